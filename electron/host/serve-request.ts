/** The way of a request that a host has let in: to the renderer's files or to the desk. */
import { faultResponse } from '../desk/wire.ts';
import type { Supervisor } from '../desk/supervisor.ts';
import { destinationOf, refusedCall, withSmallBody } from './desk-call.ts';
import { serveStatic } from './static-files.ts';

export interface Served {
  readonly desk: Pick<Supervisor, 'handle'>;
  /** The folder of the built renderer. */
  readonly renderer: string;
}

/** Answers a request of the client; never rejects. The host adds the guarding headers. */
export async function serveRequest(served: Served, request: Request, client: string): Promise<Response> {
  try {
    const refused = refusedCall(request);
    if (refused !== null) return refused;
    if (destinationOf(new URL(request.url).pathname) === 'static') return await serveStatic(served.renderer, request);
    const small = await withSmallBody(request);
    return small instanceof Response ? small : await served.desk.handle(small, client);
  } catch {
    // No text of the failure: it could name a person or a path.
    return faultResponse(400, { code: 'bad-request', message: '请求不完整，没有处理。请刷新页面后再试。' });
  }
}
