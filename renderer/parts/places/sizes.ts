/** Sizes of files and drives as a clerk reads them. */

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** 1536 → 1.5 KB; whole numbers from 100 on. @param bytes null where the system did not say */
export function formatSize(bytes: number | null): string {
  if (bytes === null) return '未知';
  let size = bytes;
  let place = 0;
  while (size >= 1024 && place < units.length - 1) {
    size /= 1024;
    place += 1;
  }
  const text = place === 0 || size >= 100 ? String(Math.round(size)) : size.toFixed(1);
  return `${text} ${units[place] ?? ''}`;
}
