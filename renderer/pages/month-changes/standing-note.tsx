/** The list of this month that stands already: where it is, what can be done with it. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { MonthView } from './list-choice.ts';
import type { MonthActs } from './use-month-acts.ts';

interface StandingNoteProps {
  readonly standing: NonNullable<MonthView['standing']>;
  readonly acts: MonthActs;
  readonly onCorrect: () => void;
}

export function StandingNote({ standing, acts, onCorrect }: StandingNoteProps) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const mayWrite = !session.readOnly && session.has('report.write');
  const kept = standing.keptAt.replace('T', ' ').slice(0, 16);
  return (
    <Alert
      color={standing.state === 'returned' ? 'orange' : 'deepBlue'}
      title={`${standing.title}：${labelOf(vocabulary.list('report_state'), standing.state) ?? ''}`}
      mb="xs"
    >
      <Text size="sm" fw={600}>
        {standing.counts}
      </Text>
      <Text size="sm">
        {kept}{' '}
        生成，文件和内容已存入上报记录。之后补录、改错的，自动列入下一张，不必改这一张；上级要求重报的，点“更正”。
      </Text>
      <Group gap="xs" mt="xs">
        <Button component={Link} href={`/reports/${standing.id}`}>
          打开这一份
        </Button>
        {mayWrite && standing.state === 'final' ? (
          <Button variant="default" loading={acts.busy === 'sent'} onClick={() => void acts.sent(standing.id)}>
            标记已上报
          </Button>
        ) : null}
        {mayWrite ? (
          <Button variant="default" onClick={onCorrect}>
            更正……
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}
