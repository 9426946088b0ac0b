/** What may reach the desk over either host: which paths are the desk's, and how big and of which kind their bodies are. */
import { faultResponse } from '../desk/wire.ts';

/** The largest body of one call or one chunk of an upload, in bytes. */
export const bodyLimit = 1024 * 1024;

/** Where a request goes, told by its path alone. */
export type Destination = 'desk' | 'upload' | 'download' | 'static';

/** The destination of a URL's path. */
export function destinationOf(pathname: string): Destination {
  if (pathname.startsWith('/desk/')) return 'desk';
  if (pathname.startsWith('/upload/')) return 'upload';
  if (pathname.startsWith('/download/')) return 'download';
  return 'static';
}

const methods = {
  desk: ['POST'],
  upload: ['PUT'],
  download: ['GET'],
  static: ['GET', 'HEAD'],
} as const satisfies Record<Destination, readonly string[]>;

const kinds = { desk: 'application/json', upload: 'application/octet-stream' } as const;

/** Why the request may not go on, as an answer; null where its method, kind and stated length are right. */
export function refusedCall(request: Request): Response | null {
  const destination = destinationOf(new URL(request.url).pathname);
  const allowed: readonly string[] = methods[destination];
  if (!allowed.includes(request.method)) {
    const refusal = faultResponse(405, { code: 'wrong-method', message: '这个地址不接受这样的请求。' });
    refusal.headers.set('allow', allowed.join(', '));
    return refusal;
  }
  if (destination !== 'desk' && destination !== 'upload') return null;
  const kind = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (kind !== kinds[destination]) {
    const name = destination === 'desk' ? 'JSON' : '文件内容';
    return faultResponse(415, {
      code: 'wrong-kind',
      message: `请求的格式不对：这里只收${name}。请从程序的页面上操作。`,
    });
  }
  const stated = Number(request.headers.get('content-length') ?? '0');
  return stated > bodyLimit ? tooBig() : null;
}

/** The request with its body in memory, or the refusal when more arrives than is allowed, whatever its length said. */
export async function withSmallBody(request: Request): Promise<Request | Response> {
  if (request.body === null) return request;
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of request.body) {
    size += piece.byteLength;
    // Leaving the loop cancels the rest.
    if (size > bodyLimit) return tooBig();
    pieces.push(piece);
  }
  const { method, headers, signal } = request;
  return new Request(request.url, { method, headers, signal, body: Buffer.concat(pieces, size) });
}

function tooBig(): Response {
  return faultResponse(413, {
    code: 'too-big',
    message: '一次送来的内容超过 1 MB，没有接收。文件请用页面上的“选择文件”，程序会分段传送。',
  });
}
