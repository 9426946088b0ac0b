/** What holds of every screen: nothing for axe to find, no stray words, nothing wider than the window. */
import { AxeBuilder } from '@axe-core/playwright';
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
    const named = [...document.querySelectorAll('[aria-label], [title], [placeholder], [alt], input, textarea')].filter(
      shown,
    );
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

/** Numbers of documents and people, which begin or end with letters, and fingerprints of files. */
const numbers = /\b[0-9a-f]{64}\b|[A-Z]{0,3}[\d*][\d*-]*X?(?![A-Za-z])/gu;

/** Latin words that nobody explained, each with the first line it stands in. @param own texts that are not the app's */
function strayWords(text: string, own: readonly string[]): readonly string[] {
  const plain = own.reduce((rest, part) => rest.replaceAll(part, ' '), text);
  const found = new Map<string, string>();
  for (const line of plain.split('\n')) {
    for (const [word] of line.replaceAll(numbers, ' ').matchAll(/[A-Za-z]+/gu)) {
      if (!known.has(word) && !found.has(word)) found.set(word, `${word} in “${line.trim().slice(0, 80)}”`);
    }
  }
  return [...found.values()];
}

/** Asserts that all words on the page are the clerk's. */
export async function expectClerksWords(page: Page, own: readonly string[]): Promise<void> {
  const text = await wordsOn(page);
  const stray = strayWords(text, own);
  const raw = text
    .split('\n')
    .filter((line) => /NaN|undefined|null|\[object|\d{4}-\d\d-\d\dT\d\d:|Invalid Date/u.test(line));
  expect.soft({ address: addressOf(page), stray, raw }).toEqual({ address: addressOf(page), stray: [], raw: [] });
}

/** Where the page is, without the launch token. */
export const addressOf = (page: Page): string => new URL(page.url()).hash || '/';

/** Asserts that axe finds nothing. */
export async function expectAccessible(page: Page): Promise<void> {
  // Half a megabyte of axe is read once by a page, not anew for each of its looks; a frame in it has none yet.
  const known = page.frames().length === 1 && (await page.evaluate(() => 'axe' in window));
  // There are no frames of others: no second page is needed to put results together.
  const axe = new AxeBuilder({ page, ...(known ? { axeSource: 'undefined' } : {}) })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] });
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => ({
    id,
    at: nodes
      .slice(0, 4)
      .map((node) => `${node.target.join(' ')}: ${node.html.slice(0, 200)} — ${node.failureSummary ?? ''}`),
  }));
  expect.soft({ address: addressOf(page), found }).toEqual({ address: addressOf(page), found: [] });
}

/** What is wider than its place. */
const wideOn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [
      document.documentElement,
      document.body,
      ...document.querySelectorAll('main, header, nav, aside, .beside-body, .beside-foot, .screen'),
    ].flatMap((element) =>
      element.scrollWidth > element.clientWidth + 1
        ? [`${element.localName}.${element.className}: ${element.scrollWidth} in ${element.clientWidth}`]
        : [],
    ),
  );

/** Asserts that the page itself never scrolls sideways; tables scroll in frames of their own. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { width } = page.viewportSize() ?? { width: 0 };
  const look = async () => ({ address: addressOf(page), width, wide: await wideOn(page) });
  // What floats over a page finds its new place a moment after the window changed.
  await expect
    .configure({ soft: true })
    .poll(look, { timeout: 3000 })
    .toEqual({ address: addressOf(page), width, wide: [] });
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
