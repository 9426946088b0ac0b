import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startOffice, type TestDesk } from '../test-desk.ts';

let office: TestDesk;
beforeAll(async () => {
  office = await startOffice();
  await office.call('demo.create', { size: 150 });
});
afterAll(() => office.end());

const board = async () => {
  const [line] = await office.call('collections.list', {});
  return await office.call('collections.get', { id: line?.id ?? '' });
};

describe('the demo office’s collection', () => {
  it('is under way: twelve communities, some back, some with questions, some missing', async () => {
    const view = await board();
    expect(view.parts).toHaveLength(12);
    const standing = (word: string) => view.parts.filter((part) => part.standing === word).length;
    expect([standing('done'), standing('problem'), standing('pending')]).toEqual([6, 2, 4]);
    expect(view.reminder).toContain('还有 4 个社区没有交');
    expect(view.sentOn).toBe('2026-03-02');
    const asking = view.parts.filter((part) => part.standing === 'problem');
    expect(asking.every((part) => part.findings.some(({ text }) => /^少了 2 行：.+、.+。/u.test(text)))).toBe(true);
  });

  it('sends the tables that it says, each with the people of its community', async () => {
    const view = await board();
    const plan = await office.call('collections.plan', {
      title: view.title,
      subject: 'roster',
      columns: [{ column: 'phone', ask: true }],
      who: { filters: [] },
      cutOff: view.cutOff,
      deadline: view.deadline,
    });
    const rows = new Map(plan.parts.map((part) => [part.community, part.rows]));
    expect(view.parts.map((part) => part.rows)).toEqual(view.parts.map((part) => rows.get(part.community)));
    const sent = await office.call('collections.send', { id: view.id });
    expect(sent.files).toHaveLength(12);
    expect(sent.changeId).toBeNull();
  });

  it('takes an answer to its questions, and goes with the demo', async () => {
    const view = await board();
    const asking = view.parts.find((part) => part.standing === 'problem');
    await office.call('collections.answer', { id: view.id, part: asking?.id ?? '', findings: null, answer: 'leave' });
    expect((await board()).parts.find((part) => part.id === asking?.id)?.standing).toBe('done');
    await office.call('demo.remove', {});
    expect(await office.call('collections.list', {})).toEqual([]);
    expect((await office.refusal('collections.get', { id: view.id })).code).toBe('collection-unknown');
  });
});
