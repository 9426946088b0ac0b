/** A place is written down, never the recovery code that lies there. */

/** Six groups of five signs, as a recovery code is printed; in any case, with or without its dashes. */
const recoveryCode = /(?:[0-9A-Z]{5}[-－—\s]?){6}/iu;

/** The sentence for a text in which somebody seems to have written the code itself; null where there is none. */
export function writtenRecoveryCode(label: string, text: string): string | null {
  if (!recoveryCode.test(text.normalize('NFKC'))) return null;
  return `“${label}”里像是写了恢复码。只写放在哪里、由谁保管，恢复码当面交接。`;
}
