/** Where Electron begins. Nothing is awaited here: Electron gets ready only when this module is done. */
import { placesFrom } from './host/places.ts';
import { startShell } from './shell/start.ts';

startShell(process.argv.slice(1), placesFrom(import.meta.dirname, false));
