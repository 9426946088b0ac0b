/** A clerk may put the data elsewhere at the first start: a note in the usual folder says where, and every start follows it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileSafely } from '../../db/safe-file.ts';
import { DeskError } from './errors.ts';

const noteSchema = z.object({ folder: z.string().min(1) });
const noteIn = (folder: string): string => join(folder, 'data-folder.json');

/**
 * The folder where the data lies: the given one, or the one that its note names.
 * @throws DeskError folder-missing where the named one is not there (a disk that is not plugged in); never an empty office instead
 */
export async function followNote(folder: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(noteIn(folder), 'utf8');
  } catch {
    return folder;
  }
  const note = noteSchema.safeParse(parsed(text));
  if (!note.success) {
    throw new DeskError(
      'folder-note-damaged',
      `记录数据位置的文件 ${noteIn(folder)} 已损坏。请从同一位置删除它后重选数据文件夹，或找维护人员。`,
    );
  }
  if (!existsSync(note.data.folder)) {
    throw new DeskError(
      'folder-missing',
      `数据文件夹 ${note.data.folder} 找不到。它可能在没有接好的磁盘上：请接好后点“重试”。数据没有改动。`,
    );
  }
  return note.data.folder;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Says from now on that the data lies in another folder. */
export async function leaveFolderNote(usual: string, folder: string): Promise<void> {
  await writeFileSafely(noteIn(usual), Buffer.from(JSON.stringify({ folder })));
}
