/** The refusal as it travels inside the filling; `fillWorkbook` turns it into plain data. */
import type { FillRefusal, FillRefusalCode } from './edits.ts';

export class FillRefused extends Error {
  readonly refusal: FillRefusal;
  constructor(refusal: FillRefusal) {
    super(refusal.refused);
    this.refusal = refusal;
  }
}

interface Fault {
  readonly sheet?: number;
  readonly row?: number;
  readonly column?: number;
}

/** Gives up. @param place the cell or row at fault as the edit named it; nothing but its numbers goes into the refusal. */
export function refuse(refused: FillRefusalCode, { sheet, row, column }: Fault = {}): never {
  throw new FillRefused({
    refused,
    ...(sheet === undefined ? {} : { sheet }),
    ...(row === undefined ? {} : { row }),
    ...(column === undefined ? {} : { column }),
  });
}

/** Does something for one sheet; a refusal that names none names this one. */
export function onSheet<T>(sheet: number, act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof FillRefused && error.refusal.sheet === undefined) {
      throw new FillRefused({ ...error.refusal, sheet });
    }
    throw error;
  }
}
