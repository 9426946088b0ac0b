/** The renderer's files, as both hosts serve them. */
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, join, relative, sep } from 'node:path';

/** Content types by ending; anything else is offered as bytes, which a browser saves and never runs. */
const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.gif': 'image/gif',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/** A name that Vite has put the content's hash into: `assets/index-BwX3_k-1.js`. */
const hashed = /^assets\/.+-[\w-]{8}\.\w+$/u;

/** The content type for a file's name. */
export function contentType(path: string): string {
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream';
}

/**
 * The file that a URL's path means inside the folder, or null where it would lead outside or is no plain name.
 * @param pathname as `URL.pathname` gives it, still percent-encoded
 */
export function fileWithin(folder: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  // A backslash or a colon means another folder, drive or stream on Windows.
  if (/[\0\\:]/u.test(path) || path.split('/').includes('..')) return null;
  const file = join(folder, path);
  const inside = relative(folder, file);
  if (inside === '' || isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)) return null;
  return file;
}

/**
 * Serves GET and HEAD for the folder. A path without an ending is a page of the app and gets index.html: the app finds its
 * pages by itself.
 */
export async function serveStatic(folder: string, request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  const page = pathname === '/' || (extname(pathname) === '' && !pathname.includes('%00'));
  const file = page ? join(folder, 'index.html') : fileWithin(folder, pathname);
  const bytes = file === null ? null : await readPlainFile(file);
  if (file === null || bytes === null) return missing(page);
  const lasting = hashed.test(relative(folder, file).replaceAll(sep, '/'));
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      'content-type': contentType(file),
      'content-length': String(bytes.byteLength),
      'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}

function missing(page: boolean): Response {
  const text = page ? '没有找到程序的界面文件。请重新安装程序，数据不受影响。' : '没有这个文件。';
  return new Response(text, { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** Null for what is not there, and for folders. `readFile` is one of the calls that see into app.asar. */
async function readPlainFile(path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return null;
  }
}
