/** `node serve.js --data DIR --demo --port N --no-open`: the app on 127.0.0.1, for this PC's browser. */
import { placesFrom } from '../host/places.ts';
import { serveApp } from './serve-app.ts';

process.exitCode = await serveApp(
  process.argv.slice(2),
  placesFrom(import.meta.dirname, import.meta.filename.endsWith('.ts')),
  { say: console.log, complain: console.error },
);
