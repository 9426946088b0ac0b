/** A state in a word and a colour that can be read on its tint: green settled, orange to be looked at, red missing. */
import { Badge } from '@mantine/core';
import './parts.css';

export interface WordBadgeProps {
  readonly word: string;
  readonly color: string;
  /** Shown on pointing. */
  readonly title?: string;
}

export function WordBadge({ word, color, title }: WordBadgeProps) {
  return (
    <Badge
      variant="light"
      color={color}
      radius="sm"
      className="word-badge"
      data-color={color}
      {...(title === undefined ? {} : { title })}
    >
      {word}
    </Badge>
  );
}
