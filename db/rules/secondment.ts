/** 借调(抽调): what a record of it must keep. Measure 17 of 《关于加强社区工作者队伍建设的意见》 (2024-03-28). */
import type { FieldValue } from '../registers/model/field.ts';
import { compareDays } from './day.ts';

/** Measure 17 in its own words, as every refusal cites it. */
const measure17 =
  '《关于加强社区工作者队伍建设的意见》措施17：县级以上机关事业单位不得借调社区工作者；街道（乡镇）确需借调的，按程序报请县级党委社会工作部批准';

interface Fault {
  readonly field: string;
  readonly message: string;
}

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** What 已批准 asks for: never a county's, and of a street the document and the end. */
function approvedFaults(values: Readonly<Record<string, FieldValue>>): readonly Fault[] {
  if (text(values['borrower_level']) === 'county') {
    return [
      {
        field: 'state',
        message: `借入单位是县级及以上的，不能记为“已批准”（${measure17}）。已经在借的请记为“违规在借(自查)”并填清退期限，没有批的记为“不予批准”。`,
      },
    ];
  }
  return [
    ...(text(values['approval_document']) === ''
      ? [{ field: 'approval_document', message: `“已批准”的借调请填写批准文号（${measure17}）。` }]
      : []),
    ...(text(values['ends_on']) === ''
      ? [{ field: 'ends_on', message: '“已批准”的借调请填写借调期满日期，到期返岗或重新报批。' }]
      : []),
  ];
}

/** What a secondment found in a self-check asks for: until when it is ended, and when it was. */
function irregularFaults(values: Readonly<Record<string, FieldValue>>): readonly Fault[] {
  const state = text(values['state']);
  if (state === 'irregular' && text(values['clear_by']) === '')
    return [{ field: 'clear_by', message: '“违规在借(自查)”请填写清退期限（措施17）。' }];
  if (state === 'cleared' && text(values['back_on']) === '')
    return [{ field: 'back_on', message: '“已清退”请填写返岗日期。' }];
  return [];
}

const afterStart = [
  ['ends_on', '借调期满日期'],
  ['clear_by', '清退期限'],
  ['back_on', '返岗日期'],
] as const;

/** The faults of one record of the register `secondments`; empty where it may stand. */
export function secondmentFaults(values: Readonly<Record<string, FieldValue>>): readonly Fault[] {
  const start = text(values['starts_on']);
  const early = afterStart.flatMap(([field, label]) => {
    const day = text(values[field]);
    if (start === '' || day === '' || compareDays(start, day) <= 0) return [];
    return [{ field, message: `${label}早于借调起始日期，请检查两个日期。` }];
  });
  return [...(text(values['state']) === 'approved' ? approvedFaults(values) : irregularFaults(values)), ...early];
}
