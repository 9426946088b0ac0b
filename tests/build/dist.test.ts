import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildWhenStale } from '../../build/setup/built.mjs';
import { root } from '../../build/setup/project.mjs';
import { runNode } from '../../build/setup/run.mjs';
import { makeStandInElectron } from './stand-in-electron.ts';

const folder = mkdtempSync(join(tmpdir(), 'package-'));
const unpacked = join(folder, 'out', 'win-unpacked');
const asar = join(unpacked, 'resources', 'app.asar');
const entries = () => listPackage(asar, { isPack: false }).map((entry) => entry.replaceAll('\\', '/'));

describe('the Windows package', () => {
  beforeAll(async () => {
    await buildWhenStale();
    const electronDist = await makeStandInElectron(folder);
    const config = join(folder, 'config.mjs');
    const release = pathToFileURL(join(root, 'build', 'electron-builder.config.mjs')).href;
    // A text is no program whose resources could be edited; all else is as in a release.
    writeFileSync(
      config,
      `import release from ${JSON.stringify(release)};
       export default {
         ...release,
         electronDist: ${JSON.stringify(electronDist)},
         directories: { ...release.directories, output: ${JSON.stringify(join(folder, 'out'))} },
         disableAsarIntegrity: true,
         win: { ...release.win, signAndEditExecutable: false },
       };`,
    );
    const builder = join('node_modules', 'electron-builder', 'cli.js');
    const ended = await runNode([builder, '--win', '--x64', '--dir', '--publish', 'never', '--config', config]);
    expect(ended.code, ended.output).toBe(0);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds what the clerk sees, the desk and the main process', () => {
    expect(entries()).toEqual(
      expect.arrayContaining([
        '/package.json',
        '/dist/renderer/index.html',
        '/dist/electron/main.js',
        '/dist/electron/preload.cjs',
        '/dist/electron/desk.js',
        '/dist/electron/serve.js',
        '/dist/fonts/noto-serif-sc/index.css',
        '/dist/fonts/rare-han/rare-han.css',
        '/node_modules/better-sqlite3/lib/index.js',
      ]),
    );
  });

  it('holds one binary, for Windows, outside the archive', () => {
    const binaries = entries().filter((entry) => /\.(node|exe|dll|so|dylib)$/.test(entry));
    const native = 'node_modules/better-sqlite3/prebuilds/win32-x64.node';
    expect(binaries).toEqual([`/${native}`]);
    expect(statFile(asar, join(...native.split('/')))).toMatchObject({ unpacked: true });
    expect(existsSync(join(`${asar}.unpacked`, native))).toBe(true);
    const outside = readdirSync(`${asar}.unpacked`, { recursive: true, withFileTypes: true });
    expect(outside.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual(['win32-x64.node']);
  });

  it('holds no test, no source, no development dependency', () => {
    const tops = new Set(entries().map((entry) => entry.split('/')[1] ?? ''));
    expect([...tops].sort()).toEqual(['dist', 'node_modules', 'package.json']);
    const packages = new Set(entries().flatMap((entry) => /^\/node_modules\/([^/]+)/.exec(entry)?.[1] ?? []));
    expect([...packages]).toEqual(['better-sqlite3']);
    expect(entries().filter((entry) => /\.(tsx?|map)$|(test|spec|bench)\.|built\.json/.test(entry))).toEqual([]);
    const manifest = JSON.parse(extractFile(asar, 'package.json').toString()) as Record<string, unknown>;
    expect(manifest).toMatchObject({ main: 'dist/electron/main.js', productName: '社区工作者台账' });
    expect(Object.keys(manifest)).not.toContain('devDependencies');
  });

  it('needs no package that it does not hold', () => {
    const scripts = entries().filter((entry) => /^\/dist\/electron\/[^/]+\.c?js$/.test(entry));
    const text = scripts.map((entry) => extractFile(asar, join(...entry.slice(1).split('/'))).toString()).join('\n');
    const imported = [...text.matchAll(/^(?:import|export)\b[^'"\n]*['"]([^'"\n]+)['"];?$/gm)].map(
      (match) => match[1] ?? '',
    );
    const packages = imported.filter((name) => !name.startsWith('.') && !name.startsWith('node:'));
    const known = new Set(['electron', 'better-sqlite3', ...builtinModules]);
    expect(imported.length).toBeGreaterThan(0);
    expect(packages.filter((name) => !known.has(name))).toEqual([]);
  });

  it('brings Chinese and English alone, and not the sample app of Electron', () => {
    expect(readdirSync(join(unpacked, 'locales')).sort()).toEqual(['en-US.pak', 'zh-CN.pak']);
    expect(existsSync(join(unpacked, 'resources', 'default_app.asar'))).toBe(false);
  });

  it('is hardened: no Node by the program, no debugger, only the checked archive', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'shequ-taizhang.exe'));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: FuseState.DISABLE,
      [FuseV1Options.EnableCookieEncryption]: FuseState.ENABLE,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: FuseState.DISABLE,
      [FuseV1Options.EnableNodeCliInspectArguments]: FuseState.DISABLE,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: FuseState.ENABLE,
      [FuseV1Options.OnlyLoadAppFromAsar]: FuseState.ENABLE,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: FuseState.DISABLE,
    });
  });
});
