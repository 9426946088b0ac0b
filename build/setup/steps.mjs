/** The steps of `npm test`: each checks one thing, and is there only when what it checks is. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { playwrightCounts, single, sum, vitestCounts } from './counts.mjs';
import { modules, notes, root } from './project.mjs';
import { runNode } from './run.mjs';
import { mayInstallPackages } from './system-programs.mjs';

/**
 * @typedef {{ counts: import('./counts.mjs').Counts, output: string }} Outcome
 * @typedef {{ title: string, run: () => Promise<Outcome> }} Step
 */

const folders = ['db', 'electron', 'renderer', 'build', 'tests', 'vitest.config.ts', 'playwright.config.ts'];
const present = () => folders.filter((folder) => existsSync(join(root, folder)));

/** The checks of the sources that need no build: they share the machine with it. @returns {Step[]} */
export function sourceChecks() {
  return [
    { title: 'types', run: types },
    { title: 'lint', run: () => check(['oxlint', 'bin', 'oxlint'], ['--deny-warnings', ...present()]) },
    { title: 'format', run: () => check(['oxfmt', 'bin', 'oxfmt'], ['--check', '.']) },
    { title: 'unused code', run: () => check(['knip', 'bin', 'knip.js'], ['--no-progress']) },
  ];
}

/** What runs at each change. @returns {Step[]} */
export function fastTests() {
  return [vitestStep('unit and desk', ['unit', 'desk'], ['tests/db', 'tests/electron', 'tests/renderer'])];
}

/** What keeps both processors busy by itself, one after the other, after the build. @returns {Step[]} */
export function busyTests() {
  return [
    vitestStep(
      'house rules, unit, desk and other programs',
      ['house', 'unit', 'desk', 'programs'],
      ['tests/house', 'tests/db', 'tests/electron', 'tests/renderer'],
    ),
    vitestStep('faults', ['faults'], ['tests/faults']),
  ].filter((step) => step.present);
}

/** What waits more than it works, in rows that run side by side. @returns {Step[][]} */
export function waitingTests() {
  const browsers = [
    playwrightStep('e2e', 'e2e', 'tests/e2e'),
    playwrightStep('shell in Electron', 'electron', 'tests/shell'),
  ];
  const processes = [
    vitestStep('shell', ['shell'], ['tests/shell']),
    vitestStep('build', ['build'], ['tests/build']),
    vitestStep('Windows semantics', ['windows'], ['tests/windows']),
  ];
  return [browsers, processes].map((steps) => steps.filter((step) => step.present));
}

/** The three compiler settings; one without a file yet has nothing to check. */
async function types() {
  let output = '';
  let passed = true;
  for (const setting of ['pure', 'node', 'dom']) {
    const ended = await runNode([join(modules, 'typescript', 'bin', 'tsc'), '-p', `tsconfig.${setting}.json`]);
    if (ended.code === 0 || ended.output.includes('error TS18003')) continue;
    passed = false;
    output += ended.output;
  }
  return { counts: single(passed), output };
}

/**
 * @param {string[]} script below node_modules
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
async function check(script, args) {
  const ended = await runNode([join(modules, ...script), ...args]);
  return { counts: single(ended.code === 0), output: ended.output };
}

/**
 * @param {string} title
 * @param {string[]} projects of vitest.config.ts
 * @param {string[]} where the folders in which these projects look
 */
function vitestStep(title, projects, where) {
  return {
    title,
    present: where.some((folder) => holds(folder, /\.test\.tsx?$/)),
    run: async () => {
      const counts = freshFile(`${projects[0]}-vitest.json`);
      const reporters = ['--reporter=default', '--reporter=./build/setup/vitest-counts.mjs'];
      const chosen = projects.map((project) => `--project=${project}`);
      const ended = await runNode([join(modules, 'vitest', 'vitest.mjs'), 'run', ...chosen, ...reporters], {
        env: { VITEST_COUNTS: counts },
      });
      return { counts: vitestCounts(counts, ended.code), output: ended.output };
    },
  };
}

/**
 * @param {string} title
 * @param {string} project of playwright.config.ts
 * @param {string} where
 */
function playwrightStep(title, project, where) {
  return {
    title,
    present: holds(where, /\.spec\.ts$/),
    run: async () => {
      if (!findChromium() && project === 'e2e') return withoutBrowser();
      const counts = freshFile(`${project}-playwright.json`);
      const args = ['test', `--project=${project}`, '--reporter=list,json'];
      const ended = await runNode([join(modules, '@playwright', 'test', 'cli.js'), ...args], {
        env: { PLAYWRIGHT_JSON_OUTPUT_FILE: counts },
      });
      return { counts: playwrightCounts(counts, ended.code), output: ended.output };
    },
  };
}

/** A machine that cannot get a browser skips the browser tests; one that could get it has failed to. */
function withoutBrowser() {
  const reason = 'no Chromium, Chrome or Edge here: install one of them';
  if (mayInstallPackages()) return { counts: single(false), output: reason };
  return { counts: sum([{ passed: 0, failed: 0, skipped: [{ name: 'e2e', reason }] }]), output: '' };
}

/** @param {string} name */
function freshFile(name) {
  const file = join(notes, name);
  mkdirSync(notes, { recursive: true });
  rmSync(file, { force: true });
  return file;
}

/**
 * @param {string} folder
 * @param {RegExp} name
 */
function holds(folder, name) {
  const path = join(root, folder);
  return existsSync(path) && readdirSync(path, { recursive: true, encoding: 'utf8' }).some((file) => name.test(file));
}
