/** What was found in one community's table beside its answers, question by question. */
import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../electron/desk/collections/shapes.ts';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { EmptyNote, Waiting } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { hasChoice, isOpen } from './words.ts';
import './collections.css';

type Answer = 'take' | 'leave';

function answerWord(finding: Finding): string {
  if (finding.answer === null) return '';
  if (!hasChoice(finding)) return '已知道';
  return finding.answer === 'take' ? '已采纳' : '没有采纳';
}

function FindingCard({
  finding,
  busy,
  onAnswer,
}: {
  readonly finding: Finding;
  readonly busy: boolean;
  readonly onAnswer: (answer: Answer) => void;
}) {
  const open = isOpen(finding);
  const color = open ? 'orange' : 'gray';
  return (
    <Paper withBorder p="xs">
      <Group gap={6} mb={4}>
        <WordBadge word={open ? '待定' : finding.level === 'note' ? '提示' : answerWord(finding)} color={color} />
      </Group>
      <Text size="sm">{finding.text}</Text>
      {finding.level === 'note' ? null : hasChoice(finding) ? (
        <Group gap="xs" mt={6}>
          <Button
            size="compact-sm"
            variant={open ? 'filled' : 'default'}
            disabled={busy}
            onClick={() => onAnswer('leave')}
          >
            不采纳
          </Button>
          <Button size="compact-sm" variant="default" disabled={busy} onClick={() => onAnswer('take')}>
            采纳
          </Button>
        </Group>
      ) : open ? (
        <Button mt={6} size="compact-sm" disabled={busy} onClick={() => onAnswer('leave')}>
          知道了
        </Button>
      ) : null}
    </Paper>
  );
}

interface FindingsPanelProps {
  readonly id: string;
  readonly part: string;
  readonly mayWrite: boolean;
}

export function FindingsPanel({ id, part: partId, mayWrite }: FindingsPanelProps) {
  const found = useDesk('collections.get', { id });
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const part = found.data?.parts.find((one) => one.id === partId);
  if (part === undefined) return <Waiting />;
  const answer = async (findings: number[] | null, given: Answer) => {
    setBusy(true);
    try {
      await call('collections.answer', { id, part: partId, findings, answer: given });
      await refresh();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const finished = part.runState !== 'open' && part.runState !== null;
  const places = part.findings.map((finding, place) => ({ finding, place }));
  const shown = places.toSorted((a, b) => Number(isOpen(b.finding)) - Number(isOpen(a.finding)));
  const waiting = part.findings.filter(isOpen);
  const open = waiting.length;
  return (
    <>
      <BesideBody>
        {part.findings.length === 0 ? <EmptyNote title="没有发现别的问题" hint="改动的内容在“改了什么”里看。" /> : null}
        <Stack gap="xs">
          {shown.map(({ finding, place }) => (
            <FindingCard
              key={place}
              finding={finding}
              busy={busy || !mayWrite || (finished && hasChoice(finding))}
              onAnswer={(given) => void answer([place], given)}
            />
          ))}
        </Stack>
      </BesideBody>
      {open > 1 && mayWrite ? (
        <BesideFoot>
          <Button variant="default" disabled={busy} onClick={() => void answer(null, 'leave')}>
            {waiting.some(hasChoice) ? `其余 ${open} 个都不采纳` : `这 ${open} 个都知道了`}
          </Button>
        </BesideFoot>
      ) : null}
    </>
  );
}
