/** A mirror of Electron on loopback: hands out a stand-in, or stops in the middle. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobReader, BlobWriter, TextReader, ZipWriter } from '@zip.js/zip.js';

export interface Mirror {
  /** To be the environment of the command under test. */
  readonly env: Readonly<Record<string, string>>;
  /** The paths asked for. */
  readonly requests: readonly string[];
  close(): void;
}

/**
 * @param version Electron's
 * @param cache where downloads are kept
 * @param stalls whether the archive stops after its first half
 */
export async function openMirror(version: string, cache: string, stalls: boolean): Promise<Mirror> {
  const archive = await standInArchive(version);
  const name = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (request.url?.endsWith('SHASUMS256.txt')) {
      response.end(`${createHash('sha256').update(archive).digest('hex')} *${name}\n`);
    } else if (request.url?.endsWith(name)) {
      response.writeHead(200, { 'content-length': archive.length });
      if (stalls) response.write(archive.subarray(0, archive.length / 2));
      else response.end(archive);
    } else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: {
      ELECTRON_MIRROR: `http://127.0.0.1:${port}/`,
      electron_use_remote_checksums: '1',
      electron_config_cache: cache,
      DISPLAY: ':9',
    },
    requests,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** An archive whose program prints what it was told. */
async function standInArchive(version: string): Promise<Buffer> {
  const zip = new ZipWriter(new BlobWriter());
  const executable = { externalFileAttributes: 0o100755 * 0x10000, versionMadeBy: 0x0314 };
  await zip.add('electron', new TextReader('#!/bin/sh\necho "electron told: $*"\n'), executable);
  await zip.add('version', new TextReader(version));
  await zip.add('filler', new BlobReader(new Blob([new Uint8Array(100_000)])), { level: 0 });
  return Buffer.from(await (await zip.close()).arrayBuffer());
}
