/** A real desk on a folder of its own, spoken to as a host does: through Request and Response. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { z } from 'zod';
import { type Desk, type DeskOptions, openDesk } from '../../../electron/desk/open.ts';
import type { Host } from '../../../electron/desk/host.ts';
import type { Procedures } from '../../../electron/desk/procedures.ts';

export const cheap = { N: 2 ** 10, r: 8, p: 1 } as const;

export const testHost: Host = {
  kind: 'test',
  programFolder: '/opt/taizhang',
  toPdf: null,
  print: null,
  pickFile: null,
  pickFolder: null,
  drives: () => Promise.resolve([]),
  notify: () => undefined,
  openExternally: () => Promise.resolve(),
};

type Name = keyof Procedures;
export type InputOf<N extends Name> = z.input<Procedures[N]['input']>;
export type OutputOf<N extends Name> = Awaited<ReturnType<Procedures[N]['run']>>;

export interface Refusal {
  readonly code: string;
  readonly message: string;
  readonly fields: readonly { readonly field: string; readonly message: string }[];
  readonly details: unknown;
}

export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(`${refusal.code}: ${refusal.message}`);
    this.refusal = refusal;
  }
}

export interface TestDesk {
  readonly desk: Desk;
  readonly folder: string;
  readonly call: <N extends Name>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The refusal of a call that must fail. */
  readonly refusal: <N extends Name>(name: N, input: InputOf<N>) => Promise<Refusal>;
  readonly upload: (
    purpose: 'import' | 'attachment' | 'parcel' | 'form',
    name: string,
    bytes: Uint8Array,
  ) => Promise<string>;
  readonly download: (token: string) => Promise<Uint8Array>;
  readonly end: () => Promise<void>;
}

export const password = '海棠-依旧-2026';

/** A folder that is gone after the test that asked for it. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'taizhang-'));
}

/** Opens a desk on a folder, a fresh one unless told. */
export async function startDesk(options: Partial<DeskOptions> = {}): Promise<TestDesk> {
  const folder = options.folder ?? temporaryFolder();
  const desk = await openDesk({
    host: testHost,
    clock: () => '2026-03-05T09:30:00',
    keyCost: cheap,
    ...options,
    folder,
  });
  const call = async (name: Name, input: unknown): Promise<unknown> => {
    const request = new Request(`http://desk.invalid/desk/${name}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json', 'x-client': 'test' },
    });
    const answer = (await (await desk.handle(request)).json()) as
      | { ok: true; value: unknown }
      | { ok: false; error: Refusal };
    if (!answer.ok) throw new Refused(answer.error);
    return answer.value;
  };
  const typed = call as TestDesk['call'];
  return {
    desk,
    folder,
    call: typed,
    refusal: async (name, input) => {
      try {
        await typed(name, input);
      } catch (error) {
        if (error instanceof Refused) return error.refusal;
        throw error;
      }
      throw new Error(`${name} was expected to be refused`);
    },
    upload: async (purpose, name, bytes) => {
      const { token } = await typed('uploads.begin', { purpose, name, size: bytes.length });
      for (let offset = 0; offset < bytes.length; offset += 1 << 20) {
        const piece = bytes.slice(offset, offset + (1 << 20));
        const url = `http://desk.invalid/upload/${token}?offset=${offset}`;
        const answer = await desk.handle(new Request(url, { method: 'PUT', body: piece }));
        if (answer.status !== 200) throw new Error(await answer.text());
      }
      return token;
    },
    download: async (token) =>
      new Uint8Array(await (await desk.handle(new Request(`http://desk.invalid/download/${token}`))).arrayBuffer()),
    end: async () => {
      await desk.close();
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A desk whose office is set up and whose 管理员 is signed in. */
export async function startOffice(
  options: Partial<DeskOptions> = {},
): Promise<TestDesk & { readonly recoveryCode: string }> {
  const started = await startDesk(options);
  const { recoveryCode } = await started.call('office.setUp', {
    street: '青禾街道',
    county: '云溪区',
    divisionCode: '990101',
    account: '王管理',
    password,
  });
  return { ...started, recoveryCode };
}
