/** Running other programs: shown or captured, and always ended with us. */
import { spawn } from 'node:child_process';
import { basename, delimiter, dirname } from 'node:path';
import { modules, pinnedNode, root } from './project.mjs';

/**
 * @typedef {{ code: number, output: string, missing: boolean }} Ending how a program ended; `missing`: there is none
 * @typedef {{ env?: Record<string, string | undefined>, show?: boolean, shell?: boolean }} Options
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program in the root to its end. `show` passes its output through, otherwise it is captured.
 * @param {string} command
 * @param {string[]} args
 * @param {Options} [options]
 * @returns {Promise<Ending>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...options.env },
      stdio: options.show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      shell: options.shell ?? false,
    });
    running.add(child);
    let output = '';
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: String(error), missing: true });
    });
    child.on('close', (code, signal) => {
      running.delete(child);
      resolve({ code: code ?? (signal === 'SIGINT' ? 130 : 1), output, missing: false });
    });
  });
}

/**
 * Runs a script of node_modules (or our own) under the pinned Node, which also comes first in its PATH.
 * @param {string[]} args
 * @param {Options} [options]
 */
export function runNode(args, options = {}) {
  const node = pinnedNode();
  const path = [dirname(node), process.env['PATH'] ?? process.env['Path'] ?? ''].join(delimiter);
  return run(node, args, { ...options, env: { PATH: path, ...options.env } });
}

/**
 * Runs npm: the one that started us, else the one in PATH; never under a Node that npm is about to delete.
 * @param {string[]} args
 */
export function runNpm(args) {
  const cli = process.env['npm_execpath'];
  const own = process.env['npm_node_execpath'] ?? process.execPath;
  if (cli && basename(cli) === 'npm-cli.js' && !own.startsWith(modules))
    return run(own, [cli, ...args], { show: true });
  return run('npm', args, { show: true, shell: process.platform === 'win32' });
}

/** Ends our children when we are ended. After Ctrl+C they have had the signal too and get a moment to close. */
export function endChildrenWithUs() {
  /** @param {NodeJS.Signals} signal */
  const end = (signal) => {
    for (const child of running) child.kill(signal);
  };
  process.on('SIGINT', () => {
    setTimeout(() => end('SIGTERM'), 1500).unref();
    setTimeout(() => end('SIGKILL'), 20_000).unref();
    if (running.size === 0) process.exit(130);
  });
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      end('SIGTERM');
      setTimeout(() => end('SIGKILL'), 20_000).unref();
      if (running.size === 0) process.exit(143);
    });
  }
  process.on('exit', () => end('SIGTERM'));
}
