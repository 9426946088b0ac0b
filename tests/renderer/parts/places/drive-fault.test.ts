import { describe, expect, it } from 'vitest';
import { driveFault } from '../../../../renderer/parts/places/drive-fault.ts';
import { formatSize } from '../../../../renderer/parts/places/sizes.ts';

const megabyte = 1024 * 1024;

describe('a drive as a target', () => {
  it('can be written to while it has the room that is needed, to the byte', () => {
    expect(driveFault({ readOnly: false, free: megabyte }, megabyte)).toBeNull();
    expect(driveFault({ readOnly: false, free: megabyte - 1 }, megabyte)).toContain('约需 1.0 MB');
  });

  it('is given the benefit of the doubt where room or need are not known', () => {
    expect(driveFault({ readOnly: false, free: null }, megabyte)).toBeNull();
    expect(driveFault({ readOnly: false, free: 0 }, null)).toBeNull();
  });

  it('that is write-protected is said to be so, whatever its room', () => {
    expect(driveFault({ readOnly: true, free: 64 * megabyte }, 1)).toContain('写保护');
  });
});

describe('sizes', () => {
  it.each([
    [null, '未知'],
    [0, '0 B'],
    [1023, '1023 B'],
    [1536, '1.5 KB'],
    [450 * 1024, '450 KB'],
    [31.5 * 1024 * megabyte, '31.5 GB'],
    [5000 * 1024 * 1024 * megabyte, '5000 TB'],
  ])('%s bytes are %s', (bytes, text) => {
    expect(formatSize(bytes)).toBe(text);
  });
});
