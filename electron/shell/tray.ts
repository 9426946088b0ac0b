/** 待办 outside the window: a count in the tray, a mark on the task bar, one notice when more became pressing. Numbers only. */
import { ipcMain, nativeImage, Notification, Tray } from 'electron';
import type { BrowserWindow, NativeImage } from 'electron';
import { isOwn } from './address.ts';
import { channels } from './bridge.ts';
import type { DueCounts } from './bridge.ts';
import { countBitmap, iconSize } from './count-icon.ts';

const title = '社区工作者台账';

function iconOf(count: number): NativeImage {
  const size = { width: iconSize, height: iconSize };
  return nativeImage.createFromBitmap(Buffer.from(countBitmap(count)), size);
}

const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 100_000;

/** What the page said, if it is what it may say. */
function readCounts(value: unknown): DueCounts | null {
  if (typeof value !== 'object' || value === null) return null;
  const { day, late, today, week } = value as Readonly<Record<string, unknown>>;
  if (typeof day !== 'string' || !/^\d{4}-\d\d-\d\d$/u.test(day)) return null;
  return isCount(late) && isCount(today) && isCount(week) ? { day, late, today, week } : null;
}

/** 已超期 3 件，今日 2 件 */
function sentenceOf({ late, today, week }: DueCounts): string {
  const parts = [
    ...(late > 0 ? [`已超期 ${late} 件`] : []),
    ...(today > 0 ? [`今日 ${today} 件`] : []),
    ...(week > 0 ? [`7天内 ${week} 件`] : []),
  ];
  return parts.length === 0 ? '没有到期的待办' : parts.join('，');
}

/** Listens to the page's counts and shows them as long as the window is there. */
export function showDueInTray(window: BrowserWindow): void {
  let tray: Tray | null = null;
  let before: DueCounts | null = null;
  const open = () => {
    window.show();
    window.webContents.send(channels.notificationClick);
  };
  const notify = (counts: DueCounts) => {
    const notice = new Notification({ title: '待办', body: `${sentenceOf(counts)}。` });
    notice.on('click', open);
    notice.show();
  };
  const show = (counts: DueCounts) => {
    const pressing = counts.late + counts.today;
    if (tray === null) {
      tray = new Tray(iconOf(pressing));
      tray.on('click', open);
    } else {
      tray.setImage(iconOf(pressing));
    }
    tray.setToolTip(`${title}：${sentenceOf(counts)}`);
    if (process.platform === 'win32')
      window.setOverlayIcon(pressing === 0 ? null : iconOf(pressing), sentenceOf(counts));
    // Once a day, and when more became pressing than there was; what was settled since needs no notice.
    const more = before === null || before.day !== counts.day || pressing > before.late + before.today;
    if (pressing > 0 && more) notify(counts);
    before = counts;
  };
  ipcMain.removeAllListeners(channels.due);
  ipcMain.on(channels.due, (event, value: unknown) => {
    // Only the app's own page in its own window may say.
    if (event.sender !== window.webContents || !isOwn(event.senderFrame?.url ?? '')) return;
    const counts = readCounts(value);
    if (counts !== null) show(counts);
  });
  window.on('closed', () => {
    ipcMain.removeAllListeners(channels.due);
    tray?.destroy();
    tray = null;
  });
}
