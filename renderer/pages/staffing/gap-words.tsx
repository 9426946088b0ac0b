/** 缺 and 超 in words: a gap is read without counting signs. */
import { WordBadge } from '../../parts/word-badge.tsx';

export function Gap({ gap }: { readonly gap: number | null }) {
  if (gap === null) return <>—</>;
  if (gap === 0) return <WordBadge word="已配齐" color="green" />;
  return gap > 0 ? <WordBadge word={`缺 ${gap}`} color="orange" /> : <WordBadge word={`超 ${-gap}`} color="red" />;
}
