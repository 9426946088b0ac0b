/** The tray's picture, drawn here because the number in it changes: a disc with how many are due, up to 9+. */

export const iconSize = 32;

/** Digits and the plus of 3 × 5 dots, row by row. */
const dots: Readonly<Record<string, string>> = {
  '0': '111101101101111',
  '1': '010110010010111',
  '2': '111001111100111',
  '3': '111001111001111',
  '4': '101101111001001',
  '5': '111100111001111',
  '6': '111100111101111',
  '7': '111001001010010',
  '8': '111101111101111',
  '9': '111101111001111',
  '+': '000010111010000',
};

type Colour = readonly [blue: number, green: number, red: number, alpha: number];
const red: Colour = [0x2f, 0x2f, 0xc9, 0xff];
const blue: Colour = [0x8f, 0x4e, 0x1d, 0xff];
const white: Colour = [0xff, 0xff, 0xff, 0xff];

const dot = 4;

/** What is written for a count; nothing for none. */
const textOf = (count: number): string => (count === 0 ? '' : count > 9 ? '9+' : String(count));

/** The picture of a count as pixels of four bytes, blue first: blue where nothing is due, else red with the number. */
export function countBitmap(count: number): Uint8Array {
  const pixels = new Uint8Array(iconSize * iconSize * 4);
  const put = (x: number, y: number, colour: Colour) => pixels.set(colour, (y * iconSize + x) * 4);
  const middle = (iconSize - 1) / 2;
  for (let y = 0; y < iconSize; y += 1)
    for (let x = 0; x < iconSize; x += 1)
      if ((x - middle) ** 2 + (y - middle) ** 2 <= (iconSize / 2) ** 2) put(x, y, count === 0 ? blue : red);
  const text = textOf(count);
  const left = Math.floor((iconSize - (text.length * 4 - 1) * dot) / 2);
  const top = (iconSize - 5 * dot) / 2;
  for (const [place, character] of [...text].entries())
    for (const [index, on] of [...(dots[character] ?? '')].entries()) {
      if (on !== '1') continue;
      const x = left + (place * 4 + (index % 3)) * dot;
      const y = top + Math.floor(index / 3) * dot;
      for (let step = 0; step < dot * dot; step += 1) put(x + (step % dot), y + Math.floor(step / dot), white);
    }
  return pixels;
}
