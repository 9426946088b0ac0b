/**
 * Text in GB 18030, which every character has a place in; the platform only decodes it, so its own table is turned round.
 * That of GB 18030-2022: ten signs and eight rare characters stand where the edition of 2005 had private ones.
 */

const twoByteTrails = Array.from({ length: 0xfe - 0x40 + 1 }, (_, i) => 0x40 + i).filter((byte) => byte !== 0x7f);
/** The first four-byte place of the characters above U+FFFF, 90 30 81 30, counted from 81 30 81 30. */
const supplementary = 189_000;
/** Four-byte places below: the rest of the first 65,536 characters. */
const basic = 39_420;

function fourBytes(place: number): readonly number[] {
  return [
    0x81 + Math.floor(place / 12_600),
    0x30 + (Math.floor(place / 1260) % 10),
    0x81 + (Math.floor(place / 10) % 126),
    0x30 + (place % 10),
  ];
}

/** What is decoded of each code; a line feed between them keeps a code that stands for nothing from eating the next. */
function decoded(codes: readonly (readonly number[])[]): readonly string[] {
  const bytes = Uint8Array.from(codes.flatMap((code) => [...code, 0x0a]));
  return new TextDecoder('gb18030').decode(bytes).split('\n');
}

function turnedRound(): ReadonlyMap<string, readonly number[]> {
  const leads = Array.from({ length: 0xfe - 0x81 + 1 }, (_, i) => 0x81 + i);
  const codes = [
    ...leads.flatMap((lead) => twoByteTrails.map((trail) => [lead, trail])),
    ...Array.from({ length: basic }, (_, place) => fourBytes(place)),
  ];
  const table = new Map<string, readonly number[]>();
  for (const [i, character] of decoded(codes).entries()) {
    const code = codes[i];
    if (code !== undefined && character.length === 1 && character !== '\uFFFD' && !table.has(character)) {
      table.set(character, code);
    }
  }
  return table;
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

function codeOf(character: string): readonly number[] {
  const point = character.codePointAt(0) ?? 0;
  if (point < 0x80) return [point];
  if (point > 0xffff) return fourBytes(supplementary + point - 0x10000);
  table ??= turnedRound();
  // A lone half of a pair is no character.
  return table.get(character) ?? [0x3f];
}

/** The text in GB 18030. */
export function gb18030(text: string): Uint8Array {
  return Uint8Array.from([...text].flatMap((character) => codeOf(character)));
}
