/** Where files may be put: drives, folders on them, the system's folder dialog. Screens hold tokens, never paths. */
import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { DeskError } from '../errors.ts';
import { openProcedure, type Call } from '../procedure.ts';
import { placeOf, placeToken } from '../transfers.ts';

export interface Place {
  readonly token: string;
  readonly name: string;
}

export interface DrivePlace extends Place {
  readonly label: string;
  readonly removable: boolean;
  readonly readOnly: boolean;
  readonly size: number | null;
  readonly free: number | null;
}

const place = (call: Call, path: string): Place => ({
  token: placeToken(call.desk.transfers, path),
  name: basename(path) === '' ? path : basename(path),
});

export const placeProcedures = {
  /** Drives that are there now, removable ones first, and the user's own folder. */
  'places.drives': openProcedure({
    access: 'anyone',
    input: z.object({}),
    run: async (call) => {
      const drives = await call.desk.options.host.drives();
      const listed = drives.map((drive): DrivePlace => ({
        token: placeToken(call.desk.transfers, drive.path),
        name: drive.path,
        label: drive.label,
        removable: drive.removable,
        readOnly: drive.readOnly,
        size: drive.size,
        free: drive.free,
      }));
      return {
        drives: listed.toSorted((a, b) => Number(b.removable) - Number(a.removable)),
        home: place(call, homedir()),
      };
    },
  }),
  /** The folders inside a folder, for the folder page of the browser host. */
  'places.inside': openProcedure({
    access: 'anyone',
    input: z.object({ place: z.string().max(100) }),
    run: async (call, input) => {
      const path = placeOf(call.desk.transfers, input.place);
      const entries = await readdir(path, { withFileTypes: true }).catch(() => {
        throw new DeskError('place-unreadable', '这个文件夹打不开（可能没有权限，或U盘已拔出）。请换一个文件夹。');
      });
      const folders = entries
        .filter((entry) => entry.isDirectory() && !/^[.$]/.test(entry.name))
        .map((entry) => place(call, join(path, entry.name)))
        .toSorted((a, b) => a.name.localeCompare(b.name, 'zh-Hans-CN'));
      const above = dirname(path);
      return { here: { ...place(call, path), path }, above: above === path ? null : place(call, above), folders };
    },
  }),
  /** The system's own dialog; null where the clerk cancelled or this host has none. */
  'places.pick': openProcedure({
    access: 'anyone',
    input: z.object({ title: z.string().max(60) }),
    run: async (call, input) => {
      const { pickFolder } = call.desk.options.host;
      const picked = pickFolder === null ? null : await pickFolder(input.title);
      return picked === null
        ? null
        : { token: placeToken(call.desk.transfers, picked.path), name: picked.name, path: picked.path };
    },
  }),
};
