import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { gb18030 } from '../../../electron/sheets/gb18030.ts';

const characters = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)).join('');

describe('a text in GB 18030', () => {
  it('is what another program writes, for all Chinese characters, rare ones too', () => {
    const text = `a,1\r\n“”——…·　（）${characters(0x3400, 0x4dbf)}${characters(0x4e00, 0x9fb3)}${characters(0x20000, 0x2a6df)}𠮷`;
    const script = `import sys; sys.stdout.buffer.write(sys.stdin.buffer.read().decode('utf-8').encode('gb18030'))`;
    const other = execFileSync('/usr/bin/python3', ['-c', script], { input: text, maxBuffer: 1 << 24 });
    expect(Buffer.compare(Buffer.from(gb18030(text)), other)).toBe(0);
  });

  it('comes back as it was for every character but those of private use', () => {
    const text = `${characters(0x20, 0xd7ff)}${characters(0x9fb4, 0x9fff)}${characters(0xfe10, 0xfffc)}`;
    const back = new TextDecoder('gb18030').decode(gb18030(text));
    expect(back).toBe(text);
  });
});
