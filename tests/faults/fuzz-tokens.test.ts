import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foreignness, openGate, ownHosts } from '../../electron/browser/gate.ts';
import { type Refusal, startOffice, type TestDesk } from '../electron/desk/test-desk.ts';
import { fuzz, improper } from './fuzz-judge.ts';

const settings = { seed: fuzz.seed, interruptAfterTimeLimit: 30_000 } as const;
const port = 4711;

describe('the tokens of the loopback host', () => {
  /** What somebody does at the gate; numbers choose among what was given out so far. */
  const act = fc.oneof(
    fc.record({ kind: fc.constant('invite' as const) }),
    fc.record({ kind: fc.constant('admit' as const), which: fc.nat(40) }),
    fc.record({ kind: fc.constant('guess' as const), text: fc.string({ unit: 'binary', maxLength: 60 }) }),
    fc.record({
      kind: fc.constant('change' as const),
      which: fc.nat(40),
      at: fc.nat(42),
      by: fc.base64String({ minLength: 4, maxLength: 4 }),
    }),
  );

  it('let in once whoever shows the very token of one of the last twenty links, and nobody else', () => {
    const property = fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const gate = openGate(port);
      const given: string[] = [];
      let good: string[] = [];
      const shows = (token: string): void => {
        const expected = good.includes(token);
        const cookie = gate.admit(token);
        expect(cookie !== null).toBe(expected);
        good = good.filter((one) => one !== token);
        expect(gate.clientOf(`${gate.cookieName}=${cookie ?? ''}`) !== null).toBe(expected);
      };
      for (const one of acts) {
        if (one.kind === 'invite') {
          given.push(gate.invite());
          good = [...good, given.at(-1) ?? ''].slice(-20);
        } else if (one.kind === 'guess') shows(one.text);
        else {
          const token = given[one.which % Math.max(1, given.length)] ?? '';
          if (one.kind === 'admit') shows(token);
          else shows(token.slice(0, one.at) + one.by + token.slice(one.at + 4));
        }
      }
    });
    fc.assert(property, { ...settings, numRuns: 200 * fuzz.times });
  });

  it('know no client by a cookie that they did not give, whatever else the header says', () => {
    const gate = openGate(port);
    const other = openGate(port);
    const own = gate.admit(gate.invite()) ?? '';
    const foreign = other.admit(other.invite()) ?? '';
    const value = fc.oneof(
      fc.constant(foreign),
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constant(own.slice(1)),
    );
    const name = fc.constantFrom(gate.cookieName, `${gate.cookieName}x`, '', '__proto__');
    const header = fc
      .array(
        fc.tuple(name, value).map(([left, right]) => `${left}=${right}`),
        { maxLength: 6 },
      )
      .map((all) => all.join('; '));
    fc.assert(
      fc.property(header, (text) => {
        expect(gate.clientOf(text)).toBeNull();
        expect(gate.clientOf(`${text}; ${gate.cookieName}=${own}`)).not.toBeNull();
      }),
      { ...settings, numRuns: 200 * fuzz.times },
    );
  });

  it('are asked for only under the host’s own names, and never by a page of another origin', () => {
    const text = fc.oneof(
      fc.webUrl(),
      fc.constantFrom('null', '', 'http://127.0.0.1', `http://127.0.0.1:${port}`),
      fc.string({ maxLength: 30 }),
    );
    const from = fc.record({
      host: fc.option(fc.oneof(fc.constantFrom(...ownHosts(port)), fc.domain(), text), { nil: undefined }),
      origin: fc.option(text, { nil: undefined }),
      fetchSite: fc.option(fc.constantFrom('same-origin', 'same-site', 'cross-site', 'none', 'x'), { nil: undefined }),
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
    });
    fc.assert(
      fc.property(from, (asked) => {
        if (foreignness(asked, port) !== null) return;
        expect(ownHosts(port)).toContain(asked.host);
        expect([undefined, `http://${asked.host}`]).toContain(asked.origin);
        const trusted = asked.method === 'GET' || [undefined, 'same-origin'].includes(asked.fetchSite);
        expect(trusted).toBe(true);
      }),
      { ...settings, numRuns: 500 * fuzz.times },
    );
  });
});

