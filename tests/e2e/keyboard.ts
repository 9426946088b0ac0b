/** Working without a mouse: what has the keyboard, and getting somewhere by Tab. */
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** The name of what has the keyboard, as it is read out. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return '';
    const labels =
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement ? [...(element.labels ?? [])] : [];
    const byId = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id));
    const named = [...byId, ...labels].map((label) => label?.textContent ?? '').join('');
    const name = element.getAttribute('aria-label') ?? (named === '' ? (element.textContent ?? '') : named);
    return name.replace(/\s*\*$/u, '').trim();
  });

const is = (name: string, wanted: string | RegExp): boolean =>
  typeof wanted === 'string' ? name === wanted : wanted.test(name);

/** Asserts that what has the keyboard can be seen: inside the window, and nothing lies over it. */
async function expectInSight(page: Page): Promise<void> {
  const sight = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      // A box to tick is drawn by its neighbour; the whole of them is looked at.
      const shown = element instanceof HTMLInputElement ? (element.parentElement ?? element) : element;
      const { left, right, top, bottom } = shown?.getBoundingClientRect() ?? new DOMRect();
      const [x, y] = [
        (Math.max(left, 0) + Math.min(right, innerWidth)) / 2,
        (Math.max(top, 0) + Math.min(bottom, innerHeight)) / 2,
      ];
      const over = document.elementFromPoint(x, y);
      const seen = shown?.contains(over) === true || over?.contains(shown) === true;
      return seen
        ? 'in sight'
        : `${shown?.outerHTML.slice(0, 160) ?? ''} under ${over?.outerHTML.slice(0, 160) ?? 'nothing: outside the window'}`;
    });
  await expect.poll(sight).toBe('in sight');
}

/** Presses Tab until something of this name has the keyboard. @throws Error where it never comes there */
export async function tabTo(page: Page, wanted: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const passed: string[] = [];
  for (let pressed = 0; pressed < 150; pressed++) {
    const now = await focused(page);
    if (is(now, wanted)) {
      await expectInSight(page);
      return;
    }
    passed.push(now.slice(0, 20));
    await page.keyboard.press(key);
  }
  throw new Error(`the keyboard does not come to ${String(wanted)}; it passes ${[...new Set(passed)].join(' · ')}`);
}

/** Waits until something of this name has the keyboard: the page put it there by itself. */
export async function expectFocused(page: Page, wanted: string | RegExp): Promise<void> {
  const state = async (): Promise<string> => {
    const now = await focused(page);
    return is(now, wanted) ? 'has the keyboard' : `the keyboard is at “${now.slice(0, 60)}”`;
  };
  await expect.poll(state, { timeout: 30_000 }).toBe('has the keyboard');
  await expectInSight(page);
}

/** Goes to a page by Ctrl+K and its name. */
export async function callUp(page: Page, title: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await expectFocused(page, '查找人员或页面');
  await page.keyboard.type(title);
  await expect(page.getByRole('dialog').getByText(title, { exact: true }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: title, level: 1 })).toBeVisible();
}
