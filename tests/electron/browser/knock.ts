/** Requests with headers of any kind, which `fetch` would not send. */
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';

export interface Knock {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
}

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** What the answer's `Set-Cookie` would make a browser send. */
  readonly cookie: string;
}

/** One request to 127.0.0.1 on a connection of its own. */
export function knock(port: number, path: string, { method = 'GET', headers = {}, body }: Knock = {}): Promise<Heard> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('error', reject);
      answer.on('end', () => {
        const cookie = (answer.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ');
        const text = Buffer.concat(pieces).toString('utf8');
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text, cookie });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** Follows a launch link and gives the cookie. */
export async function enter(port: number, link: string): Promise<string> {
  const { pathname, search } = new URL(link);
  return (await knock(port, `${pathname}${search}`)).cookie;
}
