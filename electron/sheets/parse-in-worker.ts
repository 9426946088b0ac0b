/** Reads a workbook in a thread of its own, which ends with the reading, with the cancel, or with its memory. */
import { Worker } from 'node:worker_threads';
import { DeskError } from '../desk/errors.ts';
import type { Workbook } from './cell.ts';
import { unpack } from './packed.ts';
import { refusal } from './refusals.ts';
import type { ReadAnswer, ReadTask } from './sheets.entry.ts';

/** MB of memory that reading one file may take: a PC of 4 GB must go on working beside it. */
const memoryLimit = 1536;

export interface ParseOptions {
  /** The built `sheets.entry`: where it stands depends on how the program was built, so the caller knows. */
  readonly worker: URL | string;
  readonly signal?: AbortSignal;
  /** MB, {@link memoryLimit} unless told. */
  readonly memory?: number;
}

/**
 * Reads a file off the calling thread. The bytes are copied, the caller keeps its own.
 * @throws DeskError as `readWorkbook` does; sheet-cancelled when the signal is raised, sheet-memory when the thread runs out of memory.
 */
export function parseInWorker(bytes: Uint8Array, fileName: string, options: ParseOptions): Promise<Workbook> {
  const { signal, memory = memoryLimit } = options;
  if (signal?.aborted === true) return Promise.reject(refusal('sheet-cancelled', fileName));
  const copy = Uint8Array.from(bytes);
  const task: ReadTask = { bytes: copy, fileName };
  return new Promise((resolve, reject) => {
    const worker = new Worker(options.worker, {
      workerData: task,
      transferList: [copy.buffer],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    const finish = (act: () => void) => {
      signal?.removeEventListener('abort', cancel);
      act();
      void worker.terminate();
    };
    const cancel = () => finish(() => reject(refusal('sheet-cancelled', fileName)));
    signal?.addEventListener('abort', cancel, { once: true });
    worker.once('message', (answer: ReadAnswer) => {
      finish(() => {
        if ('sheets' in answer) resolve(unpack(answer.sheets));
        else reject(new DeskError(answer.refused.code, answer.refused.message));
      });
    });
    worker.once('error', (error: unknown) => {
      const full = error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      finish(() => reject(full ? refusal('sheet-memory', fileName) : error));
    });
    worker.once('exit', () => finish(() => reject(refusal('sheet-memory', fileName))));
  });
}
