/** An office for a whole file of tests: one program, one browser window, set up without the first pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { InputOf, OutputOf, ProcedureName } from '../../renderer/desk.ts';
import { account, type App, enter, expect, startApp, street } from './app.ts';

export interface Office {
  readonly app: App;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly recoveryCode: string;
  /** Ends the program and removes its folder. */
  readonly end: () => Promise<void>;
}

/**
 * Asks the desk from within a page, as the page itself would.
 * @throws Error with the desk's sentence where it refuses
 */
export async function desk<Name extends ProcedureName>(
  page: Page,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  const answer = await page.evaluate(
    async ([name, body]) => {
      const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const response = await fetch(`/desk/${name}`, { credentials: 'same-origin', ...init });
      return (await response.json()) as
        | { readonly ok: true; readonly value: unknown }
        | { readonly ok: false; readonly error: { readonly message: string } };
    },
    [name, JSON.stringify(input)] as const,
  );
  if (!answer.ok) throw new Error(`${name}: ${answer.error.message}`);
  return answer.value as OutputOf<Name>;
}

/** The inside of the app stands, and nothing is being read any more. */
export async function inside(page: Page): Promise<void> {
  await expect(page.getByRole('button', { name: /^查找人员或页面/ })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('status').filter({ hasText: /^正在.*……$/u })).toHaveCount(0);
}

export interface OfficeOptions {
  /** How many invented workers it begins with; none unless told. */
  readonly demo?: number;
  readonly window?: BrowserContextOptions;
  /** Further environment of the program. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** A running office with one account, signed in, its first page shown. */
export async function openOffice(browser: Browser, options: OfficeOptions = {}): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'ledger-e2e-'));
  const app = await startApp(folder, options.environment);
  const context = await browser.newContext(options.window);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await enter(page, app);
  await expect(page.getByRole('heading', { name: '建立台账' })).toBeVisible();
  const { recoveryCode } = await desk(page, 'office.setUp', {
    street,
    county: '云溪县',
    divisionCode: '',
    account: account.name,
    password: account.password,
  });
  if (options.demo !== undefined) await desk(page, 'demo.create', { size: options.demo });
  await page.reload();
  await inside(page);
  const end = async () => {
    await context.close();
    await app.end();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  return { app, context, page, recoveryCode, end };
}

/** Opens an address of the app without reading everything anew. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((path) => {
    location.hash = `#${path}`;
  }, path);
  await inside(page);
}

/** Saves a record, as a form would; its key. */
export async function put(
  page: Page,
  register: string,
  patch: Readonly<Record<string, string | number | null>>,
): Promise<string> {
  const { record } = await desk(page, 'records.save', { register, patch, mode: 'correct' });
  return record.id;
}

/** A worker on the roll of a community; the person's key. */
export async function putWorker(
  page: Page,
  person: Readonly<Record<string, string | number | null>>,
  community: string,
): Promise<string> {
  const id = await put(page, 'people', person);
  await put(page, 'stays', { person: id, starts_on: '2020-03-01' });
  await put(page, 'appointments', { person: id, community, is_main: 1, starts_on: '2020-03-01' });
  return id;
}
