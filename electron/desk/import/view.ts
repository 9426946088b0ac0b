/** What the wizard shows of a plan: counts, questions for the whole file, rows with old and new values. */
import { labelsOf } from '../../../db/labels.ts';
import { registerOf } from '../../../db/ledger.ts';
import { shownValue } from '../../../db/read.ts';
import type { Field, FieldValue } from '../../../db/registers/model/field.ts';
import { fieldOf } from '../../../db/registers/model/register.ts';
import { fieldsOf } from '../../../db/ledger.ts';
import { formatMoney } from '../../../db/rules/money.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import type { OfficeCall } from '../procedure.ts';
import { holding, ownedBy } from './known.ts';
import type { Plan } from './plan.ts';
import type { FieldPlan, PlannedRow, RowProblem, Tab } from './plan-types.ts';
import { filteredRows, type RowFilter } from './row-filter.ts';
import { cellIn } from './read-row.ts';
import type { DatedMode, Mark } from './reading.ts';
import type { ActiveRun } from './run.ts';

export interface FieldView extends FieldPlan {
  readonly label: string;
  /** As shown: labels of choices, names of communities; the old one masked where it is private. */
  readonly oldText: string;
  readonly newText: string;
}

export interface CellView {
  readonly column: number;
  readonly heading: string;
  readonly place: string;
  readonly label: string;
  /** As it stands in the file, or as typed over it. */
  readonly text: string;
  readonly mended: boolean;
  readonly decision: 'drop' | 'accept' | null;
  readonly marks: readonly Mark[];
  readonly fields: readonly FieldView[];
}

export interface Candidate {
  readonly id: string;
  readonly label: string;
  /** Community, masked number, in the bin: what tells namesakes apart. */
  readonly detail: string;
}

export interface RowView {
  /** 1-based row of the file. */
  readonly row: number;
  readonly hidden: boolean;
  readonly tab: Tab;
  readonly name: string;
  readonly record: string | null;
  readonly problems: readonly (Omit<RowProblem, 'candidates'> & { readonly candidates: readonly Candidate[] })[];
  readonly remarks: readonly string[];
  /** Dated registers that ask 更正 or 变动, with what holds for this row. */
  readonly asks: readonly { readonly register: string; readonly label: string; readonly mode: DatedMode | null }[];
  readonly cells: readonly CellView[];
}

interface Shower {
  readonly field: (register: string, key: string) => Field | undefined;
  readonly text: (register: string, key: string, value: FieldValue) => string;
}

function shower(call: OfficeCall, run: ActiveRun, plan: Plan): Shower {
  const { ledger } = call;
  const { lists, references } = plan.context;
  const created = new Map(
    [...references.unknown].flatMap(([key, { name }]) => {
      const choice = run.settings.communities[key];
      return choice?.act === 'create' ? [[choice.id, name] as const] : [];
    }),
  );
  const field = (register: string, key: string): Field | undefined =>
    fieldOf(registerOf(ledger, register), key) ??
    fieldsOf(ledger, registerOf(ledger, register)).find((one) => one.key === key);
  const text = (register: string, key: string, value: FieldValue): string => {
    const own = field(register, key);
    if (value === null || own === undefined) return value === null ? '' : String(value);
    switch (own.kind) {
      case 'choice':
        return labelOf(lists(own.list), String(value)) ?? String(value);
      case 'flag':
        return value === 1 ? '是' : '否';
      case 'money':
        return typeof value === 'number' ? formatMoney(value) : value;
      case 'ref': {
        const id = String(value);
        return (
          references.communityNames.get(id) ??
          created.get(id) ??
          labelsOf(ledger, registerOf(ledger, own.register), [id])[id] ??
          ''
        );
      }
      default:
        return String(value);
    }
  };
  return { field, text };
}

