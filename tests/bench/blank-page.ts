/** A page with nothing but Mantine on it, built as the renderer is: what any start costs at least. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const folder = join(import.meta.dirname, '..', '..', 'dist', 'bench-blank');

const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>空白</title></head>
<body><div id="root"></div><script type="module" src="./main.tsx"></script></body></html>`;

const main = `import '@mantine/core/styles.css';
import { MantineProvider, Text } from '@mantine/core';
import { createRoot } from 'react-dom/client';
createRoot(document.getElementById('root')).render(<MantineProvider><Text>空白页</Text></MantineProvider>);
`;

/** Serves a folder on the port that it prints. */
const server = `import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
const kinds = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
const serve = async (request, answer) => {
  const path = request.url === '/' ? '/index.html' : request.url;
  try {
    const bytes = await readFile(join(import.meta.dirname, 'out', path));
    answer.writeHead(200, { 'content-type': kinds[extname(path)] ?? 'application/octet-stream' }).end(bytes);
  } catch {
    answer.writeHead(404).end();
  }
};
const listening = createServer((request, answer) => void serve(request, answer)).listen(0, '127.0.0.1', () =>
  console.log('http://127.0.0.1:' + listening.address().port + '/'));
`;

/** Builds the page; returns the server's program. */
export async function blankPage(): Promise<string> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'index.html'), html);
  writeFileSync(join(folder, 'main.tsx'), main);
  writeFileSync(join(folder, 'server.mjs'), server);
  const postcss = join(import.meta.dirname, '..', '..', 'build', 'vite');
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    css: { postcss },
    build: { outDir: 'out', target: 'chrome120', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  });
  return join(folder, 'server.mjs');
}
