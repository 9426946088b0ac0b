/** A list of names: opened, its lines recognised, decided by the clerk, filled in its own order in its own file. */
import { newKey } from '../../../db/keys.ts';
import { today } from '../../../db/ledger.ts';
import { prepared } from '../../../db/statements.ts';
import type { Cell } from '../../sheets/cell.ts';
import { isCutNumber } from '../../sheets/cell.ts';
import { DeskError } from '../errors.ts';
import { foundIn, tableOf } from '../forms/open-form.ts';
import { type FormFile, readFormFile } from '../forms/form-file.ts';
import { keepBlank, readBlank } from '../forms/kept-file.ts';
import { rememberedHeadings } from '../forms/remembered.ts';
import type { Binding, FormColumn } from '../forms/shapes.ts';
import { formWords } from '../forms/words.ts';
import type { OfficeCall } from '../procedure.ts';
import { knownPeople } from './known-people.ts';
import {
  candidateOf,
  indexOf,
  type Match,
  matchLine,
  type PeopleIndex,
  plainName,
  plainNumber,
  type SaidOf,
} from './match-names.ts';
import type { KeyRole, ListColumn, NameLine, NameListContent, NameListView, Standing } from './shapes.ts';

/** Lines that a list may have. */
const mostLines = 5000;

const roles: Readonly<Record<string, KeyRole>> = {
  name: 'name',
  id_number: 'id_number',
  phone: 'phone',
  community: 'community',
};

function roleOf(binding: Binding | null): KeyRole | null {
  return binding?.take === 'field' ? (roles[binding.field] ?? null) : null;
}

/** A column names people where its cells hold something: an empty 联系电话 waits to be filled. */
function listColumn(column: FormColumn, filled: boolean): ListColumn {
  const role = filled ? roleOf(column.binding) : null;
  const kept = filled && role === null && column.binding?.take !== 'blank';
  return { ...column, role, ...(kept ? { reason: '已有内容；只填空格时不动' } : {}) };
}

interface OpenList {
  readonly id: string;
  readonly content: NameListContent;
  readonly fileName: string;
  readonly digest: string;
}

