/** 任免审批表, 书记备案表 and 借调审批表 on paper. */
import { z } from 'zod';
import { registerOf } from '../../../db/ledger.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { prepared } from '../../../db/statements.ts';
import { cadreSheetHtml, sheetTitle } from '../../papers/cadre-sheet-html.ts';
import { layoutCadreSheet } from '../../papers/cadre-sheet-layout.ts';
import type { CadreSheet } from '../../papers/cadre-sheet.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { type SecondmentForm, secondmentFormHtml } from '../../papers/secondment-form.ts';
import { filledSheets } from '../cadre-sheet-facts.ts';
import { DeskError } from '../errors.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { asText, shownTable } from '../shown-table.ts';

const key = z.string().min(1).max(60);
const words = (most: number) => z.string().trim().max(most).default('');

const choice = z.object({
  people: z.array(key).min(1).max(500),
  filing: z.boolean().default(false),
  proposed: words(80),
  removed: words(80),
  reason: words(1000),
  photo: z.boolean().default(true),
  family: z.boolean().default(true),
  resume: z.enum(['records', 'text']).default('records'),
});

/** What whoever prints should know of a sheet: cut cells, left-out relatives, further pages. */
function notesOf(sheet: CadreSheet): readonly string[] {
  const { pages, overflow, relativesLeftOut } = layoutCadreSheet(sheet);
  const said = [
    ...overflow.map((one) => `“${one.cell}”有 ${one.length} 字，只印得下 ${one.printed} 字`),
    ...(relativesLeftOut > 0 ? [`家庭成员还有 ${relativesLeftOut} 人印不下`] : []),
    ...(pages.length > 2 ? [`简历转续页，共 ${pages.length} 页`] : []),
  ];
  return said.length === 0 ? [] : [`${sheet.name}：${said.join('；')}。`];
}

const printSheets = officeProcedure({
  access: 'roster.export',
  reads: true,
  input: choice,
  run: async (call, asked) => {
    for (const register of ['people', 'appraisals', 'family_members'] as const)
      demand(call.viewer, registerOf(call.ledger, register), 'export');
    // Relatives print in full: a form with stars is none.
    if (asked.family) demandRight(call.viewer, 'private.reveal');
    const sheets = await filledSheets(call, asked);
    const relatives = sheets.reduce((sum, { family }) => sum + family.length, 0);
    const who = sheets.length === 1 ? (sheets[0]?.name ?? '') : `${sheets.length}人`;
    const html = withFonts(call, (options) => cadreSheetHtml(sheets, options));
    const made = await printed(call, safeFileName(`${sheetTitle(asked.filing)}_${who}`), html);
    if (relatives > 0) logExport(call, 'family_members', relatives);
    return { ...made, notes: sheets.flatMap(notesOf) };
  },
});

const secondmentColumns = [
  'person',
  'kind',
  'borrower',
  'borrower_level',
  'post',
  'starts_on',
  'ends_on',
  'reason',
  'state',
  'approved_by',
  'approval_document',
  'assessment',
  'back_on',
] as const;
const personColumns = ['name', 'sex', 'birth_day', 'political', 'education', 'major', 'community', 'position'] as const;

/** Rows of a register as texts under their column, by record. */
function textRows<Key extends string>(
  call: OfficeCall,
  register: string,
  columns: readonly Key[],
  ids: readonly string[],
): ReadonlyMap<string, Readonly<Record<Key, string>>> {
  const query = listQuerySchema.parse({ register, columns: [...columns], ids, limit: 100_000 });
  const table = shownTable(call.ledger, call.viewer, query);
  return new Map(
    table.rows.map((row, place) => [
      table.ids[place] ?? '',
      Object.fromEntries(
        table.fields.map((field, column) => [field.key, asText(field, row[column] ?? null)]),
      ) as Record<Key, string>,
    ]),
  );
}

const dotted = (day: string): string => (day === '' ? '' : formatDay(day, '1990.05.01'));

function secondmentForms(call: OfficeCall, ids: readonly string[]): readonly SecondmentForm[] {
  const records = textRows(call, 'secondments', secondmentColumns, ids);
  const facts = prepared(
    call.ledger.db,
    'SELECT id, person, borrower_level AS level FROM live_secondments WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids)) as { id: string; person: string; level: string }[];
  const people = textRows(
    call,
    'people',
    personColumns,
    facts.map(({ person }) => person),
  );
  return facts.flatMap(({ id, person, level }) => {
    const record = records.get(id);
    const who = people.get(person);
    if (record === undefined || who === undefined) return [];
    return [
      {
        name: who.name,
        sex: who.sex,
        birth: who.birth_day === '' ? '' : formatDay(who.birth_day, '1990.05'),
        political: who.political,
        education: who.education,
        major: who.major,
        present: `${who.community}${who.position}`,
        kind: record.kind,
        period: `${dotted(record.starts_on)}—${dotted(record.ends_on)}`,
        borrower: `${record.borrower}${record.post === '' ? '' : `　${record.post}`}`,
        reason: record.reason,
        approval: record.approval_document === '' ? '' : `${record.approved_by}　${record.approval_document}`,
        assessment: record.assessment,
        backOn: dotted(record.back_on),
        warning:
          level === 'county' ? '注意：县级以上机关事业单位不得借调社区工作者（措施17），本表不能作为批准依据。' : '',
      },
    ];
  });
}

const printSecondments = officeProcedure({
  access: { register: () => 'secondments', action: 'export' } as const,
  reads: true,
  input: z.object({ ids: z.array(key).min(1).max(500) }),
  run: async (call, { ids }) => {
    const forms = secondmentForms(call, ids);
    if (forms.length === 0) throw new DeskError('nobody-chosen', '没有可打印的借调记录，可能已被删除。请重新勾选。');
    const who = forms.length === 1 ? (forms[0]?.name ?? '') : `${forms.length}人`;
    const html = withFonts(call, (options) => secondmentFormHtml(forms, options));
    return printed(call, safeFileName(`借调审批表_${who}`), html);
  },
});

export const cadreSheetProcedures = {
  'cadreSheets.print': printSheets,
  'secondments.print': printSecondments,
};
