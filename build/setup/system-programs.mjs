/** Programs of the system that tests read results back with: installed by apt where we may, else named. */
import { existsSync } from 'node:fs';
import { findChromium } from './chromium.mjs';
import { run } from './run.mjs';

/** @typedef {{ what: string, packages: string[], found: () => boolean | Promise<boolean> }} Program */

/** @type {Program[]} */
const programs = [
  { what: 'Chromium, Chrome or Edge', packages: ['chromium'], found: () => findChromium() !== undefined },
  { what: 'Noto CJK fonts', packages: ['fonts-noto-cjk'], found: () => answers('fc-list', [':lang=zh-cn'], 'Noto') },
  { what: 'pdfinfo and pdftotext (poppler)', packages: ['poppler-utils'], found: () => answers('pdfinfo', ['-v']) },
  {
    what: 'LibreOffice',
    packages: ['libreoffice-calc', 'libreoffice-writer'],
    found: async () => (await answers('soffice', ['--version'])) && hasFilters(),
  },
  {
    what: 'openpyxl for Python 3',
    packages: ['python3-openpyxl'],
    found: () => answers(existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3', ['-c', 'import openpyxl']),
  },
  { what: '7z', packages: ['p7zip-full'], found: () => answers('7z', ['i']) },
];

/** Debian packs Calc and Writer apart; elsewhere LibreOffice comes whole. */
function hasFilters() {
  const folder = '/usr/lib/libreoffice/program/';
  return !existsSync(folder) || ['libscfiltlo.so', 'libswlo.so'].every((file) => existsSync(folder + file));
}

/** @type {Program} */
const wine = { what: 'Wine', packages: ['wine', 'wine64'], found: () => answers('wine', ['--version']) };

/** Whether packages can be installed here without asking anyone. */
export function mayInstallPackages() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/**
 * Installs what is missing where that is possible.
 * @returns {Promise<string[]>} one sentence for each program that is still missing
 */
export async function provideSystemPrograms() {
  let missing = await missingOf([...programs, ...(process.platform === 'linux' ? [wine] : [])]);
  if (missing.length > 0 && mayInstallPackages()) {
    console.log(`Installing ${missing.map((program) => program.what).join(', ')} (apt-get).`);
    await apt(['update']);
    // Wine apart: where it cannot be had, the others still are.
    for (const some of [missing.filter((one) => one !== wine), missing.filter((one) => one === wine)]) {
      const packages = some.flatMap((program) => program.packages);
      if (packages.length > 0) await apt(['install', '-y', '--no-install-recommends', ...packages]);
    }
    missing = await missingOf(missing);
  }
  return missing.map(({ what, packages }) => `${what} is missing: install it (on Debian: ${packages.join(' ')}).`);
}

/** @param {Program[]} wanted */
async function missingOf(wanted) {
  const found = await Promise.all(wanted.map(async (program) => program.found()));
  return wanted.filter((_, index) => !found[index]);
}

/** @param {string[]} args */
async function apt(args) {
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const ended = await run('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=300', ...args], { env });
  if (ended.code !== 0) console.log(`apt-get ${args.join(' ')} failed:\n${ended.output.slice(-2000)}`);
}

/**
 * Whether a program runs and, if told, says a word.
 * @param {string} command
 * @param {string[]} args
 * @param {string} [word]
 */
async function answers(command, args, word = '') {
  const ended = await run(command, args);
  return ended.code === 0 && ended.output.includes(word);
}