/** @throws DeskError list-no-names, list-too-long, sheet-… */
export async function openNameList(
  call: OfficeCall,
  name: string,
  bytes: Uint8Array,
): Promise<{ readonly id: string }> {
  const file = await readFormFile(bytes, name);
  const { ledger } = call;
  const day = today(ledger);
  const words = formWords(ledger, 'people');
  const context = { ledger, words, remembered: rememberedHeadings(ledger, 'people'), day };
  for (const sheet of file.sheets) {
    const found = foundIn(sheet, words);
    const [part] = found.parts;
    if (part === undefined || part.namedRows.length === 0 || sheet.grid.hidden) continue;
    if (part.namedRows.length > mostLines) {
      throw new DeskError(
        'list-too-long',
        `“${name}”里有 ${part.namedRows.length} 行，一次最多 ${mostLines} 行。请分成几份再来。`,
      );
    }
    const table = tableOf(found, context, file.kind);
    const columns = table.columns.map((column) =>
      listColumn(
        column,
        part.namedRows.some((y) => (sheet.grid.rows[y]?.[column.index]?.text ?? '') !== ''),
      ),
    );
    if (!columns.some(({ role }) => role === 'name' || role === 'id_number')) continue;
    const content: NameListContent = {
      kind: file.kind,
      sheet: sheet.place,
      headingRows: [part.headingRows[0] + 1, part.headingRows[1] + 1],
      title: table.title,
      columns,
      added: [],
      settings: { day, overwrite: false },
      decisions: {},
    };
    const { digest } = await keepBlank(call, bytes);
    const id = newKey();
    prepared(
      ledger.db,
      'INSERT INTO name_lists (id, opened_at, actor, file_name, digest, content) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(id, ledger.now(), call.session.account.name, name, digest, JSON.stringify(content));
    return { id };
  }
  throw new DeskError(
    'list-no-names',
    `“${name}”里没有认出名单：要有一行表头（如“姓名”），下面一行一个人。请补上表头，或直接把姓名一行一个粘贴进来。`,
  );
}

/** @throws DeskError list-unknown */
export function nameListOf(call: OfficeCall, id: string): OpenList {
  const row = prepared(call.ledger.db, 'SELECT file_name, digest, content FROM name_lists WHERE id = ?').get(id) as
    | { readonly file_name: string; readonly digest: string; readonly content: string }
    | undefined;
  if (row === undefined) throw new DeskError('list-unknown', '这份名单已不在了，请重新打开名单文件。');
  return { id, content: JSON.parse(row.content) as NameListContent, fileName: row.file_name, digest: row.digest };
}

export function keepNameList(call: OfficeCall, id: string, content: NameListContent): void {
  prepared(call.ledger.db, 'UPDATE name_lists SET content = ? WHERE id = ?').run(JSON.stringify(content), id);
}

export async function fileOfList(call: OfficeCall, list: OpenList): Promise<FormFile> {
  return await readFormFile(await readBlank(call, list.digest), list.fileName);
}

/** A line of the file with what it says. */
export interface ReadLine {
  /** 0-based row of the file. */
  readonly row: number;
  readonly said: SaidOf;
}

function saidBy(row: readonly Cell[], columns: readonly ListColumn[]): SaidOf {
  const cell = (role: KeyRole): Cell | undefined => row[columns.find((column) => column.role === role)?.index ?? -1];
  const number = cell('id_number');
  return {
    name: plainName(cell('name')?.text ?? ''),
    idNumber: plainNumber(number?.text ?? ''),
    phone: cell('phone')?.text ?? '',
    community: cell('community')?.text ?? '',
    cutNumber: number !== undefined && isCutNumber(number),
  };
}

/** The lines of a list in the file's own order. */
export function linesOf(call: OfficeCall, file: FormFile, content: NameListContent): readonly ReadLine[] {
  const sheet = file.sheets.find(({ place }) => place === content.sheet);
  const part =
    sheet === undefined ? undefined : foundIn(sheet, formWords(call.ledger, 'people'), content.headingRows).parts[0];
  return (part?.namedRows ?? []).map((row) => ({ row, said: saidBy(sheet?.grid.rows[row] ?? [], content.columns) }));
}

/** Who each line is, with what the clerk decided. */
export interface SolvedLine extends ReadLine {
  readonly match: Match;
  readonly standing: Standing;
  /** The person's key, or null where the line stays empty. */
  readonly person: string | null;
}

export function solve(
  lines: readonly ReadLine[],
  index: PeopleIndex,
  decisions: NameListContent['decisions'],
): readonly SolvedLine[] {
  return lines.map((line) => {
    const match = matchLine(line.said, index);
    const decided = decisions[String(line.row)];
    if (decided === '') return { ...line, match, standing: 'left', person: null };
    if (decided !== undefined && index.byId.has(decided)) {
      return { ...line, match, standing: 'decided', person: decided };
    }
    return { ...line, match, standing: match.standing, person: match.person?.id ?? null };
  });
}

/** What the line says of the person besides the name; numbers masked. */
function saidText({ idNumber, phone, community, cutNumber }: SaidOf): string {
  return [
    community,
    idNumber === '' ? '' : cutNumber ? '身份证号已被 Excel 截断' : `身份证尾号 ${idNumber.slice(-4)}`,
    phone === '' ? '' : `电话尾号 ${phone.slice(-4)}`,
  ]
    .filter((text) => text !== '')
    .join('、');
}

function lineView(
  { row, said, match, standing, person }: SolvedLine,
  index: PeopleIndex,
  firstRows: ReadonlyMap<string, number>,
): NameLine {
  const known = person === null ? undefined : index.byId.get(person);
  const twin = person === null ? undefined : firstRows.get(person);
  const repeated = twin !== undefined && twin !== row ? `与第 ${twin + 1} 行是同一个人` : '';
  return {
    row: row + 1,
    name: said.name,
    said: saidText(said),
    standing,
    person: known === undefined ? null : candidateOf(known),
    candidates: match.candidates.map(candidateOf),
    reason: standing === 'one' || standing === 'decided' ? repeated : standing === 'left' ? '这一行留空' : match.reason,
  };
}

export async function nameListView(call: OfficeCall, id: string): Promise<NameListView> {
  const list = nameListOf(call, id);
  const { content, fileName } = list;
  const index = indexOf(knownPeople(call, content.settings.day));
  const solved = solve(linesOf(call, await fileOfList(call, list), content), index, content.decisions);
  const firstRows = new Map<string, number>();
  for (const { person, row } of solved) if (person !== null && !firstRows.has(person)) firstRows.set(person, row);
  const counts: Record<Standing, number> = { one: 0, decided: 0, left: 0, many: 0, doubt: 0, none: 0 };
  for (const { standing } of solved) counts[standing] += 1;
  const { kind, title, columns, added, settings } = content;
  return {
    id,
    fileName,
    kind,
    title,
    columns,
    added,
    settings,
    lines: solved.map((line) => lineView(line, index, firstRows)),
    counts,
    mayAdd: kind !== 'docx',
  };
}
