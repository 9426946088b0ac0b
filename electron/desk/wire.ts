/**
 * The messages between a host and the desk's own thread or process.
 *
 * One request is one exchange: `request` → `answer` → (`pull` → `chunk`)* → `end`. A chunk is sent only when it was asked
 * for, so that a slow reader slows the writer and nothing piles up in between. `abort` may come from the host at any time.
 * Everything is plain data that structured cloning can carry.
 */

/** What the host gives the desk when it starts; `Host` methods follow as calls over the same wire. */
export interface DeskStart {
  readonly folder: string;
  readonly readOnly: boolean;
  readonly demo: boolean;
  readonly host: HostAbilities;
}

/** Which methods of `Host` this machine has. */
export interface HostAbilities {
  readonly kind: 'electron' | 'browser' | 'test';
  readonly programFolder: string;
  readonly toPdf: boolean;
  readonly print: boolean;
  readonly pickFile: boolean;
  readonly pickFolder: boolean;
}

export interface WireFault {
  readonly code: string;
  readonly message: string;
}

export type HostMethod = 'toPdf' | 'print' | 'pickFile' | 'pickFolder' | 'drives' | 'notify' | 'openExternally';

type HeaderPairs = readonly (readonly [string, string])[];

export type ToDesk =
  | { readonly type: 'start'; readonly start: DeskStart }
  | {
      readonly type: 'request';
      readonly id: number;
      readonly method: string;
      readonly url: string;
      readonly headers: HeaderPairs;
      readonly body: Uint8Array | null;
    }
  | { readonly type: 'pull'; readonly id: number }
  | { readonly type: 'abort'; readonly id: number }
  | { readonly type: 'host-value'; readonly id: number; readonly value: unknown }
  | { readonly type: 'host-fault'; readonly id: number; readonly fault: WireFault }
  | { readonly type: 'close' };

export type ToHost =
  | { readonly type: 'ready' }
  | { readonly type: 'refused'; readonly fault: WireFault }
  | {
      readonly type: 'answer';
      readonly id: number;
      readonly status: number;
      readonly headers: HeaderPairs;
      readonly hasBody: boolean;
    }
  | { readonly type: 'chunk'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'end'; readonly id: number }
  | { readonly type: 'fault'; readonly id: number; readonly fault: WireFault }
  | { readonly type: 'host-call'; readonly id: number; readonly method: HostMethod; readonly args: readonly unknown[] }
  | { readonly type: 'host-abort'; readonly id: number }
  | { readonly type: 'locked' }
  | { readonly type: 'closed' };

/** One end of the wire: a worker's port, a utility process or its parent. */
export interface Port<Out, In> {
  readonly send: (message: Out) => void;
  readonly listen: (listener: (message: In) => void) => void;
}

/** A thread or process that runs the desk, as the host sees it. */
export interface DeskProcess extends Port<ToDesk, ToHost> {
  /** Told once when it is gone, whether it ended by itself, was ended, or crashed. */
  readonly onExit: (listener: () => void) => void;
  /** Ends it at once. */
  readonly kill: () => void;
}

/** The code of the answer to a request whose desk died on the way. */
export const deskGone = {
  code: 'desk-gone',
  message: '台账程序的后台刚才意外停止，已重新启动。已保存的内容都在；请重新登录后再做一次刚才的操作。',
} as const satisfies WireFault;

/** An answer that the host gives in the desk's place, in the form of the desk's own failures. */
export function faultResponse(status: number, fault: WireFault): Response {
  return new Response(JSON.stringify({ ok: false, error: { code: fault.code, message: fault.message } }), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** A failure as plain data. Anything that is not a failure of ours crosses without its text, which could name a person. */
export function faultOf(error: unknown): WireFault {
  if (error instanceof Error) {
    const code: unknown = Reflect.get(error, 'code');
    if (error.name === 'LedgerError' && typeof code === 'string') return { code, message: error.message };
    if (error.name === 'AbortError') return { code: 'cancelled', message: '已取消。' };
  }
  return { code: 'internal', message: '程序内部出错，本次操作没有完成。请再试一次；仍不行时重新启动程序。' };
}
