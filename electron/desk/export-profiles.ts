/** 导出格式: the table as an upper platform wants it, as the screens see it and as the register keeps it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { listOf } from '../../db/code-lists.ts';
import { newKey } from '../../db/keys.ts';
import { labelsOf } from '../../db/labels.ts';
import { listColumns } from '../../db/list-columns.ts';
import { type Ledger, registerOf } from '../../db/ledger.ts';
import { writeChange } from '../../db/records.ts';
import type { Field } from '../../db/registers/model/field.ts';
import { labelOf } from '../../db/rules/lists/lookup.ts';
import { prepared } from '../../db/statements.ts';
import { DeskError } from './errors.ts';
import { fieldsOfBinding } from './forms/form-rows.ts';
import { bindingSchema } from './forms/schemas.ts';
import type { Binding } from './forms/shapes.ts';
import type { OfficeCall } from './procedure.ts';

/** What the file is; the words are kept as they are shown. GB18030 is what Excel and old platforms take a Chinese .csv for. */
export const profileFileTypes = ['.xlsx', '.csv（UTF-8）', '.csv（GB18030）'] as const;
export type ProfileFileType = (typeof profileFileTypes)[number];

/** Columns that a profile may have. */
const mostColumns = 200;

const key = z.string().min(1).max(60);

const columnSchema = z.object({
  /** As the platform calls it. */
  heading: z.string().max(200),
  binding: bindingSchema,
  /** The platform's word by the stored code (女 → 2), of a choice, a flag or a reference; by '' where nothing is stored. */
  words: z.record(z.string().max(60), z.string().max(200)).default({}),
});

export const profileSchema = z.object({
  title: z.string().trim().max(60),
  recipient: key.nullable().default(null),
  /** The register that has a row each. */
  register: key,
  fileType: z.enum(profileFileTypes),
  /** With the list's title and lines above the heading row; import templates want the heading row alone. */
  titled: z.boolean().default(false),
  /** Empty: the profile's title. */
  sheetName: z.string().trim().max(31).default(''),
  columns: z.array(columnSchema).min(1).max(mostColumns),
  note: z.string().trim().max(1000).default(''),
});

export interface ProfileColumn {
  readonly heading: string;
  readonly binding: Binding;
  readonly words: Readonly<Record<string, string>>;
}

export interface ExportProfile {
  readonly title: string;
  readonly recipient: string | null;
  readonly register: string;
  readonly fileType: ProfileFileType;
  readonly titled: boolean;
  readonly sheetName: string;
  readonly columns: readonly ProfileColumn[];
  readonly note: string;
}

export interface KeptProfile extends ExportProfile {
  readonly id: string;
  readonly version: number;
}

/** The list columns of a register by key. */
export function columnFields(ledger: Ledger, register: string): ReadonlyMap<string, Field> {
  const columns = listColumns(ledger, registerOf(ledger, register));
  return new Map([...columns].map(([column, { field }]): [string, Field] => [column, field]));
}

/** The field whose codes a column may write in the platform's words; undefined where it has none. */
export function codedField(fields: ReadonlyMap<string, Field>, binding: Binding): Field | undefined {
  const field = binding.take === 'field' ? fields.get(binding.field) : undefined;
  return field !== undefined && ['choice', 'flag', 'ref'].includes(field.kind) ? field : undefined;
}

/** @throws LedgerError register-unknown; DeskError profile-column-unknown */
export function demandColumns(ledger: Ledger, { register, columns, title }: ExportProfile): void {
  const fields = columnFields(ledger, register);
  for (const [place, { heading, binding }] of columns.entries()) {
    const gone = fieldsOfBinding(binding).find((field) => !fields.has(field));
    if (gone === undefined) continue;
    throw new DeskError(
      'profile-column-unknown',
      `导出格式“${title}”第 ${place + 1} 列“${heading}”取的栏目已不在台账里，没有导出。请到“导出格式”改选这一列取什么。`,
    );
  }
}

/** What a code of a field is called. */
function codeLabel(ledger: Ledger, field: Field, code: string): string {
  if (code === '') return '没有登记';
  if (field.kind === 'choice') return labelOf(listOf(ledger, field.list), code) ?? code;
  if (field.kind === 'ref') return labelsOf(ledger, registerOf(ledger, field.register), [code])[code] ?? code;
  return code === '1' ? '是' : '否';
}

function sourceText(fields: ReadonlyMap<string, Field>, binding: Binding): string {
  switch (binding.take) {
    case 'field':
    case 'joined':
      return fieldsOfBinding(binding)
        .map((key) => fields.get(key)?.label ?? key)
        .join('＋');
    case 'constant':
      return `“${binding.text}”`;
    case 'sequence':
      return '序号';
    case 'count':
      return '统计人数';
    case 'office':
      return '本单位信息';
    case 'blank':
      return '留空';
  }
}

