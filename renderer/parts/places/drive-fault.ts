/** What keeps a drive from being written to, as far as it can be said beforehand. */
import { formatSize } from './sizes.ts';

interface Drive {
  readonly readOnly: boolean;
  /** Bytes; null where the system did not say. */
  readonly free: number | null;
}

/**
 * Why nothing can be written to a drive; null where it can.
 * @param needed bytes that will be written; null where not known yet
 */
export function driveFault(drive: Drive, needed: number | null): string | null {
  if (drive.readOnly) return '写保护，不能写入。请拨开写保护开关或换一个U盘。';
  if (drive.free === null || needed === null || needed <= drive.free) return null;
  return `空间不够：约需 ${formatSize(needed)}。请清理后刷新，或换一个U盘。`;
}
