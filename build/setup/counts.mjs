/** Counting tests: one sum over Vitest, Playwright and the checks that are a single test each. */
import { readJson } from './project.mjs';

/**
 * @typedef {{ name: string, reason: string }} Skip
 * @typedef {{ passed: number, failed: number, skipped: Skip[], silent?: string[] }} Counts `silent`: skips that do
 *   not say why; each counts as failed
 */

/**
 * A check that passes or fails as a whole.
 * @param {boolean} passed
 * @returns {Counts}
 */
export function single(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: [] };
}

/**
 * What a run of Vitest wrote through vitest-counts.mjs; a run that broke before writing is one failure.
 * @param {string} file
 * @param {number} code how Vitest ended
 * @returns {Counts}
 */
export function vitestCounts(file, code) {
  const counts = /** @type {Counts | undefined} */ (readJson(file));
  return settled(counts, code);
}

/**
 * What a run of Playwright wrote through its JSON reporter.
 * @param {string} file
 * @param {number} code how Playwright ended
 * @returns {Counts}
 */
export function playwrightCounts(file, code) {
  const report = /** @type {Suite | undefined} */ (readJson(file));
  if (!report) return settled(undefined, code);
  /** @type {Counts} */
  const counts = { passed: 0, failed: report.errors?.length ?? 0, skipped: [] };
  addSuite(counts, report, []);
  return settled(counts, code);
}

/**
 * The parts of Playwright's JSON report that are read here.
 * @typedef {{ status: string, annotations: { type: string, description?: string }[] }} Result
 * @typedef {{ title: string, tests: Result[] }} Spec
 * @typedef {{ title?: string, errors?: unknown[], suites?: Suite[], specs?: Spec[] }} Suite
 */

/**
 * @param {Counts} counts
 * @param {Suite} suite
 * @param {string[]} path
 */
function addSuite(counts, suite, path) {
  const here = suite.title ? [...path, suite.title] : path;
  for (const inner of suite.suites ?? []) addSuite(counts, inner, here);
  for (const spec of suite.specs ?? []) {
    for (const test of spec.tests) {
      if (test.status === 'expected') counts.passed += 1;
      else if (test.status === 'flaky') {
        counts.passed += 1;
        console.log(`   passed only when tried again: ${[...here, spec.title].join(' > ')}`);
      } else if (test.status === 'skipped')
        counts.skipped.push({ name: [...here, spec.title].join(' > '), reason: why(test) });
      else counts.failed += 1;
    }
  }
}

/** @param {Result} test */
function why(test) {
  return test.annotations.find((note) => note.type === 'skip' || note.type === 'fixme')?.description ?? '';
}

/**
 * A skip must say why, and a broken run must not count as nothing.
 * @param {Counts | undefined} counts
 * @param {number} code
 * @returns {Counts}
 */
function settled(counts, code) {
  if (!counts) return single(false);
  const skipped = counts.skipped.map(({ name, reason }) => ({ name, reason: reason.trim() || reasonIn(name) }));
  const silent = skipped.filter((skip) => !skip.reason);
  const failed = counts.failed + silent.length;
  return {
    passed: counts.passed,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: skipped.filter((skip) => skip.reason),
    silent: silent.map((skip) => skip.name),
  };
}

/**
 * A whole suite that is passed over says why in its title: `… [skipped: no such drive]`.
 * @param {string} name
 */
function reasonIn(name) {
  return /\[skipped: ([^\]]+)\]/.exec(name)?.[1] ?? '';
}

/**
 * @param {Counts[]} parts
 * @returns {Counts}
 */
export function sum(parts) {
  return {
    passed: parts.reduce((total, part) => total + part.passed, 0),
    failed: parts.reduce((total, part) => total + part.failed, 0),
    skipped: parts.flatMap((part) => part.skipped),
  };
}
