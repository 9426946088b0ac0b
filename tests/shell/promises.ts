/** What the Electron host promises of its window: the same specs for the stand-in and for real Electron. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

/** A running shell with its window open. */
export interface ShellUnderTest {
  /** Lets the page try to go there; true when it went. */
  readonly goesTo: (address: string) => Promise<boolean>;
  readonly opensWindow: (address: string) => Promise<boolean>;
  readonly mayUse: (permission: 'notifications' | 'geolocation' | 'camera') => Promise<boolean>;
  /** As the page's own fetch; null where the request fails. */
  readonly fetch: (address: string, init?: RequestInit) => Promise<Heard | null>;
  /** Sets the zoom as the page may, and gives what it then is. */
  readonly zoomTo: (percent: number) => Promise<number>;
  /** The labels of all visible menu items. */
  readonly menu: () => Promise<readonly string[]>;
  /** Locks the screen; true when the page hears that the office is locked. */
  readonly hearsScreenLock: () => Promise<boolean>;
  readonly end: () => Promise<void>;
}

export interface Heard {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

const post: RequestInit = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } };

/** Describes the promises for one way of running the shell. @param obstacle why it cannot run here, or null */
export function describePromises(name: string, obstacle: string | null, open: () => Promise<ShellUnderTest>): void {
  describe(`the promises of ${name}`, () => {
    let shell: ShellUnderTest;
    beforeAll(async () => {
      if (obstacle === null) shell = await open();
    });
    beforeEach(({ skip }) => {
      if (obstacle !== null) skip(obstacle);
    });
    afterAll(async () => {
      if (obstacle === null) await shell.end();
    });

    it.each([
      'https://example.invalid/',
      'http://example.invalid/?next=app://desk/',
      'app://desk.evil/',
      'app://user@desk/',
      'file:///etc/hostname',
      'javascript:alert(1)',
      'data:text/html,<p>x',
    ])('does not go to %s', async (address) => {
      expect(await shell.goesTo(address)).toBe(false);
    });

    it('opens no window, not even of its own', async () => {
      expect(await shell.opensWindow('https://example.invalid/')).toBe(false);
      expect(await shell.opensWindow('app://desk/people')).toBe(false);
    });

    it('may use no device and send no notice by itself', async () => {
      for (const permission of ['notifications', 'geolocation', 'camera'] as const) {
        expect(await shell.mayUse(permission)).toBe(false);
      }
    });

    it('loads nothing from a network or the disk', async () => {
      for (const address of ['http://127.0.0.1:9/x', 'https://example.invalid/', 'file:///etc/hostname']) {
        expect(await shell.fetch(address)).toBeNull();
      }
    });

    it('gets its pages and its desk with the guarding headers', async () => {
      const [page, call] = [await shell.fetch('app://desk/'), await shell.fetch('app://desk/desk/nowhere', post)];
      expect(page?.status).toBe(200);
      for (const heard of [page, call]) {
        expect(heard?.headers['content-security-policy']).toContain("default-src 'none'");
        expect(heard?.headers['x-content-type-options']).toBe('nosniff');
      }
      expect(call?.headers['cache-control']).toBe('no-store');
    });

    it('is refused calls that are not small JSON, and files outside the renderer', async () => {
      const text = { ...post, headers: { 'content-type': 'text/plain' } };
      expect((await shell.fetch('app://desk/desk/office.state', text))?.status).toBe(415);
      const big = { ...post, body: `"${'x'.repeat(1024 * 1024)}"` };
      expect((await shell.fetch('app://desk/desk/office.state', big))?.status).toBe(413);
      expect((await shell.fetch('app://desk/..%2f..%2fpackage.json'))?.status).toBe(404);
    });

    it('zooms from 100 to 150 per cent in steps', async () => {
      expect(await shell.zoomTo(125)).toBe(125);
      expect(await shell.zoomTo(300)).toBe(125);
      expect(await shell.zoomTo(100)).toBe(100);
    });

    it('has a Chinese menu', async () => {
      const labels = await shell.menu();
      expect(labels).toEqual(
        expect.arrayContaining(['文件(&F)', '编辑(&E)', '视图(&V)', '帮助(&H)', '锁定', '复制', '关于']),
      );
      expect(labels.filter((label) => !/[\u4E00-\u9FFF]/.test(label))).toEqual([]);
    });

    it('hears when the screen is locked', async () => {
      expect(await shell.hearsScreenLock()).toBe(true);
    });
  });
}
