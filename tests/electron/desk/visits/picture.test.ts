import { describe, expect, it } from 'vitest';
import { DeskError } from '../../../../electron/desk/errors.ts';
import { cleanPicture, pictureKind } from '../../../../electron/desk/visits/picture.ts';

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part)))),
  );

const segment = (marker: number, text: string): readonly number[] => [
  0xff,
  marker,
  (text.length + 2) >> 8,
  (text.length + 2) & 0xff,
  ...Buffer.from(text, 'latin1'),
];

/** A JPEG's frame: what a phone writes before and behind the picture. */
const jpeg = bytes(
  [0xff, 0xd8],
  segment(0xe0, 'JFIF\0'),
  segment(0xe1, 'Exif\0\0GPSLatitude'),
  segment(0xe1, 'http://ns.adobe.com/xap/1.0/\0GPSLongitude'),
  segment(0xed, 'Photoshop'),
  segment(0xfe, 'comment'),
  segment(0xdb, 'tables'),
  segment(0xda, 'scan'),
  'picture',
  [0xff, 0xd9],
  'trailing preview with GPS',
);

const webpChunk = (kind: string, data: string): readonly number[] => {
  const size = Buffer.alloc(4);
  size.writeUInt32LE(data.length);
  return Array.from(
    Buffer.concat([Buffer.from(kind), size, Buffer.from(data, 'latin1'), Buffer.alloc(data.length % 2)]),
  );
};
const webpBody = bytes(
  'WEBP',
  webpChunk('VP8X', '\x0c23456789'),
  webpChunk('VP8 ', 'picture'),
  webpChunk('EXIF', 'GPSLatitude'),
  webpChunk('XMP ', 'GPSLongitude'),
);
const webp = bytes('RIFF', [webpBody.length, 0, 0, 0], Array.from(webpBody));

const text = (some: Uint8Array): string => Buffer.from(some).toString('latin1');

describe('a photo', () => {
  it('of a camera keeps its picture and loses everything else', () => {
    const clean = text(cleanPicture(jpeg, '现场.jpg').bytes);
    expect(clean).toContain('JFIF');
    expect(clean).toContain('tables');
    expect(clean).toMatch(/picture\xff\xd9$/);
    expect(clean).not.toMatch(/GPS|Exif|adobe|Photoshop|comment|preview/);
  });

  it('as WebP keeps its picture, says no more that there is metadata, and has the right length', () => {
    const { kind, bytes: clean } = cleanPicture(webp, '现场.webp');
    expect(kind).toBe('webp');
    expect(text(clean)).toContain('picture');
    expect(text(clean)).not.toContain('GPS');
    expect(new DataView(clean.buffer).getUint32(4, true)).toBe(clean.length - 8);
    expect(clean[20]).toBe(0);
  });

  it('that was cleaned is left as it is', () => {
    for (const [picture, name] of [
      [jpeg, 'a.jpg'],
      [webp, 'a.webp'],
    ] as const) {
      const once = cleanPicture(picture, name).bytes;
      expect(cleanPicture(once, name).bytes).toEqual(once);
    }
  });

  it('is told by its contents, not by its name', () => {
    expect([jpeg, webp].map(pictureKind)).toEqual(['jpeg', 'webp']);
    expect(pictureKind(bytes('%PDF-1.7'))).toBeNull();
    expect(pictureKind(new Uint8Array())).toBeNull();
  });

  it.each([
    ['名单.jpg', bytes('姓名,电话'), 'photo-not-picture', /“名单.jpg”不是 JPG/],
    ['断.jpg', jpeg.slice(0, 40), 'photo-damaged', /“断.jpg”不完整/],
    ['断.webp', webp.slice(0, 30), 'photo-damaged', /不完整/],
  ])('%s that is none or cut off is refused by name', (name, some, code, words) => {
    expect(() => cleanPicture(some, name)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(words) }),
    );
  });

  it('cut anywhere is refused or still clean', () => {
    /** What stays of the first bytes; nothing where they are refused. */
    const left = (length: number): string => {
      try {
        return text(cleanPicture(jpeg.slice(0, length), 'x.jpg').bytes);
      } catch (error) {
        return error instanceof DeskError ? '' : String(error);
      }
    };
    const whole = left(jpeg.length);
    expect(whole).toContain('picture');
    for (let length = 0; length < jpeg.length; length += 1) expect(['', whole]).toContain(left(length));
  });
});
