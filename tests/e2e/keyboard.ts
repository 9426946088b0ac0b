/** Working without a mouse: what has the keyboard, and getting somewhere by Tab. */
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** The name of what has the keyboard, as it is read out. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labels = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : [];
    const byId = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
    const named = [...byId, ...labels].map((label) => label?.textContent ?? '').join('');
    const name = element.getAttribute('aria-label') ?? (named === '' ? (element.textContent ?? '') : named);
    return name.replace(/\s*\*$/u, '').trim();
  });

const is = (name: string, wanted: string | RegExp): boolean => (typeof wanted === 'string' ? name === wanted : wanted.test(name));

/** Presses Tab until something of this name has the keyboard. @throws Error where it never comes there */
export async function tabTo(page: Page, wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let pressed = 0; pressed < 120; pressed++) {
    const now = await focused(page);
    if (is(now, wanted)) return;
    passed.push(now.slice(0, 20));
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not come to ${String(wanted)}; it passes ${[...new Set(passed)].join(' · ')}`);
}

/** Waits until something of this name has the keyboard: the page put it there by itself. */
export async function expectFocused(page: Page, wanted: string | RegExp): Promise<void> {
  await expect.poll(async () => is(await focused(page), wanted) || (await focused(page)), { timeout: 20_000 }).toBe(true);
}

/** Goes to a page by Ctrl+K and its name, as a clerk without a mouse would. */
export async function callUp(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expectFocused(page, '查找人员或页面');
  await page.keyboard.type(title);
  await expect(page.getByRole('dialog').getByText(title, { exact: true }).first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}
