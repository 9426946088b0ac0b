/** Pictures of a visit: only pictures, and without what a camera writes beside them — place, time, device. */
import { DeskError } from '../errors.ts';

export type PictureKind = 'jpeg' | 'png' | 'webp';

const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
  [...text].every((char, place) => bytes[at + place] === char.charCodeAt(0));

/** The kind of a picture by its contents, whatever the file is called; null where it is none that is shown and printed. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (bytes[0] === 0x89 && startsWith(bytes, 1, 'PNG\r\n')) return 'png';
  if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) return 'webp';
  return null;
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** Segments that may stay: JFIF, colour profile, Adobe's colour transform; EXIF, XMP, maker's notes and comments go. */
const keptSegments: ReadonlySet<number> = new Set([0xe0, 0xe2, 0xee]);

/** A JPEG without its metadata segments (ITU-T T.81 B.1.1): markers up to the start of the picture, then all the rest. */
function cleanJpeg(bytes: Uint8Array): Uint8Array | null {
  const parts = [bytes.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    if (length < 2 || at + 2 + length > bytes.length) return null;
    const isData = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (!isData || keptSegments.has(marker)) parts.push(bytes.subarray(at, at + 2 + length));
    at += 2 + length;
    if (marker === 0xda) {
      const end = endOfPicture(bytes, at);
      return end === null ? null : joined([...parts, bytes.subarray(at, end)]);
    }
  }
  return null;
}

/** Behind the end-of-image marker phones hang previews with metadata of their own: the first end is the end. */
function endOfPicture(bytes: Uint8Array, from: number): number | null {
  for (let at = from; at + 1 < bytes.length; at += 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  return null;
}

/** PNG chunks that a picture needs to be shown (ISO/IEC 15948); texts, times and EXIF go. */
const keptChunks = /^(?:IHDR|PLTE|IDAT|IEND|tRNS|cHRM|gAMA|iCCP|sRGB|sBIT|bKGD|pHYs|acTL|fcTL|fdAT)$/;

const textOf = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));

function cleanPng(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + view.getUint32(at);
    const kind = textOf(bytes, at + 4);
    if (end > bytes.length) return null;
    if (keptChunks.test(kind)) parts.push(bytes.subarray(at, end));
    if (kind === 'IEND') return joined(parts);
    at = end;
  }
  return null;
}

/** Flags of the VP8X chunk that announce EXIF (0x08) and XMP (0x04). */
const metadataFlags = 0x0c;

function cleanWebp(bytes: Uint8Array): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: Uint8Array[] = [];
  if (bytes.length < 20 || view.getUint32(4, true) + 8 > bytes.length) return null;
  for (let at = 12; at + 8 <= bytes.length;) {
    const length = view.getUint32(at + 4, true);
    const kind = textOf(bytes, at);
    const end = at + 8 + length + (length % 2);
    if (at + 8 + length > bytes.length) return null;
    const chunk = Uint8Array.from(bytes.subarray(at, end));
    if (kind === 'VP8X') chunk[8] = (chunk[8] ?? 0) & ~metadataFlags;
    if (kind !== 'EXIF' && kind !== 'XMP ') parts.push(chunk);
    at = end;
  }
  if (parts.length === 0) return null;
  const body = joined(parts);
  const head = Uint8Array.from(bytes.subarray(0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

const cleaners = { jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp } as const;

/** Ending and type that fit the contents. */
export const pictureTypes = {
  jpeg: { ending: 'jpg', mime: 'image/jpeg' },
  png: { ending: 'png', mime: 'image/png' },
  webp: { ending: 'webp', mime: 'image/webp' },
} as const satisfies Record<PictureKind, { readonly ending: string; readonly mime: string }>;

/** The picture without metadata. @throws DeskError photo-not-picture, photo-damaged */
export function cleanPicture(
  bytes: Uint8Array,
  fileName: string,
): { readonly kind: PictureKind; readonly bytes: Uint8Array } {
  const kind = pictureKind(bytes);
  if (kind === null) {
    throw new DeskError(
      'photo-not-picture',
      `“${fileName}”不是 JPG、PNG 或 WebP 照片，没有添加。手机的 HEIC 照片请先在手机上转成 JPG；扫描件请放到“附件”里。`,
    );
  }
  const clean = cleaners[kind](bytes);
  if (clean === null)
    throw new DeskError('photo-damaged', `“${fileName}”不完整，读不出照片，没有添加。请重新拷贝后再选。`);
  return { kind, bytes: clean };
}
