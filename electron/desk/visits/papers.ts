/** What the papers of a plan say, and the papers themselves on their way out. */
import { PDFDocument } from 'pdf-lib';
import { listOf } from '../../../db/code-lists.ts';
import { labelsOf } from '../../../db/labels.ts';
import { registerOf } from '../../../db/ledger.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { groupsOfPlan, type PlanRow } from '../../../db/questions/visit-plans.ts';
import { list } from '../../../db/read.ts';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { demand } from '../../../db/rights.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { groupLabels } from '../../../db/rules/visit-recipients.ts';
import { safeFileName } from '../../papers/file-names.ts';
import { visitApprovalHtml } from '../../papers/visit-approval.ts';
import { visitClaimsHtml } from '../../papers/visit-claims.ts';
import { visitRegisterHtml, visitSignaturesHtml } from '../../papers/visit-lists.ts';
import type { VisitPaper, VisitPaperRow } from '../../papers/visit-paper.ts';
import { DeskError } from '../errors.ts';
import { officeFacts, officeLine } from '../office-line.ts';
import { printed, type PrintedPaper, withFonts } from '../printed.ts';
import type { OfficeCall } from '../procedure.ts';
import { logExport } from '../read-log.ts';
import { fileTypes, offerDownload } from '../transfers.ts';
import { bytesOf, filesOfPlan } from './photos.ts';

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');

/** Post and sex of the people as of the plan's day. */
function peopleOf(call: OfficeCall, plan: PlanRow, ids: readonly string[]) {
  const columns = ['name', 'sex', 'position', 'on_roll'];
  const query = { register: 'people', columns, ids: [...ids], day: plan.day, limit: ids.length };
  const { rows } = list(call.ledger, call.viewer, listQuerySchema.parse(query));
  const words = (key: string, code: string): string => labelOf(listOf(call.ledger, key), code) ?? '';
  return new Map(
    rows.map(({ id, values }) => [
      id,
      {
        name: text(values['name']),
        sex: words('sex', text(values['sex'])),
        post: values['on_roll'] === 1 ? words('position', text(values['position'])) : '退休人员',
      },
    ]),
  );
}

const visitColumns = ['person', 'state', 'visited_on', 'community', 'gift', 'amount', 'visitors', 'leader', 'needs'];

/** The plan's visits that are made or to be made, by community in the order of the communities' list. */
function visitRows(call: OfficeCall, plan: PlanRow): VisitPaper['communities'] {
  const filters = [
    { key: 'plan', op: 'is', values: [plan.id] },
    { key: 'state', op: 'is', values: ['planned', 'done'] },
  ];
  const found = list(
    call.ledger,
    call.viewer,
    listQuerySchema.parse({ register: 'visits', columns: visitColumns, filters, limit: 100_000 }),
  );
  const people = peopleOf(
    call,
    plan,
    found.rows.map(({ values }) => text(values['person'])),
  );
  const places = list(
    call.ledger,
    call.viewer,
    listQuerySchema.parse({ register: 'communities', columns: ['name'], limit: 10_000 }),
  );
  const byPlace = new Map<string, VisitPaperRow[]>(places.rows.map(({ id }) => [id, []]));
  for (const { values } of found.rows) {
    const person = people.get(text(values['person']));
    if (person === undefined) continue;
    const place = text(values['community']);
    const rows = byPlace.get(place) ?? [];
    byPlace.set(place, rows);
    rows.push({
      ...person,
      community: place,
      visitedOn: dotted(text(values['visited_on'])),
      gift: text(values['gift']),
      amount: typeof values['amount'] === 'number' ? values['amount'] : null,
      visitors: together(found.labels['cadres']?.[text(values['leader'])] ?? '', text(values['visitors'])),
      // What was heard is private; a form with stars is none.
      needs: call.viewer.revealed ? text(values['needs']) : '',
    });
  }
  const names = new Map(places.rows.map(({ id, values }) => [id, text(values['name'])]));
  return [...byPlace].flatMap(([id, rows]) => (rows.length === 0 ? [] : [{ name: names.get(id) ?? '不在社区', rows }]));
}

const dotted = (day: string): string => (day === '' ? '' : formatDay(day, '1990.05.01'));
const together = (leader: string, others: string): string => [leader, others].filter((one) => one !== '').join('、');

