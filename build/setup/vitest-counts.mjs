/** A Vitest reporter: writes what passed, failed and was skipped, with reasons, to the file named by VITEST_COUNTS. */
import { writeFileSync } from 'node:fs';

/** Made by Vitest, which takes a reporter as a file's default class. */
export default class CountsReporter {
  /**
   * @param {ReadonlyArray<import('vitest/node').TestModule>} files
   * @param {ReadonlyArray<unknown>} unhandledErrors
   */
  onTestRunEnd(files, unhandledErrors) {
    /** @type {import('./counts.mjs').Counts} */
    const counts = { passed: 0, failed: unhandledErrors.length, skipped: [] };
    for (const file of files) {
      // A file that fails before its first test still counts.
      if (!file.ok() && [...file.children.allTests()].length === 0) counts.failed += 1;
      for (const test of file.children.allTests()) {
        const result = test.result();
        if (result.state === 'passed') counts.passed += 1;
        else if (result.state === 'failed' || setUpFailed(test)) counts.failed += 1;
        else counts.skipped.push({ name: `${file.relativeModuleId} > ${test.fullName}`, reason: reasonOf(result) });
      }
    }
    writeFileSync(process.env['VITEST_COUNTS'] ?? 'vitest-counts.json', JSON.stringify(counts));
  }
}

/** @param {import('vitest/node').TestResult} result */
function reasonOf(result) {
  return result.state === 'skipped' ? (result.note ?? '') : '';
}

/**
 * Vitest calls the tests behind a failed beforeAll skipped; they have failed.
 * @param {import('vitest/node').TestCase} test
 */
function setUpFailed(test) {
  /** @type {import('vitest/node').TestSuite | import('vitest/node').TestModule} */
  let parent = test.parent;
  while (parent.type === 'suite') {
    if (parent.errors().length > 0) return true;
    parent = parent.parent;
  }
  return parent.errors().length > 0;
}
