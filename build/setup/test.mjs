/** `npm test`: installs what is missing and checks everything; `--fast` runs unit and desk tests alone. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWhenStale } from './built.mjs';
import { single, sum } from './counts.mjs';
import { install } from './install.mjs';
import { notes, SetupProblem } from './project.mjs';
import { endChildrenWithUs } from './run.mjs';
import { busyTests, fastTests, sourceChecks, waitingTests } from './steps.mjs';
import { provideSystemPrograms } from './system-programs.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/** How much of a failed step's output is printed. */
const shownLines = 400;

/**
 * Runs one step and prints its line; its output only when something failed.
 * @param {import('./steps.mjs').Step} step
 * @returns {Promise<Counts>}
 */
async function perform(step) {
  const began = performance.now();
  const { counts, output } = await step.run();
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  const words = [`${counts.passed} passed`];
  if (counts.failed > 0) words.push(`${counts.failed} FAILED`);
  if (counts.skipped.length > 0) words.push(`${counts.skipped.length} skipped`);
  console.log(`── ${step.title}: ${words.join(', ')} (${seconds} s)`);
  for (const skip of counts.skipped) console.log(`   skipped: ${skip.name}: ${skip.reason}`);
  for (const name of counts.silent ?? []) console.log(`   skipped without saying why, which is a failure: ${name}`);
  if (counts.failed > 0) showOutput(step.title, output.trimEnd());
  return counts;
}

/**
 * Prints the end of an output, where the failures stand; a long one is kept whole in a file.
 * @param {string} title
 * @param {string} output
 */
function showOutput(title, output) {
  const lines = output.split('\n');
  if (lines.length > shownLines) {
    const file = join(notes, `${title.replaceAll(/\W+/g, '-')}.log`);
    mkdirSync(notes, { recursive: true });
    writeFileSync(file, output);
    console.log(`   (the last ${shownLines} of ${lines.length} lines; all of them: ${file})`);
  }
  console.log(lines.slice(-shownLines).join('\n'));
}

/** @param {import('./steps.mjs').Step[]} steps one after the other */
async function performAll(steps) {
  const counts = [];
  for (const step of steps) counts.push(await perform(step));
  return counts;
}

/** @type {import('./steps.mjs').Step} */
const build = {
  title: 'dist',
  run: async () => {
    try {
      await buildWhenStale();
      return { counts: single(true), output: '' };
    } catch (error) {
      return { counts: single(false), output: error instanceof Error ? error.message : String(error) };
    }
  },
};

async function test() {
  endChildrenWithUs();
  await install();
  if (process.argv.includes('--fast')) return performAll(fastTests());
  for (const sentence of await provideSystemPrograms()) console.log(sentence);
  const [checks, built] = await Promise.all([performAll(sourceChecks()), perform(build)]);
  const busy = await performAll(busyTests());
  const waiting = await Promise.all(waitingTests().map(performAll));
  return [...checks, built, ...busy, ...waiting.flat()];
}

try {
  const { passed, failed, skipped } = sum(await test());
  console.log(`${passed} passed, ${failed} failed, ${skipped.length} skipped`);
  process.exitCode = failed > 0 ? 1 : 0;
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  console.log('0 passed, 1 failed, 0 skipped');
  process.exitCode = 1;
}
