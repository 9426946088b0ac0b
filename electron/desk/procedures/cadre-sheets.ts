/** 任免审批表, 书记备案表, 任命材料包 and 借调审批表 on paper. */
import { z } from 'zod';
import { registerOf } from '../../../db/ledger.ts';
import { demand, demandRight } from '../../../db/rights.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { prepared } from '../../../db/statements.ts';
import { appointmentPackHtml } from '../../papers/appointment-pack.ts';
import { cadreSheetHtml, sheetTitle } from '../../papers/cadre-sheet-html.ts';
import { layoutCadreSheet } from '../../papers/cadre-sheet-layout.ts';
import type { CadreSheet } from '../../papers/cadre-sheet.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { type SecondmentForm, secondmentFormHtml } from '../../papers/secondment-form.ts';
import { filledPack } from '../appointment-pack-facts.ts';
import { filledSheets } from '../cadre-sheet-facts.ts';
import { DeskError } from '../errors.ts';
import { printed, withFonts } from '../printed.ts';
import { officeProcedure, type OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { textRows } from '../text-rows.ts';

const key = z.string().min(1).max(60);
const words = (most: number) => z.string().trim().max(most).default('');

const papers = z.object({
  people: z.array(key).min(1).max(500),
  proposed: words(80),
  removed: words(80),
  reason: words(1000),
  photo: z.boolean().default(true),
  family: z.boolean().default(true),
  resume: z.enum(['records', 'text']).default('records'),
});

/** Whoever prints sheets may take out what stands on them; relatives print in full, as a form with stars is none. */
function demandSheets({ viewer, ledger }: OfficeCall, family: boolean): void {
  for (const register of ['people', 'appraisals', 'family_members'] as const)
    demand(viewer, registerOf(ledger, register), 'export');
  if (family) demandRight(viewer, 'private.reveal');
}

const countRelatives = (sheets: readonly CadreSheet[]): number =>
  sheets.reduce((sum, { family }) => sum + family.length, 0);

const namesOf = (sheets: readonly CadreSheet[]): string =>
  sheets.length === 1 ? (sheets[0]?.name ?? '') : `${sheets.length}人`;

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
  input: papers.extend({ filing: z.boolean().default(false) }),
  run: async (call, asked) => {
    demandSheets(call, asked.family);
    const sheets = await filledSheets(call, asked);
    const html = withFonts(call, (options) => cadreSheetHtml(sheets, options));
    const made = await printed(call, safeFileName(`${sheetTitle(asked.filing)}_${namesOf(sheets)}`), html);
    const relatives = countRelatives(sheets);
    if (relatives > 0) logExport(call, 'family_members', relatives);
    return { ...made, notes: sheets.flatMap(notesOf) };
  },
});

/** 任命材料包: 请示, and for each person 任免审批表 and 资格联审表, in one print. */
const printPack = officeProcedure({
  access: 'roster.export',
  reads: true,
  input: papers.extend({
    people: z.array(key).min(1).max(50),
    addressee: words(60),
    idNumber: z.boolean().default(true),
  }),
  run: async (call, asked) => {
    demandSheets(call, asked.family);
    demand(call.viewer, registerOf(call.ledger, 'background_checks'), 'export');
    if (asked.idNumber) demandRight(call.viewer, 'private.reveal');
    const pack = await filledPack(call, asked);
    const sheets = pack.people.map(({ sheet }) => sheet);
    const html = withFonts(call, (options) => appointmentPackHtml(pack, options));
    const made = await printed(call, safeFileName(`任命材料_${namesOf(sheets)}`), html);
    const relatives = countRelatives(sheets);
    if (relatives > 0) logExport(call, 'family_members', relatives);
    if (asked.idNumber) logExport(call, 'people', sheets.length);
    return { ...made, notes: [...sheets.flatMap(notesOf), ...pack.notes] };
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

const dotted = (day: string): string => (day === '' ? '' : formatDay(day, '1990.05.01'));

function secondmentForms(call: OfficeCall, ids: readonly string[]): readonly SecondmentForm[] {
  const records = new Map(textRows(call, 'secondments', secondmentColumns, ids).map(({ id, texts }) => [id, texts]));
  const facts = prepared(
    call.ledger.db,
    'SELECT id, person, borrower_level AS level FROM live_secondments WHERE id IN (SELECT value FROM json_each(?))',
  ).all(JSON.stringify(ids)) as { id: string; person: string; level: string }[];
  const asked = facts.map(({ person }) => person);
  const people = new Map(textRows(call, 'people', personColumns, asked).map(({ id, texts }) => [id, texts]));
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
  'cadreSheets.pack': printPack,
  'secondments.print': printSecondments,
};
