/** 晋级 of the ticked people: the papers first, then one change for all of them. */
import { Button, Group, Menu, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconArrowUp, IconChevronDown, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

interface PromotionProps {
  readonly scheme: string;
  readonly day: string;
  readonly people: readonly string[];
  readonly onDone: () => void;
}

const papers = {
  approval: '岗位等级晋级审批表',
  notice: '岗位等级晋级公示',
  filing: '岗位等级晋级报备表',
  pay: '工资变动审批表',
} as const;

interface Batch {
  readonly scheme: string;
  readonly from: string;
  readonly people: string[];
}

/** What is done with the ticked people, one thing at a time. */
function useActs(batch: Batch, document: string, onDone: () => void) {
  const refresh = useRefresh();
  const { busy, act } = useAct();
  const print = (paper: keyof typeof papers) =>
    act(async () => {
      const { kind, file } = await call('grades.print', { ...batch, paper });
      openPaper(await fetchPaper(kind, file), papers[paper]);
    });
  const promote = () =>
    act(async () => {
      const body = `${batch.people.length} 人从 ${batch.from} 起执行测算的等级：原来的等级记录截止到前一天，另起一条新的。一次写入，可以整批撤销。`;
      if (!(await ask({ title: '晋级', body, confirm: `${batch.people.length} 人晋级` }))) return;
      const { count, changeId } = await call('grades.promote', { ...batch, document });
      await refresh();
      toast.saved(`${count} 人已晋级。`, changeId);
      onDone();
    });
  return { busy, print, promote } as const;
}

export function Promotion({ scheme, day, people, onDone }: PromotionProps) {
  const session = useSession();
  const register = useVocabulary().register('grades');
  const [from, setFrom] = useState(day);
  const [document, setDocument] = useState('');
  const { busy, print, promote } = useActs({ scheme, from, people: [...people] }, document, onDone);
  const none = people.length === 0 || busy;
  return (
    <Group gap="xs" align="flex-end" mt="xs">
      <Text size="sm" fw={600} pb={6} role="status">
        已勾选 {people.length} 人
      </Text>
      <DateInput
        label="新等级执行日期"
        w={150}
        valueFormat="YYYY-MM-DD"
        value={from}
        onChange={(value) => value !== null && setFrom(value)}
      />
      <TextInput
        label="文号（可不填）"
        w={220}
        maxLength={80}
        value={document}
        onChange={(event) => setDocument(event.currentTarget.value)}
      />
      {session.may(register, 'export') ? (
        <Menu position="top-start">
          <Menu.Target>
            <Button
              variant="default"
              disabled={none}
              leftSection={<IconPrinter size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              打印材料
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => void print('approval')}>{papers.approval}（每人一张）</Menu.Item>
            <Menu.Item onClick={() => void print('notice')}>{papers.notice}（张贴用）</Menu.Item>
            <Menu.Item onClick={() => void print('filing')}>{papers.filing}（报县级）</Menu.Item>
            <Menu.Item onClick={() => void print('pay')}>{papers.pay}（一张总表）</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
      {!session.readOnly && session.may(register, 'write') ? (
        <Button disabled={none} leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => void promote()}>
          晋级……
        </Button>
      ) : null}
    </Group>
  );
}
