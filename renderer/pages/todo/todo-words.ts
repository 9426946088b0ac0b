/** 待办 in the words of the page: what is narrowed to, and how a line says when. */
import { type TodoGroup, todoGroups } from '../../../db/rules/reminders/decisions.ts';
import { reminderKindKeys, reminderKinds } from '../../../db/rules/reminders/kinds.ts';
import type { OutputOf } from '../../desk.ts';

export type TodoView = OutputOf<'todo.view'>;
export type Todo = TodoView['todos'][number];

/** An act of one sort. */
export type ActOf<Does extends Todo['act']['does']> = Extract<Todo['act'], { readonly does: Does }>;

export interface Narrowing {
  readonly group: TodoGroup | 'all';
  readonly kind: string | null;
  readonly community: string | null;
  /** One day of the month on screen. */
  readonly day: string | null;
}

export const everything: Narrowing = { group: 'all', kind: null, community: null, day: null };

export const groupColors: Readonly<Record<TodoGroup, string>> = {
  late: 'red',
  today: 'orange',
  week: 'orange',
  month: 'deepBlue',
  later: 'gray',
  open: 'gray',
};

const ofKind = (todo: Todo, kind: string | null): boolean => kind === null || todo.kind === kind;
const ofCommunity = (todo: Todo, community: string | null): boolean =>
  community === null || todo.subject.community === community;

/** What the filters of kind, community and day leave, whatever the group. */
export function narrowed(todos: readonly Todo[], { kind, community, day }: Narrowing): readonly Todo[] {
  return todos.filter(
    (todo) => ofKind(todo, kind) && ofCommunity(todo, community) && (day === null || todo.on === day),
  );
}

/** The kinds that there are, with how many of each. */
export function kindChoices(todos: readonly Todo[]): readonly { readonly value: string; readonly label: string }[] {
  const counts = Map.groupBy(todos, ({ kind }) => kind);
  return reminderKindKeys.flatMap((kind) => {
    const count = counts.get(kind)?.length ?? 0;
    return count === 0 ? [] : [{ value: kind, label: `${reminderKinds[kind].label} ${count}` }];
  });
}

/** The groups that have lines, in their order. */
export function grouped(todos: readonly Todo[]): readonly (readonly [TodoGroup, readonly Todo[]])[] {
  const all = Map.groupBy(todos, ({ group }) => group);
  return todoGroups.flatMap((group) => {
    const own = all.get(group);
    return own === undefined ? [] : [[group, own] as const];
  });
}

/** What names a line for a screen reader. */
export const lineName = ({ subject, title }: Todo): string => `${subject.name}：${title}`;
