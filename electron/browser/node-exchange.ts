/** Between node:http's messages and the platform's `Request` and `Response`. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** The request as the desk's handler takes it; it is aborted when the connection closes before the answer is complete. */
export function requestFrom(message: IncomingMessage, answer: ServerResponse, origin: string): Request {
  const control = new AbortController();
  answer.once('close', () => {
    if (!answer.writableFinished) control.abort();
  });
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    for (const one of Array.isArray(value) ? value : [value ?? '']) headers.append(name, one);
  }
  const method = message.method ?? 'GET';
  const bodyless = method === 'GET' || method === 'HEAD';
  return new Request(new URL(message.url ?? '/', origin), {
    method,
    headers,
    signal: control.signal,
    ...(bodyless ? {} : { body: bodyOf(message), duplex: 'half' }),
  });
}

/** One and the same class at run time, which Node's and the browser's type declarations describe differently. */
function bodyOf(message: IncomingMessage): NonNullable<Request['body']> {
  return Readable.toWeb(message) as unknown as NonNullable<Request['body']>;
}

/** Writes the answer out as fast as the other side reads. A reader that goes away ends it quietly. */
export async function respond(answer: ServerResponse, response: Response): Promise<void> {
  answer.statusCode = response.status;
  const cookies = response.headers.getSetCookie();
  for (const [name, value] of response.headers) if (name !== 'set-cookie') answer.setHeader(name, value);
  if (cookies.length > 0) answer.setHeader('set-cookie', cookies);
  if (response.body === null) {
    answer.end();
    return;
  }
  try {
    // Headers go out at once: progress is watched as it comes.
    answer.flushHeaders();
    await pipeline(response.body, answer);
  } catch {
    answer.destroy();
  }
}
