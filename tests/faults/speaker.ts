/** Speaks to a desk behind any host as a page does: calls, uploads and downloads through Request and Response. */
import type { Procedures } from '../../electron/desk/procedures.ts';
import type { InputOf, OutputOf, Refusal } from '../electron/desk/test-desk.ts';

type Name = keyof Procedures;
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Refusal };

export interface Speaker {
  readonly call: <N extends Name>(name: N, input: InputOf<N>) => Promise<OutputOf<N>>;
  /** The refusal of a call that must fail. */
  readonly refusal: <N extends Name>(name: N, input: InputOf<N>) => Promise<Refusal>;
  readonly upload: (purpose: 'import' | 'attachment' | 'parcel', name: string, bytes: Uint8Array) => Promise<string>;
  readonly download: (token: string) => Promise<Uint8Array>;
}

const piece = 1 << 20;

/** @param handle what the host does with a request */
export function speakTo(handle: (request: Request) => Promise<Response>): Speaker {
  const answerOf = async (name: Name, input: unknown): Promise<Answer> => {
    const request = new Request(`http://desk.invalid/desk/${name}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: { 'content-type': 'application/json' },
    });
    return (await (await handle(request)).json()) as Answer;
  };
  const call: Speaker['call'] = async (name, input) => {
    const answer = await answerOf(name, input);
    if (!answer.ok) throw new Error(`${name}: ${answer.error.code}: ${answer.error.message}`);
    return answer.value as OutputOf<typeof name>;
  };
  return {
    call,
    refusal: async (name, input) => {
      const answer = await answerOf(name, input);
      if (answer.ok) throw new Error(`${name} was expected to be refused`);
      return answer.error;
    },
    upload: async (purpose, name, bytes) => {
      const { token } = await call('uploads.begin', { purpose, name, size: bytes.length });
      for (let offset = 0; offset < bytes.length; offset += piece) {
        const url = `http://desk.invalid/upload/${token}?offset=${offset}`;
        const body = bytes.slice(offset, offset + piece);
        const answer = await handle(new Request(url, { method: 'PUT', body }));
        if (answer.status !== 200) throw new Error(`upload: ${await answer.text()}`);
      }
      return token;
    },
    download: async (token) => {
      const answer = await handle(new Request(`http://desk.invalid/download/${token}`));
      if (answer.status !== 200) throw new Error(`download: ${await answer.text()}`);
      return new Uint8Array(await answer.arrayBuffer());
    },
  };
}
