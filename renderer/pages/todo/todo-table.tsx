/** The lines of 待办 by group: who, by when, what, why, and the act. */
import { Anchor, Checkbox, Table, Text, VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'wouter';
import { type TodoGroup, todoGroupLabels } from '../../../db/rules/reminders/decisions.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { TodoAct, type useDecide } from './todo-act.tsx';
import { groupColors, grouped, lineName, type Todo } from './todo-words.ts';

/** Of each group the most pressing are enough; narrowing shows the rest. */
const shownLines = 100;

interface TodoTableProps {
  readonly todos: readonly Todo[];
  readonly mayDecide: boolean;
  readonly decide: ReturnType<typeof useDecide>;
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (keys: readonly string[], on: boolean) => void;
}

function Who({ subject }: Pick<Todo, 'subject'>) {
  if (subject.of !== 'person' || subject.id === null) return subject.name;
  return (
    <Anchor component={Link} href={`/people/${subject.id}`} size="sm">
      {subject.name}
    </Anchor>
  );
}

/** What was decided and still holds. */
function Decided({ todo }: { readonly todo: Todo }) {
  const { postponed, forwarded } = todo;
  return (
    <>
      {postponed === null ? null : (
        <Text size="xs" c="gray.8">
          原期限 {todo.dueOn ?? '无'}，延后到 {postponed.until}：{postponed.reason}
        </Text>
      )}
      {forwarded === null ? null : (
        <Text size="xs" c="gray.8">
          已转办给{forwarded.to}
          {forwarded.reason === '' ? '' : `：${forwarded.reason}`}
        </Text>
      )}
    </>
  );
}

function Row({ todo, mayDecide, decide, ticked, onTick }: { readonly todo: Todo } & Omit<TodoTableProps, 'todos'>) {
  return (
    <Table.Tr>
      {mayDecide ? (
        <Table.Td>
          {todo.confined === true ? null : (
            <Checkbox
              size="xs"
              aria-label={`勾选${lineName(todo)}`}
              checked={ticked.has(todo.key)}
              onChange={(event) => onTick([todo.key], event.currentTarget.checked)}
            />
          )}
        </Table.Td>
      ) : null}
      <Table.Td>
        <Who subject={todo.subject} />
      </Table.Td>
      <Table.Td>{todo.subject.of === 'person' ? todo.subject.community : ''}</Table.Td>
      <Table.Td className="day">{todo.on ?? '—'}</Table.Td>
      <Table.Td>
        <Text span size="sm" fw={600}>
          {todo.title}
        </Text>
        <Text span size="sm">
          {`　${todo.what}`}
        </Text>
        <Decided todo={todo} />
      </Table.Td>
      <Table.Td>
        <Text size="xs">{todo.why}</Text>
      </Table.Td>
      <Table.Td>
        <TodoAct todo={todo} mayDecide={mayDecide} decide={decide} />
      </Table.Td>
    </Table.Tr>
  );
}

interface GroupHeadProps extends Omit<TodoTableProps, 'todos'> {
  readonly group: TodoGroup;
  readonly own: readonly Todo[];
}

function GroupHead({ group, own, mayDecide, ticked, onTick }: GroupHeadProps) {
  const keys = own.flatMap(({ key, confined }) => (confined === true ? [] : [key]));
  const count = keys.filter((key) => ticked.has(key)).length;
  return (
    <Table.Tr className="todo-group">
      {mayDecide ? (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`勾选全部${todoGroupLabels[group]}`}
            checked={count > 0 && count === keys.length}
            indeterminate={count > 0 && count < keys.length}
            onChange={(event) => onTick(keys, event.currentTarget.checked)}
          />
        </Table.Td>
      ) : null}
      <Table.Th colSpan={6} scope="rowgroup">
        <WordBadge word={todoGroupLabels[group]} color={groupColors[group]} /> {own.length} 件
      </Table.Th>
    </Table.Tr>
  );
}

export function TodoTable({ todos, ...props }: TodoTableProps) {
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} layout="fixed" miw={960} aria-label="待办">
        <Table.Thead>
          <Table.Tr>
            {props.mayDecide ? (
              <Table.Th w={36}>
                <VisuallyHidden>勾选</VisuallyHidden>
              </Table.Th>
            ) : null}
            <Table.Th w={104}>对象</Table.Th>
            <Table.Th w={116}>所在社区</Table.Th>
            <Table.Th w={96}>期限</Table.Th>
            <Table.Th>事项</Table.Th>
            <Table.Th w={180}>依据</Table.Th>
            <Table.Th w={142}>办理</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {grouped(todos).map(([group, own]) => (
            <Fragment key={group}>
              <GroupHead group={group} own={own} {...props} />
              {own.slice(0, shownLines).map((todo) => (
                <Row key={todo.key} todo={todo} {...props} />
              ))}
              {own.length > shownLines ? (
                <Table.Tr>
                  <Table.Td colSpan={7}>还有 {own.length - shownLines} 件没有显示，请按类别或社区缩小范围。</Table.Td>
                </Table.Tr>
              ) : null}
            </Fragment>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
