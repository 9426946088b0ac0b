/** The loopback host's server: the renderer's files and the desk on 127.0.0.1, for browsers that were let in. */
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { faultResponse } from '../desk/wire.ts';
import type { Supervisor } from '../desk/supervisor.ts';
import { guarded } from '../host/headers.ts';
import { serveRequest } from '../host/serve-request.ts';
import { foreignness, openGate, sameSecret } from './gate.ts';
import type { Gate } from './gate.ts';
import { requestFrom, respond } from './node-exchange.ts';
import { refusalPage } from './refusal-page.ts';
import type { Refusal } from './refusal-page.ts';

export interface LoopbackOptions {
  readonly desk: Pick<Supervisor, 'handle'>;
  /** The folder of the built renderer. */
  readonly renderer: string;
  /** 0 lets the system choose. */
  readonly port: number;
  /** What a second start on the same folder must show to be given a link. */
  readonly instanceSecret: string;
}

export interface Loopback {
  readonly port: number;
  /** A fresh address with a launch token that is good for one entry. */
  readonly link: () => string;
  readonly close: () => Promise<void>;
}

/** Where a second start asks for a link. */
export const linkPath = '/instance/link';

/** Opens the server on 127.0.0.1 alone. Rejects where the port is taken. */
export async function openLoopback(options: LoopbackOptions): Promise<Loopback> {
  const server = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 60_000 });
  const port = await listening(server, options.port);
  const gate = openGate(port);
  const link = () => `http://127.0.0.1:${port}/?t=${gate.invite()}`;
  server.on('request', (message, answer) => void serve({ ...options, port, gate, link }, message, answer));
  return {
    port,
    link,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Door extends LoopbackOptions {
  readonly port: number;
  readonly gate: Gate;
  readonly link: () => string;
}

function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function serve(door: Door, message: IncomingMessage, answer: ServerResponse): Promise<void> {
  let response: Response;
  try {
    response = await answerTo(door, message, answer);
  } catch {
    // No text of the failure: it could name a person or a path.
    response = faultResponse(400, { code: 'bad-request', message: '请求不完整，没有处理。请刷新页面后再试。' });
  }
  // What is left unread of a refused body would be taken for the next request.
  if (!message.complete) answer.setHeader('connection', 'close');
  await respond(answer, guarded(response));
}

async function answerTo(door: Door, message: IncomingMessage, answer: ServerResponse): Promise<Response> {
  const { host, origin, cookie } = message.headers;
  const fetchSite = message.headers['sec-fetch-site'];
  const foreign = foreignness(
    { host, origin, fetchSite: typeof fetchSite === 'string' ? fetchSite : undefined, method: message.method ?? '' },
    door.port,
  );
  if (foreign !== null) return refusal(message, 'foreign');
  const request = requestFrom(message, answer, `http://${host ?? ''}`);
  const url = new URL(request.url);
  if (url.pathname === linkPath) return freshLink(door, request);
  const token = url.searchParams.get('t');
  if (url.pathname === '/' && token !== null) return enter(door, message, token);
  const client = door.gate.clientOf(cookie);
  if (client === null) return refusal(message, 'no-link');
  return serveRequest(door, request, client);
}

/** Exchanges the launch token for the cookie; the redirect takes the token out of the address bar. */
function enter(door: Door, message: IncomingMessage, token: string): Response {
  const value = message.method === 'GET' ? door.gate.admit(token) : null;
  if (value === null) return refusal(message, 'used-link');
  const cookie = `${door.gate.cookieName}=${value}; HttpOnly; SameSite=Strict; Path=/`;
  return new Response(null, { status: 303, headers: { location: '/', 'set-cookie': cookie } });
}

function freshLink(door: Door, request: Request): Response {
  const shown = (request.headers.get('authorization') ?? '').replace(/^Bearer /u, '');
  if (request.method !== 'POST' || !sameSecret(door.instanceSecret, shown)) {
    return faultResponse(403, { code: 'foreign', message: '不能从这里取得进入链接。' });
  }
  return Response.json({ link: door.link() });
}

/** A page for people, the desk's form of failure for the app. */
function refusal(message: IncomingMessage, why: Refusal): Response {
  if (message.method !== 'GET') {
    const text = why === 'foreign' ? '这个请求来自别的网页，没有处理。' : '本次启动还没有从这个浏览器进入过。';
    return faultResponse(why === 'foreign' ? 403 : 401, {
      code: why === 'foreign' ? 'foreign' : 'not-admitted',
      message: `${text}请在启动程序的窗口里按回车键，用新的链接打开。`,
    });
  }
  const headers = { 'content-type': 'text/html; charset=utf-8' };
  return new Response(refusalPage(why), { status: 403, headers });
}
