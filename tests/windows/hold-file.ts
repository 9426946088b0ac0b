/**
 * Another program that holds a file, as Windows knows it, until its marker is gone. `open`: others may read and write but not
 * rename or delete (most programs); `alone`: others may do nothing (Excel while it writes, some virus scanners).
 */
import { existsSync, openSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import Database from 'better-sqlite3';

/** UV_FS_O_EXLOCK with O_RDWR: libuv opens the file with a share mode of 0. Node does not name the flag. */
const alone = 0x1000_0000 | 2;

const [path = '', manner = '', marker = ''] = process.argv.slice(2);
// SQLite shares reading and writing but not deleting; Node's own files share that too.
const database = manner === 'open' ? new Database(path, { fileMustExist: true }) : null;
if (manner === 'alone') openSync(path, alone);
writeFileSync(marker, '');
while (existsSync(marker)) await delay(20);
database?.close();
process.exit(0);
