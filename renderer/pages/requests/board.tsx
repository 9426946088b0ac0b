/** The board: a column for each state, what is overdue at its top. */
import { Group, Text, UnstyledButton } from '@mantine/core';
import { useVocabulary } from '../../vocabulary.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { type BoardRequest, columns, marks } from './request-words.ts';

interface CardProps {
  readonly request: BoardRequest;
  readonly category: string;
  readonly onOpen: (request: BoardRequest) => void;
}

function Card({ request, category, onOpen }: CardProps) {
  const mark = marks[request.due.standing];
  return (
    <UnstyledButton className="request-card" data-standing={request.due.standing} onClick={() => onOpen(request)}>
      <Group justify="space-between" wrap="nowrap" gap={4}>
        <Text size="sm" fw={600} truncate>
          {request.name}
        </Text>
        <WordBadge word={mark.word} color={mark.color} />
      </Group>
      <Text size="sm" lineClamp={2}>
        {request.matter}
      </Text>
      <Text size="xs" c="gray.7" truncate>
        期限 {request.due.dueOn}
      </Text>
      <Text size="xs" c="gray.7" truncate>
        {category} · {request.ownerName === '' ? '未定承办人' : request.ownerName}
      </Text>
    </UnstyledButton>
  );
}

interface BoardProps {
  readonly requests: readonly BoardRequest[];
  readonly onOpen: (request: BoardRequest) => void;
}

export function RequestColumns({ requests, onOpen }: BoardProps) {
  const vocabulary = useVocabulary();
  const labels = (list: string) => new Map(vocabulary.list(list).values.map(({ code, label }) => [code, label]));
  const states = labels('request_progress');
  const categories = labels('request_category');
  return (
    <div className="request-board">
      {columns.map((state) => {
        const here = requests.filter((request) => request.state === state);
        return (
          <section key={state} className="request-column" aria-label={states.get(state) ?? state}>
            <h2>
              {states.get(state) ?? state} {here.length}
            </h2>
            <div className="request-cards">
              {here.length === 0 ? (
                <Text size="sm" c="gray.7" px={4}>
                  没有
                </Text>
              ) : null}
              {here.map((request) => (
                <Card
                  key={request.id}
                  request={request}
                  category={categories.get(request.category) ?? request.category}
                  onOpen={onOpen}
                />
              ))}
            </div>
          </section>
        );
      })}
    </div>
  );
}
