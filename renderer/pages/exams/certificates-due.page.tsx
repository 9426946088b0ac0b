/** 证书登记到期: first registrations, renewals, hours that are lacking, each with its reasons. */
import { Anchor, Button, SegmentedControl, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { type RegistrationState, registrationWords } from '../../../db/rules/certificate-registration.ts';
import { formatDay } from '../../../db/rules/day.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import type { OutputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { Grounds } from './grounds.tsx';

type Line = OutputOf<'certificates.due'>[number];

const colors: Readonly<Record<RegistrationState, string>> = {
  first_due: 'orange',
  first_late: 'red',
  valid: 'green',
  renew: 'orange',
  lapsed: 'red',
  unknown: 'gray',
};

const views = {
  due: '要办的',
  first: '首次登记',
  renew: '再登记',
  hours: '学时不足',
  all: '全部',
} as const;
type View = keyof typeof views;

/** Hours matter where the renewal comes within this many months: before, there is time. */
const soonMonths = 12;

function lacksHours({ standing }: Line, soon: string): boolean {
  return (standing.hours?.lacking ?? 0) > 0 && standing.state !== 'lapsed' && (standing.dueOn ?? '9999') <= soon;
}

function belongs(line: Line, view: View, soon: string): boolean {
  const { state } = line.standing;
  const first = state === 'first_due' || state === 'first_late' || state === 'unknown';
  const renew = state === 'renew' || state === 'lapsed';
  switch (view) {
    case 'first':
      return first;
    case 'renew':
      return renew;
    case 'hours':
      return lacksHours(line, soon);
    case 'due':
      return first || renew || lacksHours(line, soon);
    case 'all':
      return true;
  }
}

const written = (day: string | null): string => (day === null ? '' : formatDay(day, '1990-05-01'));

function Row({ line, mayWrite }: { readonly line: Line; readonly mayWrite: boolean }) {
  const drawer = useRecordDrawer();
  const kinds = useVocabulary().list('certificate');
  const { person, standing, kind, certificate, issuedOn } = line;
  const label = labelOf(kinds, kind) ?? kind;
  const { hours } = standing;
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component={Link} href={`/people/${person.id}`} size="sm">
          {person.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{person.communityName}</Table.Td>
      <Table.Td>{label}</Table.Td>
      <Table.Td>{written(issuedOn)}</Table.Td>
      <Table.Td>
        <WordBadge word={registrationWords[standing.state]} color={colors[standing.state]} />
      </Table.Td>
      <Table.Td>{written(standing.windowFrom)}</Table.Td>
      <Table.Td>{written(standing.dueOn)}</Table.Td>
      <Table.Td>
        {hours === null ? '—' : `${hours.done} / ${hours.needed}`}
        {hours !== null && hours.lacking > 0 ? `，差${hours.lacking}` : ''}
      </Table.Td>
      <Table.Td>
        <Grounds name={person.name} what={`${label}登记`} trace={standing.trace} />
      </Table.Td>
      {mayWrite ? (
        <Table.Td>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`登记：${person.name}的${label}`}
            onClick={() =>
              drawer.open({ register: 'certificate_registrations', values: { person: person.id, certificate } })
            }
          >
            登记
          </Button>{' '}
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`记学时：${person.name}`}
            onClick={() => drawer.open({ register: 'continuing_education', values: { person: person.id } })}
          >
            记学时
          </Button>
        </Table.Td>
      ) : null}
    </Table.Tr>
  );
}

function Lines({ lines, mayWrite }: { readonly lines: readonly Line[]; readonly mayWrite: boolean }) {
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} miw={1080} aria-label="证书登记到期">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>姓名</Table.Th>
            <Table.Th w={130}>所在社区</Table.Th>
            <Table.Th w={124}>证书</Table.Th>
            <Table.Th w={100}>取得时间</Table.Th>
            <Table.Th w={96}>状态</Table.Th>
            <Table.Th w={106}>可办之日</Table.Th>
            <Table.Th w={106}>最迟日期</Table.Th>
            <Table.Th w={130}>继续教育学时</Table.Th>
            <Table.Th w={60}>依据</Table.Th>
            {mayWrite ? <Table.Th w={130}>办理</Table.Th> : null}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line) => (
            <Row key={line.certificate} line={line} mayWrite={mayWrite} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Shown({ all }: { readonly all: readonly Line[] }) {
  const session = useSession();
  const [view, setView] = useState<View>('due');
  const mayWrite = session.may(useVocabulary().register('certificate_registrations'), 'write');
  if (all.length === 0) {
    return (
      <EmptyNote
        title="还没有社会工作者证书"
        hint="在“证书”里录入或导入助理社会工作师、社会工作师证书，这里就列出首次登记和再登记的期限。"
      />
    );
  }
  const year = Number(session.today.slice(0, 4)) + soonMonths / 12;
  const soon = `${year}${session.today.slice(4)}`;
  const lines = all.filter((line) => belongs(line, view, soon));
  return (
    <>
      <SegmentedControl<View>
        size="xs"
        mb="xs"
        aria-label="看哪些"
        style={{ alignSelf: 'flex-start' }}
        data={Object.entries(views).map(([value, label]) => ({
          value: value as View,
          label: `${label}（${all.filter((line) => belongs(line, value as View, soon)).length}）`,
        }))}
        value={view}
        onChange={setView}
      />
      {lines.length === 0 ? (
        <EmptyNote title="这里没有要办的" hint="登记有效、学时够的在“全部”里。" />
      ) : (
        <Lines lines={lines} mayWrite={mayWrite} />
      )}
      <Text size="sm" fw={600} pt={6} role="status">
        {lines.length} 本
      </Text>
    </>
  );
}

function CertificatesDuePage() {
  const found = useDesk('certificates.due', {});
  return (
    <>
      <PageHead
        title="证书登记到期"
        note="certificates-due"
        help="取得证书一年内首次登记，每三年再登记一次；登记过期不等于证书失效。期限和学时可在“证书登记规则”里改。"
      >
        <Button variant="default" component={Link} href="/r/registration_rules">
          证书登记规则
        </Button>
      </PageHead>
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data === undefined ? null : <Shown all={found.data} />}
    </>
  );
}

export const page: Page = {
  path: '/certificates-due',
  title: '证书登记到期',
  area: '培训培养',
  order: 1.4,
  right: 'roster.read',
  help: '证书登记',
  component: CertificatesDuePage,
};
