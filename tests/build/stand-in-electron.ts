/** A folder that looks like an unpacked Electron for Windows, without being one: its program is a text. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** What precedes the fuses inside a real program: this marker, the version and number of fuses, one character each. */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('1'.repeat(9)),
]);

/**
 * Makes the folder: a program with nine fuses, three languages and the sample app that Electron brings.
 * @returns its path, to be electron-builder's `electronDist`
 */
export async function makeStandInElectron(folder: string): Promise<string> {
  const dist = join(folder, 'electron');
  const sample = join(folder, 'sample');
  mkdirSync(join(dist, 'resources'), { recursive: true });
  mkdirSync(join(dist, 'locales'));
  mkdirSync(sample);
  writeFileSync(join(dist, 'electron.exe'), Buffer.concat([Buffer.from('stand-in '), fuseWire, Buffer.from(' end')]));
  writeFileSync(join(dist, 'LICENSE'), 'licence');
  for (const language of ['zh-CN', 'en-US', 'de']) writeFileSync(join(dist, 'locales', `${language}.pak`), language);
  writeFileSync(join(sample, 'package.json'), '{}');
  await createPackage(sample, join(dist, 'resources', 'default_app.asar'));
  return dist;
}
