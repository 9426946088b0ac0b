/** The loopback host with the tests' tiny desk in place of the real one. */
import { join } from 'node:path';
import { placesFrom } from '../../../electron/host/places.ts';
import { serveApp } from '../../../electron/browser/serve-app.ts';

const deskUrl = new URL('../tiny-desk.entry.ts', import.meta.url);
const browser = join(import.meta.dirname, '..', '..', '..', 'electron', 'browser');

process.exitCode = await serveApp(
  process.argv.slice(2),
  { ...placesFrom(browser, true), deskUrl },
  { say: console.log, complain: console.error },
);
