/** The worker that reads one file and ends. It is given bytes and a name and answers with plain data; killing it is safe at any moment. */
import { parentPort, workerData } from 'node:worker_threads';
import { DeskError } from '../desk/errors.ts';
import { pack, type PackedSheet } from './packed.ts';
import { refusal } from './refusals.ts';
import { readWorkbook } from './workbook.ts';

export interface ReadTask {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

export type ReadAnswer =
  | { readonly sheets: readonly PackedSheet[] }
  | { readonly refused: { readonly code: string; readonly message: string } };

async function answer({ bytes, fileName }: ReadTask): Promise<ReadAnswer> {
  try {
    return { sheets: pack(await readWorkbook(bytes, fileName)) };
  } catch (error) {
    const told = error instanceof DeskError ? error : refusal('sheet-damaged', fileName);
    return { refused: { code: told.code, message: told.message } };
  }
}

const answered = await answer(workerData as ReadTask);
const moved = 'sheets' in answered ? answered.sheets.map((sheet) => sheet.kinds.buffer as ArrayBuffer) : [];
parentPort?.postMessage(answered, moved);
