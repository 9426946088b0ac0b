/** What can be wrong with a parcel that opens: each with a code and a sentence that names the file. */

export type ProblemCode =
  | 'seal-broken'
  | 'damaged-entry'
  | 'not-encrypted'
  | 'extra-entry'
  | 'missing-entry'
  | 'hash-mismatch'
  | 'manifest-missing'
  | 'manifest-damaged'
  | 'newer-version'
  | 'bad-signature';

export interface ParcelProblem {
  readonly code: ProblemCode;
  readonly sentence: string;
  /** The path inside the parcel, where the problem is one file's. */
  readonly path: string | null;
}

const sentences: Readonly<Record<ProblemCode, (path: string) => string>> = {
  'seal-broken': () => '上报包文件与写出时不一致，可能复制时出错、U盘损坏或被改动过。请重新复制，或请填报单位重报。',
  'damaged-entry': (path) => `包内文件“${path}”已损坏，解不出来。请重新复制上报包，或请填报单位重报。`,
  'not-encrypted': (path) => `包内文件“${path}”没有加密，不是本软件写出的原包。请向填报单位核实。`,
  'extra-entry': (path) => `包内多出清单以外的文件“${path}”，不是填报单位放入的。请不要打开，并向填报单位核实。`,
  'missing-entry': (path) => `包内缺少清单上的文件“${path}”。请填报单位重报。`,
  'hash-mismatch': (path) => `包内文件“${path}”的内容与清单上的校验值不一致，可能被替换过。请填报单位重报。`,
  'manifest-missing': () => '包内没有清单 manifest.json，不是上报包或内容不全。请确认文件是否选对。',
  'manifest-damaged': () => '包内清单 manifest.json 已损坏或格式不对，无法核对内容。请填报单位重报。',
  'newer-version': () => '这个上报包由更新版本的软件写出，本机版本还不能校验。请先升级本机软件再校验。',
  'bad-signature': () => '电子签名不符：清单签名后被改动过，或不是该单位签的。请不要采用，并向填报单位核实。',
};

export function problem(code: ProblemCode, path: string | null = null): ParcelProblem {
  return { code, path, sentence: sentences[code](path === null ? '' : shown(path)) };
}

/** A name made by others, cut to what a sentence can hold. */
function shown(path: string): string {
  const visible = path.replace(/[\p{Cc}\p{Cf}]/gu, '□');
  return visible.length > 60 ? `${visible.slice(0, 60)}…` : visible;
}
