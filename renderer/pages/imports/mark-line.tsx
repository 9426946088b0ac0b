/** A mark in words: how grave it is and why. */
import type { Mark } from './shapes.ts';
import { levelWords } from './marks.ts';

export function MarkLine({ mark }: { readonly mark: Pick<Mark, 'level' | 'reason'> }) {
  return (
    <span className="import-mark" data-level={mark.level}>
      <b>{levelWords[mark.level]}</b> {mark.reason}
    </span>
  );
}
