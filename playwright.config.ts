import { defineConfig } from '@playwright/test';
import { findChromium } from './build/setup/chromium.mjs';

const executablePath = findChromium();
// Chromium's sandbox cannot start as root on Linux.
const args = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];

export default defineConfig({
  outputDir: 'test-results',
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  // A slow moment of a shared machine is tried again; the run names what passed only then.
  retries: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  projects: [
    { name: 'e2e', testDir: 'tests/e2e', testMatch: '**/*.spec.ts' },
    { name: 'electron', testDir: 'tests/shell', testMatch: '**/*.spec.ts', workers: 1 },
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1366, height: 768 },
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
    // Recording costs as much as the page itself: only what failed is recorded when it is tried again.
    trace: 'on-first-retry',
    screenshot: 'only-on-failure',
  },
});
