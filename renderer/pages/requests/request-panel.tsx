/** A request beside the board: what is asked, by when and why, each step, and the act itself. */
import { Anchor, Button, Group, List, Stack, Text } from '@mantine/core';
import { Link } from 'wouter';
import { BesideBody, useBeside } from '../../parts/beside.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { ActForm } from './act-form.tsx';
import { type BoardRequest, marks } from './request-words.ts';

function Steps({ request }: { readonly request: string }) {
  const answer = useDesk('requests.steps', { request });
  const kinds = new Map(
    useVocabulary()
      .list('request_step')
      .values.map(({ code, label }) => [code, label]),
  );
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  if (answer.data.length === 0) return <Text size="sm">还没有办理记录。</Text>;
  return (
    <List size="sm" aria-label="办理过程">
      {answer.data.map((step) => (
        <List.Item key={step.id}>
          {step.stepOn} {kinds.get(step.kind) ?? step.kind}
          {step.ownerName === '' ? '' : `（${step.ownerName}）`}
          {step.text === '' ? '' : `：${step.text}`}
        </List.Item>
      ))}
    </List>
  );
}

function Facts({ request }: { readonly request: BoardRequest }) {
  const mark = marks[request.due.standing];
  return (
    <Stack gap={4}>
      <Group gap="xs">
        <Anchor component={Link} href={`/people/${request.person}`} size="sm">
          {request.name}
        </Anchor>
        <Text size="sm">{request.community}</Text>
        <WordBadge word={mark.word} color={mark.color} />
      </Group>
      <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
        {request.matter}
      </Text>
      <Text size="sm">
        {request.raisedOn} 提出；期限 {request.due.dueOn}；承办人{' '}
        {request.ownerName === '' ? '未定' : request.ownerName}
      </Text>
      <List size="sm" aria-label="期限的计算依据">
        {request.due.trace.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </Stack>
  );
}

export function RequestPanel({ request }: { readonly request: BoardRequest }) {
  const session = useSession();
  const drawer = useRecordDrawer();
  const beside = useBeside();
  const register = useVocabulary().register('requests');
  return (
    <BesideBody>
      <Stack gap="md">
        <Facts request={request} />
        {session.may(register, 'write') && !session.readOnly ? (
          <ActForm request={request} onDone={beside.close} />
        ) : null}
        <div>
          <Text fw={600} size="sm">
            办理过程
          </Text>
          <Steps request={request.id} />
        </div>
        <Group>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => drawer.open({ register: 'requests', id: request.id })}
          >
            打开整条记录
          </Button>
        </Group>
      </Stack>
    </BesideBody>
  );
}
