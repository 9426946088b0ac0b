/** 导出格式: kept per upper platform, tried out on the office's own rows, begun from a platform's template. */
import { z } from 'zod';
import { type ListQuery, listQuerySchema } from '../../../db/list-query.ts';
import { registerOf } from '../../../db/ledger.ts';
import { list } from '../../../db/read.ts';
import { demand } from '../../../db/rights.ts';
import { DeskError } from '../errors.ts';
import { type ExportProfile, profileOf, profileSchema, saveProfile } from '../export-profiles.ts';
import { profileFile } from '../export-profiles-file.ts';
import { profileTable, type Unmapped } from '../export-profiles-table.ts';
import { readTemplate } from '../export-profiles-template.ts';
import { writtenText } from '../forms/written-value.ts';
import { officeLine } from '../office-line.ts';
import { officeProcedure } from '../procedure.ts';
import { offerDownload, takeUpload } from '../transfers.ts';

const key = z.string().min(1).max(60);
const read = { register: () => 'export_profiles', action: 'read' } as const;
const write = { register: () => 'export_profiles', action: 'write' } as const;

/** How many rows 试导出 writes. */
const triedRows = 20;

/** Everything of the register that usually leaves: of people, those on the roll today. */
function usualQuery(register: string): ListQuery {
  const filters = register === 'people' ? [{ key: 'on_roll', op: 'is' as const, values: [1] }] : [];
  return listQuerySchema.parse({ register, filters });
}

export interface ProfileLine {
  readonly id: string;
  readonly title: string;
  readonly recipient: string;
  readonly register: string;
}

export interface ProfilePreview {
  /** The first rows as they will stand in the file. */
  readonly rows: readonly (readonly string[])[];
  readonly total: number;
  readonly gaps: readonly number[];
  readonly unmapped: readonly (Unmapped | null)[];
}

export const exportProfileProcedures = {
  /** The profiles of a register, for the choice at 导出当前列表. */
  'exportProfiles.list': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ register: key }),
    run: (call, { register }): readonly ProfileLine[] => {
      const query = listQuerySchema.parse({
        register: 'export_profiles',
        columns: ['title', 'recipient', 'row_register'],
        filters: [{ key: 'row_register', op: 'is', values: [register] }],
        sort: [{ key: 'title' }],
        limit: 200,
      });
      const found = list(call.ledger, call.viewer, query);
      return found.rows.map(({ id, values }) => ({
        id,
        title: String(values['title'] ?? ''),
        recipient: found.labels['recipients']?.[String(values['recipient'])] ?? '',
        register,
      }));
    },
  }),
  'exportProfiles.get': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ id: key }),
    run: (call, { id }) => profileOf(call.ledger, id),
  }),
  'exportProfiles.save': officeProcedure({
    access: write,
    input: z.object({
      of: z.object({ id: key, version: z.int().min(1) }).nullable(),
      profile: profileSchema,
    }),
    run: (call, { of, profile }) => {
      if (profile.title === '') {
        throw new DeskError('profile-untitled', '请填写格式名称，如“省社工平台”，没有保存。', [
          { field: 'title', message: '请填写格式名称。' },
        ]);
      }
      demand(call.viewer, registerOf(call.ledger, profile.register), 'read');
      return saveProfile(call, of, profile);
    },
  }),
  /** The first rows of a profile that may not be saved yet; private values as the viewer may see them. */
  'exportProfiles.preview': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ profile: profileSchema, limit: z.int().min(1).max(50).default(6) }),
    run: (call, { profile, limit }): ProfilePreview => {
      const full = call.viewer.revealed;
      const { rows, gaps, unmapped } = profileTable(call, profile, usualQuery(profile.register), { full });
      const shown = rows.slice(0, limit).map((row) => row.map((value) => writtenText(value)));
      return { rows: shown, total: rows.length, gaps, unmapped };
    },
  }),
  /** 试导出: the first rows as a file, private values masked, to be tried on the platform's import page. */
  'exportProfiles.try': officeProcedure({
    access: read,
    reads: true,
    input: z.object({ profile: profileSchema }),
    run: async (call, input) => {
      const profile: ExportProfile = input.profile;
      demand(call.viewer, registerOf(call.ledger, profile.register), 'export');
      const table = profileTable(call, profile, usualQuery(profile.register), { full: false });
      const rows = table.rows.slice(0, triedRows);
      const head = {
        title: profile.title,
        subtitleLines: [`${officeLine(call.ledger)}　截至 ${table.day}　试导出 ${rows.length} 行`],
      };
      const { ending, mime, bytes } = await profileFile(profile, rows, head);
      const name = `${profile.title === '' ? '导出格式' : profile.title}_试导出${ending}`;
      return { ...offerDownload(call.desk.transfers, name, mime, bytes), rows: rows.length };
    },
  }),
  'exportProfiles.template': officeProcedure({
    access: write,
    input: z.object({ register: key, upload: z.string().max(80) }),
    run: (call, { register, upload }) => {
      const { name, bytes } = takeUpload(call.desk.transfers, upload, 'form');
      return readTemplate(call, register, name, bytes);
    },
  }),
};
