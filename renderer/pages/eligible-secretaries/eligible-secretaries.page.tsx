/** 优秀书记招录资格: the present secretaries against measure 13, with what proves each condition and what is missing. */
import { Anchor, Button, Group, NumberInput, SegmentedControl, Table, Text } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, type OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';

type Secretary = OutputOf<'eligibleSecretaries.list'>['people'][number];
type Standing = Secretary['standing'];

const standings = { eligible: '符合', almost: '差一项', not: '差两项以上' } as const satisfies Record<Standing, string>;
const order: readonly Standing[] = ['eligible', 'almost', 'not'];

function ConditionCell({ condition }: { readonly condition: Secretary['conditions'][number] }) {
  return (
    <Table.Td style={{ verticalAlign: 'top' }}>
      <Text size="sm" fw={600} {...(condition.met ? {} : { c: 'orange.9' })}>
        {condition.met ? '符合' : '不符合'}：{condition.result}
      </Text>
      {condition.missing === '' ? null : (
        <Text size="sm" c="orange.9">
          {condition.missing}
        </Text>
      )}
      <details>
        <summary style={{ cursor: 'pointer', fontSize: 13 }}>依据</summary>
        {condition.trace.map((line) => (
          <Text key={line} size="xs" c="gray.8">
            {line}
          </Text>
        ))}
      </details>
    </Table.Td>
  );
}

function SecretaryRow({ one }: { readonly one: Secretary }) {
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <Anchor component={Link} href={`/people/${one.person}`} size="sm">
          {one.name}
        </Anchor>
      </Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>{one.community}</Table.Td>
      <Table.Td style={{ verticalAlign: 'top' }}>{standings[one.standing]}</Table.Td>
      {one.conditions.map((condition) => (
        <ConditionCell key={condition.key} condition={condition} />
      ))}
    </Table.Tr>
  );
}

function SecretaryTable({ people }: { readonly people: readonly Secretary[] }) {
  return (
    <Table withTableBorder verticalSpacing={6} layout="fixed" aria-label="书记招录资格">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w={90}>姓名</Table.Th>
          <Table.Th w={120}>社区</Table.Th>
          <Table.Th w={90}>结论</Table.Th>
          <Table.Th>连续工作10年</Table.Th>
          <Table.Th>任书记满一届</Table.Th>
          <Table.Th>表现优秀</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {people.map((one) => (
          <SecretaryRow key={one.person} one={one} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function PrintButton({ times, years }: { readonly times: number; readonly years: number }) {
  const session = useSession();
  if (!session.has('appraisal.export')) return null;
  const print = async () => {
    try {
      const { kind, file } = await call('eligibleSecretaries.print', { times, years });
      openPaper(await fetchPaper(kind, file), '优秀书记招录资格');
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => void print()}>
      打印名单
    </Button>
  );
}

const whole = (value: number | string, otherwise: number): number =>
  typeof value === 'number' && value >= 1 && value <= 10 ? Math.trunc(value) : otherwise;

function EligibleSecretariesPage() {
  const [times, setTimes] = useState(1);
  const [years, setYears] = useState(3);
  const [shown, setShown] = useState<Standing | 'all'>('all');
  const found = useDesk('eligibleSecretaries.list', { times, years }, { keep: true });
  const people = found.data?.people ?? [];
  const count = (standing: Standing): number => people.filter((one) => one.standing === standing).length;
  const listed = people.filter((one) => shown === 'all' || one.standing === shown);
  return (
    <>
      <PageHead
        title="优秀书记招录资格"
        note="eligible-secretaries"
        help="在社区连续工作10年以上、任书记满一届、表现优秀的书记，可按规定择优聘为事业单位人员（措施13）；这里逐项列出依据和还差什么。"
      >
        {people.length === 0 ? null : <PrintButton times={times} years={years} />}
      </PageHead>
      <Group gap="md" align="flex-end" mb="xs">
        <SegmentedControl<Standing | 'all'>
          size="xs"
          aria-label="看哪些"
          data={[
            { value: 'all', label: `全部 ${people.length}` },
            ...order.map((value) => ({ value, label: `${standings[value]} ${count(value)}` })),
          ]}
          value={shown}
          onChange={setShown}
        />
        <NumberInput
          label="表现优秀：看近几年"
          w={150}
          min={1}
          max={10}
          value={years}
          onChange={(value) => setYears((now) => whole(value, now))}
        />
        <NumberInput
          label="优秀几次以上"
          w={120}
          min={1}
          max={10}
          value={times}
          onChange={(value) => setTimes((now) => whole(value, now))}
        />
      </Group>
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data !== undefined && people.length === 0 ? (
        <EmptyNote
          title="还没有在任的社区党组织书记"
          hint="先在人员的任职经历里记上书记或书记兼主任的任职日期，再在“换届与届次”里记届次。"
        />
      ) : null}
      {people.length > 0 && listed.length === 0 ? (
        <EmptyNote title="没有这一类的书记" hint="点“全部”看其他书记各差什么。" />
      ) : null}
      {listed.length === 0 ? null : <SecretaryTable people={listed} />}
    </>
  );
}

export const page: Page = {
  path: '/eligible-secretaries',
  title: '优秀书记招录资格',
  area: '培训培养',
  order: 45,
  right: 'appraisal.read',
  help: '优秀书记招录资格',
  component: EligibleSecretariesPage,
};
