/** `npm start`: installs and builds what is missing, then opens the app in Electron or, without it, in the browser. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildWhenStale } from './built.mjs';
import { downloadElectron, findElectron, mayDownloadElectron } from './electron.mjs';
import { install } from './install.mjs';
import { root, SetupProblem } from './project.mjs';
import { endChildrenWithUs, run, runNode } from './run.mjs';

const usage = `npm start [-- 选项]
  --browser    在浏览器中打开        serve on loopback and open the browser
  --electron   再试一次取得 Electron  try again to download Electron
  --data 目录   数据目录              keep the data in this folder
  --demo       演示数据              open a demo office
  --port 端口   浏览器方式的端口        port on loopback
  --no-open    不自动打开浏览器        open no browser`;

function options() {
  try {
    const { values } = parseArgs({
      options: {
        browser: { type: 'boolean', default: false },
        electron: { type: 'boolean', default: false },
        data: { type: 'string' },
        demo: { type: 'boolean', default: false },
        port: { type: 'string' },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    return values;
  } catch (error) {
    throw new SetupProblem(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
}

/** @param {ReturnType<typeof options>} chosen what the app itself is told */
function passedOn(chosen) {
  // npm runs us in the root; a relative folder is meant from where the command was typed.
  const from = process.env['INIT_CWD'] ?? process.cwd();
  return [
    ...(chosen.data ? ['--data', resolve(from, chosen.data)] : []),
    ...(chosen.demo ? ['--demo'] : []),
    ...(chosen.port ? ['--port', chosen.port] : []),
    ...(chosen['no-open'] ? ['--no-open'] : []),
  ];
}

/**
 * @param {boolean} askedFor
 * @returns {Promise<string | undefined>} Electron's executable; when there is none to use, says why in one sentence
 */
async function usableElectron(askedFor) {
  let electron = findElectron();
  if (!electron && mayDownloadElectron(askedFor)) {
    console.log('正在下载 Electron。Downloading Electron.');
    electron = await downloadElectron();
  }
  if (!electron) {
    console.log(
      '未能取得 Electron，改用浏览器打开同一程序（npm start -- --electron 可再试）。' +
        'Electron is not to be had, so the same app opens in the browser (npm start -- --electron tries again).',
    );
    return undefined;
  }
  if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
    console.log('此处没有图形桌面，改用浏览器方式。There is no desktop here, so the same app is served to a browser.');
    return undefined;
  }
  return electron;
}

async function start() {
  endChildrenWithUs();
  const chosen = options();
  if (chosen.help) {
    console.log(usage);
    return 0;
  }
  await install();
  await buildWhenStale();
  const electron = chosen.browser ? undefined : await usableElectron(chosen.electron);
  if (electron) {
    // Chromium's sandbox cannot start as root on Linux.
    const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const ended = await run(electron, [...asRoot, root, ...passedOn(chosen)], { show: true });
    if (ended.code !== 127) return ended.code;
    console.log(
      'Electron 无法在此启动，改用浏览器方式。Electron cannot start here, so the same app opens in the browser.',
    );
  }
  const server = join(root, 'dist', 'electron', 'serve.js');
  if (!existsSync(server)) throw new SetupProblem('没有找到 dist/electron/serve.js。The built server is missing.');
  return (await runNode([server, ...passedOn(chosen)], { show: true })).code;
}

try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof SetupProblem)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
