/** What holds of every screen: nothing for axe to find, no stray words, nothing wider than the window. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect } from './app.ts';

/** Names of programs, formats, keys and units that a clerk knows by their Latin letters. */
const known = new Set(
  (
    'Excel WPS Word PDF CSV U Ctrl Enter Esc Tab Shift ID KB MB GB TB ZIP zip xlsx xls csv docx JPG PNG SHA Windows ' +
    'A B C D E F G H I J K L M N O P Q R S T V W X Y Z AES Zip'
  ).split(' '),
);

/** Everything that is written on the page for people: text, names, hints, what stands in fields. */
async function wordsOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const shown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true });
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], input, textarea')].filter(shown);
    const attributes = named.flatMap((element) =>
      ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'].map((name) => element.getAttribute(name) ?? ''),
    );
    const values = named.flatMap((element) =>
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && !['checkbox', 'radio', 'password'].includes(element.type))
        ? [element.value]
        : [],
    );
    return [document.title, document.body.innerText, ...attributes, ...values].join('\n');
  });
}

/** Latin words that nobody explained, each with its line. @param own texts that this test itself put there */
function strayWords(text: string, own: readonly string[]): readonly string[] {
  const plain = own.reduce((rest, part) => rest.replaceAll(part, ' '), text);
  return plain
    .split('\n')
    .flatMap((line) =>
      [...line.replaceAll(/[\d*]+X\b/gu, ' ').matchAll(/[A-Za-z]+/gu)].filter(([word]) => !known.has(word)).map(([word]) => `${word} in “${line.trim().slice(0, 80)}”`),
    );
}

/** Asserts that all words on the page are the clerk's. */
export async function expectClerksWords(page: Page, own: readonly string[]): Promise<void> {
  const text = await wordsOn(page);
  const stray = [...new Set(strayWords(text, own))];
  const raw = text.split('\n').filter((line) => /NaN|undefined|null|\[object|\d{4}-\d\d-\d\dT\d\d:|Invalid Date/u.test(line));
  expect.soft({ address: addressOf(page), stray, raw }).toEqual({ address: addressOf(page), stray: [], raw: [] });
}

/** Where the page is, without the launch token. */
export const addressOf = (page: Page): string => new URL(page.url()).hash || '/';

/** Asserts that axe finds nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes.slice(0, 4).map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)} — ${node.failureSummary ?? ''}`),
  }));
  expect.soft({ address: addressOf(page), found }).toEqual({ address: addressOf(page), found: [] });
}

/** Asserts that the page itself never scrolls sideways; tables scroll in frames of their own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const wide = await page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('main, header, nav, aside, .beside-body, .beside-foot, .screen')].flatMap((element) =>
      element.scrollWidth > element.clientWidth + 1
        ? [`${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`]
        : [],
    ),
  );
  const { width } = page.viewportSize() ?? { width: 0 };
  expect.soft({ address: addressOf(page), width, wide }).toEqual({ address: addressOf(page), width, wide: [] });
}

export const screens = { usual: { width: 1366, height: 768 }, zoomed: { width: 911, height: 512 } } as const;

/** All rules at once, at the usual window and at 150 % zoom; ends at the usual window. */
export async function expectGoodScreen(page: Page, own: readonly string[] = []): Promise<void> {
  await expectClerksWords(page, own);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(screens.zoomed);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize(screens.usual);
}
