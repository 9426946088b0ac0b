/** The one scheme of the app: `app://desk/…` is answered by the program itself, from its files and its desk. */
import { protocol } from 'electron';
import type { Session } from 'electron';
import { guarded } from '../host/headers.ts';
import { serveRequest } from '../host/serve-request.ts';
import type { Served } from '../host/serve-request.ts';
import { faultResponse } from '../desk/wire.ts';
import { isOwn, scheme } from './address.ts';

/** The one window is one client of the desk. */
const client = 'window';

/** Must run before Electron is ready: the scheme then counts as an origin like https. */
export function registerScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme, privileges }]);
}

/** Answers the app's addresses in the session. */
export function serveScheme(session: Session, served: Served): void {
  session.protocol.handle(scheme, async (request) => guarded(await answer(served, request)));
}

async function answer(served: Served, request: Request): Promise<Response> {
  const origin = request.headers.get('origin');
  if (!isOwn(request.url) || (origin !== null && origin !== 'app://desk')) {
    return faultResponse(403, { code: 'foreign', message: '这个地址不能使用。' });
  }
  return serveRequest(served, request, client);
}
