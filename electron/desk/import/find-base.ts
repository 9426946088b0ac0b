/** Which base record a row means: by number, then by name and community; several possible ones are a question. */
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { nameKey } from '../../../db/rules/names.ts';
import { squash } from '../../../db/rules/text.ts';
import { holding, ownedBy } from './known.ts';
import type { Match, PlanContext, RowProblem } from './plan-types.ts';
import type { RowRead, StagedRow } from './reading.ts';

/** Begins the keys of rows with a number that share a name and a community with a row without one. */
export const namedBeside = 'w:';

const text = (value: FieldValue | undefined): string => (typeof value === 'string' ? value : '');
const fresh = (keys: readonly string[]): Match => ({ record: null, restore: false, problem: null, skip: false, keys });
const ask = (problem: RowProblem, keys: readonly string[]): Match => ({
  record: null,
  restore: false,
  problem,
  skip: false,
  keys,
});

/** The community in which a stored person has the main post on the day asked about. */
function communityOf(context: PlanContext, id: string): string | null {
  const posts = ownedBy(context.known, 'appointments', id);
  if (posts.length === 0) return null;
  const [post] = holding(context.register('appointments'), posts, context.settings.asOf);
  return text(post?.values['community']) || null;
}

/** The community that the row names: the key of one that is known, else the name as it stands. */
function communityIn(read: RowRead): { readonly id: string | null; readonly word: string } {
  const given = read.targets.get('appointments')?.given.get('community');
  const cell = read.cells.find(({ place }) => place.at === 'target' && place.key === 'appointments.community');
  return { id: text(given?.value) || null, word: squash(cell?.cell.text ?? '') };
}

/** Those of one name who have the phone number of the row, empty where it has none. */
function withPhone({ known }: PlanContext, read: RowRead, namesakes: readonly string[]): readonly string[] {
  const phone = text(read.base.get('phone')?.value);
  return phone === '' ? [] : namesakes.filter((one) => text(known.base.get(one)?.values['phone']) === phone);
}

/** Finds the base record of a row of people. */
export function findPerson(context: PlanContext, row: StagedRow, read: RowRead): Match {
  const { known } = context;
  const id = text(read.base.get('id_number')?.value);
  const name = nameKey(text(read.base.get('name')?.value));
  const community = communityIn(read);
  const nameAt = name === '' ? [] : [`n:${name}@${community.id ?? community.word}`];
  // A row with a number is told apart by it; its name only warns a row that has none.
  const keys = id === '' ? nameAt : [`i:${id}`, ...nameAt.map((key) => key.replace(/^n:/u, namedBeside))];
  const chosen = row.decisions.person;
  if (chosen === 'new') return fresh(id === '' ? [] : keys);
  if (chosen !== undefined) {
    const record = known.base.get(chosen) ?? [...known.binned.values()].find((one) => one.id === chosen);
    if (record !== undefined)
      return { record, restore: !known.base.has(chosen), problem: null, skip: false, keys: [...keys, `r:${chosen}`] };
  }
  const byNumber = id === '' ? undefined : known.byId.get(id);
  if (byNumber !== undefined)
    return {
      record: known.base.get(byNumber) ?? null,
      restore: false,
      problem: null,
      skip: false,
      keys: [`r:${byNumber}`, ...keys],
    };
  const namesakes = name === '' ? [] : (known.byName.get(name) ?? []);
  if (id !== '') return withNewNumber(context, id, namesakes, community, keys);
  if (namesakes.length === 0) return fresh(keys);
  const here = community.id === null ? [] : namesakes.filter((one) => communityOf(context, one) === community.id);
  const [only, ...more] = here.length === 1 ? here : withPhone(context, read, namesakes);
  if (only !== undefined && more.length === 0) {
    return {
      record: known.base.get(only) ?? null,
      restore: false,
      problem: null,
      skip: false,
      keys: [`r:${only}`, ...keys],
    };
  }
  const reason =
    here.length > 1
      ? '这个社区有几个同名的人，请选定是哪一位，或选“另一个人”。'
      : '没有身份证号，只有姓名与台账里的人相同，请选定是不是同一个人。';
  return ask({ code: 'person', reason, candidates: here.length > 1 ? here : namesakes }, keys);
}

/** A number that nobody has yet: a namesake of the community, or one without a number, may be the same person. */
function withNewNumber(
  context: PlanContext,
  id: string,
  namesakes: readonly string[],
  community: { readonly id: string | null },
  keys: readonly string[],
): Match {
  const { known, settings } = context;
  const binned = known.binned.get(id);
  if (binned !== undefined && settings.binned === 'restore')
    return { record: binned, restore: true, problem: null, skip: false, keys };
  if (binned !== undefined && settings.binned === 'ask') {
    const reason = '身份证号相同的人在回收站里，请选择恢复，或作为新人员登记。';
    return ask({ code: 'binned', reason, candidates: [binned.id] }, keys);
  }
  const possible = namesakes.filter((one) => {
    const number = text(known.base.get(one)?.values['id_number']);
    if (context.fileIds.has(number)) return false;
    return number === '' || (community.id !== null && communityOf(context, one) === community.id);
  });
  if (possible.length === 0) return fresh(keys);
  const reason = '台账里有同名的人，身份证号没有登记或与表中不同，请选定是不是同一个人。';
  return ask({ code: 'person', reason, candidates: possible }, keys);
}