function candidatesOf(call: OfficeCall, plan: Plan, ids: readonly string[]): readonly Candidate[] {
  const { known, context, references } = plan;
  const people = context.places.base;
  const idField = fieldOf(people, 'id_number');
  const labels = labelsOf(call.ledger, people, ids);
  return ids.map((id) => {
    const record = known.base.get(id) ?? [...known.binned.values()].find((one) => one.id === id);
    const values = record?.values ?? {};
    const [post] = holding(context.register('appointments'), ownedBy(known, 'appointments', id), context.settings.asOf);
    const number = idField === undefined ? null : shownValue(call.viewer, idField, values['id_number'] ?? null);
    const details = [
      references.communityNames.get(String(post?.values['community'] ?? '')) ?? '',
      number === null && idField !== undefined ? '没有登记身份证号' : String(number ?? ''),
      known.base.has(id) ? '' : '在回收站',
    ];
    return { id, label: labels[id] ?? '', detail: details.filter((one) => one !== '').join(' · ') };
  });
}

function cellsOf(call: OfficeCall, run: ActiveRun, plan: Plan, row: PlannedRow, show: Shower): readonly CellView[] {
  return run.columns.flatMap(({ index, heading, place: key }) => {
    const place = key === null ? undefined : plan.context.places.byKey.get(key);
    if (place === undefined) return [];
    const read = row.read.cells.find((cell) => cell.column === index);
    const fields = (row.fields.get(index) ?? []).map((field): FieldView => {
      const own = show.field(field.register, field.field);
      const same = field.act === 'same' || own === undefined;
      const old = same ? field.old : shownValue(call.viewer, own, field.old);
      return {
        ...field,
        old,
        value: field.act === 'keep' ? old : field.value,
        label: own?.label ?? field.field,
        oldText: show.text(field.register, field.field, old),
        newText: show.text(field.register, field.field, field.act === 'keep' ? old : field.value),
      };
    });
    return [
      {
        column: index,
        heading,
        place: place.key,
        label: place.label,
        text: cellIn(row.row, index).text,
        mended: row.row.repairs[index] !== undefined,
        decision: row.row.decisions.cells?.[index]?.act ?? null,
        marks: [...(read?.marks ?? []), ...(row.marks.get(index) ?? [])],
        fields,
      },
    ];
  });
}

/** What a row is called: the person's name, or the title of the record. */
function nameOf(plan: Plan, row: PlannedRow, show: Shower): string {
  const { base } = plan.context.places;
  const owner = base.key === 'people' || base.owner === undefined ? [] : [base.owner];
  const stands = plan.known.base.get(row.record ?? '')?.values ?? {};
  const words = [...owner, ...base.title].map((key) =>
    show.text(base.key, key, row.read.base.get(key)?.value ?? stands[key] ?? null),
  );
  return words.filter((word) => word !== '').join(' ');
}

/** Rows of one tab, or of all, as far as the filter leaves them. */
export function rowViews(
  call: OfficeCall,
  run: ActiveRun,
  plan: Plan,
  query: RowFilter & { readonly offset: number; readonly limit: number },
): { readonly rows: readonly RowView[]; readonly total: number } {
  const show = shower(call, run, plan);
  const chosen = filteredRows(plan.rows, query, (row) => nameOf(plan, row, show));
  const rows = chosen.slice(query.offset, query.offset + query.limit).map((row): RowView => {
    return {
      row: row.row.rowNumber,
      hidden: row.row.hidden,
      tab: row.tab,
      name: nameOf(plan, row, show),
      record: row.record,
      problems: row.problems.map((problem) => ({
        ...problem,
        candidates: candidatesOf(call, plan, problem.candidates ?? []),
      })),
      remarks: row.remarks,
      asks: row.asks.map((register) => ({
        register,
        label: registerOf(call.ledger, register).label,
        mode: row.row.decisions.dated?.[register] ?? run.settings.dated[register] ?? null,
      })),
      cells: cellsOf(call, run, plan, row, show),
    };
  });
  return { rows, total: chosen.length };
}
