/** Times of the desk as they are shown. */

/** 2026-03-05T09:30:00 → 2026-03-05 09:30 */
export const timeText = (at: string): string => at.slice(0, 16).replace('T', ' ');