describe('the tokens of uploads and downloads', () => {
  let office: TestDesk;
  let other: TestDesk;
  let person = '';
  beforeAll(async () => {
    office = await startOffice();
    other = await startOffice();
    person = (await office.call('records.save', { register: 'people', patch: { name: '甲' } })).record.id;
  });
  afterAll(async () => {
    await office.end();
    await other.end();
  });

  const url = (kind: string, token: string, query = ''): string =>
    `http://desk.invalid/${kind}/${encodeURIComponent(token)}${query}`;
  const refusalIn = async (answer: Response): Promise<string> => {
    expect(answer.ok).toBe(false);
    const { error } = (await answer.json()) as { readonly error: Refusal };
    expect(improper(error)).toBeNull();
    return error.code;
  };
  const keptAndOpened = async (asked: { register: string; record: string; upload: string }): Promise<Uint8Array> => {
    const { id } = await office.call('attachments.add', asked);
    return office.download((await office.call('attachments.open', { id })).token);
  };
  const strange = fc.oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 50 }),
    fc.constantFrom('__proto__', 'constructor', '..', '%2e%2e', 'a/b'),
    fc.base64String({ minLength: 32, maxLength: 32 }),
  );

  it('open nothing when they are made up', async () => {
    const property = fc.asyncProperty(strange, async (token) => {
      const download = await office.desk.handle(new Request(url('download', token)));
      expect(await refusalIn(download)).toMatch(/^(download-unknown|procedure-unknown)$/u);
      const upload = new Request(url('upload', token, '?offset=0'), { method: 'PUT', body: new Uint8Array([1]) });
      expect(await refusalIn(await office.desk.handle(upload))).toMatch(/^(upload-unknown|procedure-unknown)$/u);
    });
    await fc.assert(property, { ...settings, numRuns: 100 * fuzz.times });
  });

  it('open nothing a second time, nor at another desk', async () => {
    const { token } = await office.call('imports.template', {});
    expect(await refusalIn(await other.desk.handle(new Request(url('download', token))))).toBe('download-unknown');
    expect((await office.download(token)).length).toBeGreaterThan(1000);
    expect(await refusalIn(await office.desk.handle(new Request(url('download', token))))).toBe('download-unknown');
    const upload = await office.upload('attachment', '扫描.pdf', new Uint8Array([1, 2, 3]));
    const asked = { register: 'people', record: person, upload };
    expect((await other.refusal('attachments.add', { ...asked, register: 'offices' })).code).toBe('upload-unknown');
    expect((await office.refusal('parcels.check', { upload, password: 'x' })).code).toBe('upload-unknown');
    await office.call('attachments.add', asked);
    expect((await office.refusal('attachments.add', asked)).code).toBe('upload-unknown');
  });

  it('take a file only piece by piece in its order, and give it back as it was', async () => {
    const piece = fc.record({
      offset: fc.option(fc.integer({ min: -5, max: 400 }), { nil: null }),
      size: fc.integer({ min: 0, max: 120 }),
    });
    const property = fc.asyncProperty(
      fc.array(piece, { maxLength: 8 }),
      fc.integer({ min: 1, max: 300 }),
      async (pieces, size) => {
        const { token } = await office.call('uploads.begin', { purpose: 'attachment', name: '扫描.bin', size });
        const bytes = Uint8Array.from({ length: size }, (_, place) => (place * 31 + size) % 251);
        let received = 0;
        let alive = true;
        const put = async (offset: number, part: Uint8Array): Promise<void> => {
          const request = new Request(url('upload', token, `?offset=${offset}`), { method: 'PUT', body: part });
          const answer = await office.desk.handle(request);
          const fits = alive && offset === received && offset + part.length <= size;
          const said = answer.ok ? 'taken' : await refusalIn(answer);
          expect(said).toBe(fits ? 'taken' : alive ? 'upload-out-of-order' : 'upload-unknown');
          received += fits ? part.length : 0;
          alive &&= fits;
        };
        for (const { offset, size: length } of pieces) {
          const at = offset ?? received;
          await put(at, at < 0 ? new Uint8Array(length) : bytes.slice(at, at + length));
        }
        if (alive) await put(received, bytes.slice(received));
        const asked = { register: 'people', record: person, upload: token };
        const kept = alive ? await keptAndOpened(asked) : (await office.refusal('attachments.add', asked)).code;
        expect(kept).toEqual(alive ? bytes : 'upload-unknown');
      },
    );
    await fc.assert(property, { ...settings, numRuns: 60 * fuzz.times });
  });

  it('take no offset that is no number', async () => {
    const { token } = await office.call('uploads.begin', { purpose: 'attachment', name: '扫描.bin', size: 3 });
    const request = new Request(url('upload', token, '?offset=abc'), { method: 'PUT', body: new Uint8Array(3) });
    expect(await refusalIn(await office.desk.handle(request))).toBe('upload-out-of-order');
  });
});
