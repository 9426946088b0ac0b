/** The words after the program's name on its command line, for both hosts. */
import { parseArgs } from 'node:util';

export interface Arguments {
  /** `--data DIR`; null where the usual folder is meant. */
  readonly data: string | null;
  readonly demo: boolean;
  /** `--port N`, 1–65535 (loopback host only); 0 lets the system choose. */
  readonly port: number;
  /** False after `--no-open`: no browser is opened. */
  readonly open: boolean;
}

export type ReadArguments =
  | { readonly ok: true; readonly value: Arguments }
  | { readonly ok: false; readonly message: string };

const options = {
  data: { type: 'string' },
  demo: { type: 'boolean' },
  port: { type: 'string' },
  'no-open': { type: 'boolean' },
} as const;

/**
 * Reads the arguments without the program's own name.
 * @param strict refuses unknown words; Electron's host passes false, since Chromium adds switches of its own.
 */
export function readArguments(words: readonly string[], strict = true): ReadArguments {
  try {
    // Anything else could be an empty `--data=` or a `--data` that swallowed the next switch.
    const { values } = parseArgs({ args: [...words], options, strict, allowPositionals: !strict });
    const { data, port } = values;
    if (data === true || data === '') return refused('--data 后面要写数据文件夹的位置。');
    const portNumber = typeof port === 'string' ? Number(port) : 0;
    if (port !== undefined && !isPort(portNumber)) return refused('--port 后面要写 1 到 65535 之间的端口号。');
    return {
      ok: true,
      value: {
        data: typeof data === 'string' ? data : null,
        demo: values.demo === true,
        port: portNumber,
        open: values['no-open'] !== true,
      },
    };
  } catch (error) {
    return refused(complaint(error));
  }
}

function isPort(port: number): boolean {
  return Number.isInteger(port) && port >= 1 && port <= 65_535;
}

function refused(message: string): ReadArguments {
  return { ok: false, message };
}

function complaint(error: unknown): string {
  const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : null;
  const known = '可用的选项：--data 文件夹、--demo、--port 端口、--no-open。';
  if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') return `有一个选项缺少内容。${known}`;
  return `看不懂启动选项。${known}`;
}
