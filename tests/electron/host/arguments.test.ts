import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../electron/host/arguments.ts';
import { usualDataFolder } from '../../../electron/host/data-home.ts';

describe('the command line', () => {
  it('without words means the usual folder, a free port and an opened browser', () => {
    expect(readArguments([])).toEqual({ ok: true, value: { data: null, demo: false, port: 0, open: true } });
  });

  it('takes folder, demo, port and no-open in any order and both spellings', () => {
    const value = { data: 'D:\\台账 数据', demo: true, port: 8123, open: false };
    expect(readArguments(['--no-open', '--data', 'D:\\台账 数据', '--demo', '--port=8123'])).toEqual({
      ok: true,
      value,
    });
    expect(readArguments(['--data=D:\\台账 数据', '--port', '8123', '--demo', '--no-open'])).toEqual({
      ok: true,
      value,
    });
  });

  it.each([
    [['--data'], '一个选项缺少内容'],
    [['--data', '--demo'], '一个选项缺少内容'],
    [['--data='], '数据文件夹的位置'],
    [['--port', '0'], '端口号'],
    [['--port', '70000'], '端口号'],
    [['--port', '80x'], '端口号'],
    [['--demo=yes'], '选项'],
    [['--what'], '--no-open'],
    [['folder'], '选项'],
  ])('refuses %j with a sentence', (words, part) => {
    const read = readArguments(words);
    expect(read.ok).toBe(false);
    expect(read.ok ? '' : read.message).toContain(part);
  });

  it("lets Chromium's own switches pass in Electron, but not a missing folder", () => {
    const read = readArguments(['--no-sandbox', '--lang=zh-CN', '/app', '--data', '/d', '--demo'], false);
    expect(read).toMatchObject({ ok: true, value: { data: '/d', demo: true } });
    expect(readArguments(['--data'], false).ok).toBe(false);
  });
});

describe('the usual data folder', () => {
  it("is the user's own application data on each system", () => {
    expect(usualDataFolder('win32', { APPDATA: 'C:\\Users\\张三\\AppData\\Roaming' })).toBe(
      'C:\\Users\\张三\\AppData\\Roaming\\社区工作者台账',
    );
    expect(usualDataFolder('win32', {}, 'C:\\Users\\a')).toBe('C:\\Users\\a\\AppData\\Roaming\\社区工作者台账');
    expect(usualDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/shequ-taizhang');
    expect(usualDataFolder('linux', { XDG_DATA_HOME: '/data' }, '/home/a')).toBe('/data/shequ-taizhang');
    expect(usualDataFolder('linux', { XDG_DATA_HOME: 'data' }, '/home/a')).toBe('/home/a/.local/share/shequ-taizhang');
  });
});