/** @throws LedgerError forbidden; DeskError visit-nobody */
export function visitPaper(call: OfficeCall, plan: PlanRow): VisitPaper {
  for (const register of ['visit_plans', 'visits', 'people'])
    demand(call.viewer, registerOf(call.ledger, register), 'export');
  const communities = visitRows(call, plan);
  if (call.viewer.revealed)
    logExport(
      call,
      'visits',
      communities.reduce((sum, { rows }) => sum + rows.length, 0),
    );
  if (communities.length === 0)
    throw new DeskError('visit-nobody', '这份计划还没有慰问对象，没有可打印的。请先选人并保存。');
  const { county, street } = officeFacts(call.ledger);
  const occasion = labelOf(listOf(call.ledger, 'visit_occasion'), plan.occasion) ?? '';
  const leader =
    plan.leader === null
      ? ''
      : (labelsOf(call.ledger, registerOf(call.ledger, 'cadres'), [plan.leader])[plan.leader] ?? '');
  return {
    title: `${plan.year}年${occasion}慰问`,
    unit: officeLine(call.ledger),
    street: `${county}${street}`,
    occasion,
    day: formatDay(plan.day, '1990年5月1日'),
    groups: groupsOfPlan(plan)
      .map((group) => groupLabels[group])
      .join('、'),
    funding: plan.funding === null ? '' : (labelOf(listOf(call.ledger, 'visit_funding'), plan.funding) ?? ''),
    perHead: plan.perHead,
    budget: plan.budget,
    gift: plan.gift ?? '',
    visitors: together(leader, plan.visitors ?? ''),
    exception: plan.exception ?? '',
    approval: plan.approval ?? '',
    communities,
  };
}

export const visitPapers = ['approval', 'register', 'signatures', 'claims'] as const;
export type VisitPaperKind = (typeof visitPapers)[number];

const simple = {
  approval: { name: '审批单', html: visitApprovalHtml },
  register: { name: '登记表', html: visitRegisterHtml },
  signatures: { name: '发放签收表', html: visitSignaturesHtml },
} as const;

/** Scans behind the printed pages; one that cannot be read is named. */
async function withScans(
  pdf: Uint8Array,
  scans: readonly { readonly title: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  if (scans.length === 0) return pdf;
  const whole = await PDFDocument.load(pdf, { updateMetadata: false });
  for (const { title, bytes } of scans) {
    let scan: PDFDocument;
    try {
      scan = await PDFDocument.load(bytes, { updateMetadata: false });
    } catch {
      throw new DeskError(
        'visit-scan-unreadable',
        `附件“${title}”不是能打开的 PDF，或加了密码，没有生成报销附件包。请删去或换一份后再试。`,
      );
    }
    for (const page of await whole.copyPages(scan, scan.getPageIndices())) whole.addPage(page);
  }
  return whole.save({ useObjectStreams: false });
}

/** 报销附件包: summary, 发放签收表, photos and scans as one PDF; without a PDF engine the same as HTML, scans left out. */
async function claims(
  call: OfficeCall,
  plan: PlanRow,
  paper: VisitPaper,
): Promise<PrintedPaper & { readonly notes: readonly string[] }> {
  const files = filesOfPlan(call, plan.id);
  const read = (of: typeof files) =>
    Promise.all(of.map(async (file) => ({ ...file, bytes: await bytesOf(call, file) })));
  const photos = await read(files.filter(({ mime }) => mime.startsWith('image/')));
  const scans = await read(files.filter(({ mime }) => mime === 'application/pdf'));
  const html = withFonts(call, (options) => visitClaimsHtml(paper, { photos, scans: scans.length }, options));
  const name = safeFileName(`${paper.title}报销附件包`);
  const { toPdf } = call.desk.options.host;
  const none = photos.length === 0 ? ['还没有走访照片，附件包里只有说明和签收表。'] : [];
  if (toPdf === null) {
    const left = scans.length === 0 ? [] : ['本机不能生成 PDF，扫描件没有并入，请另外打印。'];
    return { ...(await printed(call, name, html)), notes: [...none, ...left] };
  }
  const pdf = await withScans(await toPdf(html, call.signal), scans);
  return { kind: 'pdf', file: offerDownload(call.desk.transfers, `${name}.pdf`, fileTypes.pdf, pdf), notes: none };
}

/** One of a plan's papers. */
export async function printVisitPaper(
  call: OfficeCall,
  plan: PlanRow,
  kind: VisitPaperKind,
): Promise<PrintedPaper & { readonly notes: readonly string[] }> {
  const paper = visitPaper(call, plan);
  if (kind === 'claims') return claims(call, plan, paper);
  const { name, html } = simple[kind];
  const made = await printed(
    call,
    safeFileName(`${paper.title}${name}`),
    withFonts(call, (options) => html(paper, options)),
  );
  return { ...made, notes: [] };
}