/** The columns in words, for the list of profiles and for history: *性别（取性别：男→1、女→2）、备注（取留空）. */
function columnsText(ledger: Ledger, { register, columns }: ExportProfile): string {
  const fields = columnFields(ledger, register);
  const told = columns.map(({ heading, binding, words }) => {
    const source = sourceText(fields, binding);
    const field = codedField(fields, binding);
    const mapped = field === undefined ? [] : Object.entries(words);
    const codes = mapped.flatMap(([code, word]) =>
      field === undefined ? [] : [`${codeLabel(ledger, field, code)}→${word}`],
    );
    if (codes.length > 0) return `${heading}（取${source}：${codes.join('、')}）`;
    return source === heading ? heading : `${heading}（取${source}）`;
  });
  return told.join('、').slice(0, 20_000);
}

/** Keeps what columns say under its code. */
function keepColumns(ledger: Ledger, columns: readonly ProfileColumn[]): string {
  const content = JSON.stringify(columns);
  const code = createHash('sha256').update(content).digest('hex').slice(0, 16);
  prepared(ledger.db, 'INSERT INTO export_profile_columns (code, content) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    code,
    content,
  );
  return code;
}

const valuesOf = (ledger: Ledger, profile: ExportProfile) => ({
  title: profile.title,
  recipient: profile.recipient,
  row_register: profile.register,
  file_type: profile.fileType,
  titled: profile.titled ? 1 : 0,
  sheet_name: profile.sheetName === '' ? null : profile.sheetName,
  headings: columnsText(ledger, profile),
  columns: keepColumns(ledger, profile.columns),
  note: profile.note === '' ? null : profile.note,
});

/** A csv has one heading row and nothing else; words of codes that a column no longer takes go. */
function settled(ledger: Ledger, profile: ExportProfile): ExportProfile {
  const fields = columnFields(ledger, profile.register);
  const columns = profile.columns.map((column) => {
    const words = codedField(fields, column.binding) === undefined ? {} : column.words;
    return { ...column, words: Object.fromEntries(Object.entries(words).filter(([, word]) => word !== '')) };
  });
  return { ...profile, titled: profile.titled && profile.fileType === '.xlsx', columns };
}

export interface SavedProfile {
  readonly id: string;
  readonly version: number;
  readonly changeId: string;
}

/**
 * Keeps a profile as one change.
 * @param of the record and the version that was on the screen; null for a new one
 * @throws DeskError profile-column-unknown; LedgerError of writeChange (invalid, conflict, duplicate)
 */
export function saveProfile(
  call: OfficeCall,
  of: { readonly id: string; readonly version: number } | null,
  profile: ExportProfile,
): SavedProfile {
  demandColumns(call.ledger, profile);
  const id = of?.id ?? newKey();
  const request = {
    actor: call.session.account,
    kind: 'edit',
    title: `${of === null ? '新增' : '修改'}导出格式 1 种`,
  } as const;
  const { changeId, records } = call.ledger.db
    .transaction(() => {
      const values = valuesOf(call.ledger, settled(call.ledger, profile));
      return writeChange(call.ledger, request, [
        of === null
          ? { op: 'create', register: 'export_profiles', id, values }
          : { op: 'update', register: 'export_profiles', id, version: of.version, patch: values },
      ]);
    })
    .immediate();
  const version = records.find((record) => record.id === id)?.version ?? of?.version ?? 1;
  return { id, version, changeId };
}

interface ProfileRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly recipient: string | null;
  readonly row_register: string;
  readonly file_type: string;
  readonly titled: number | null;
  readonly sheet_name: string | null;
  /** Null where nothing stands under the record's code. */
  readonly content: string | null;
  readonly note: string | null;
}

/** @throws DeskError profile-unknown, profile-damaged */
export function profileOf(ledger: Ledger, id: string): KeptProfile {
  const row = prepared(
    ledger.db,
    `SELECT p.*, c.content FROM live_export_profiles p LEFT JOIN export_profile_columns c ON c.code = p.columns
     WHERE p.id = ?`,
  ).get(id) as ProfileRow | undefined;
  if (row === undefined) {
    throw new DeskError(
      'profile-unknown',
      '这种导出格式已不存在，可能被删除了。请另选一种，或到“导出格式”的回收站恢复。',
    );
  }
  const read = profileSchema.safeParse({
    title: row.title,
    recipient: row.recipient,
    register: row.row_register,
    fileType: row.file_type,
    titled: row.titled === 1,
    sheetName: row.sheet_name ?? '',
    columns: row.content === null ? null : (JSON.parse(row.content) as unknown),
    note: row.note ?? '',
  });
  if (!read.success) {
    throw new DeskError(
      'profile-damaged',
      `导出格式“${row.title}”的内容读不出来，可能在别处被改过。请在它的修改历史里撤销最近的修改，或重新做一种。`,
    );
  }
  return { ...read.data, id: row.id, version: row.version };
}
