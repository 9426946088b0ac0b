/** 放假安排: the days off and the worked weekends of a year, published or the office's own; a file brings those not published yet. */
import { Alert, Anchor, Button, FileButton, Group, NumberInput, Table, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, type OutputOf, upload } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function ImportButton({ year }: { readonly year: number }) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const take = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    try {
      const token = await upload('import', file);
      const { changeId, count } = await call('calendar.importHolidays', { year, upload: token });
      await refresh();
      toast.saved(`已导入 ${year} 年 ${count} 天。`, changeId);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FileButton
      key={busy ? 'busy' : 'free'}
      accept=".xlsx,.xls,.csv"
      onChange={(file) => void take(file)}
      inputProps={{ 'aria-label': '选择放假安排文件' }}
    >
      {(props) => (
        <Button {...props} loading={busy} leftSection={<IconUpload size={16} aria-hidden />}>
          导入 {year} 年
        </Button>
      )}
    </FileButton>
  );
}

const sources = { own: '本单位填写或导入', published: '已公布，程序内置', week: '' } as const;

function Days({ year, days }: { readonly year: number; readonly days: OutputOf<'calendar.holidays'>['days'] }) {
  return (
    <div className="table-frame">
      <Table stickyHeader verticalSpacing={2} aria-label={`${year}年放假安排`}>
        <Table.Thead>
          <Table.Tr>
            {['日期', '农历', '名称', '放假/上班', '来源'].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.map(({ day, lunar, name, off, from }) => (
            <Table.Tr key={day}>
              <Table.Td>{day}</Table.Td>
              <Table.Td>{lunar}</Table.Td>
              <Table.Td>{name}</Table.Td>
              <Table.Td>{off ? '放假' : '上班'}</Table.Td>
              <Table.Td>{sources[from]}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function HolidaysPage() {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [year, setYear] = useState(Number(session.today.slice(0, 4)));
  const answer = useDesk('calendar.holidays', { year }, { keep: true });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const { days, known, notice } = answer.data;
  return (
    <>
      <PageHead
        title="放假安排"
        note="holidays-year"
        help="已公布的年份程序里有；新一年的通知公布后，用表格导入：日期、名称、放假/上班三栏。本单位填写的优先。"
      >
        <Button variant="default" component={Link} href="/visit-plans">
          慰问安排
        </Button>
        {session.may(vocabulary.register('holidays'), 'write') ? <ImportButton year={year} /> : null}
      </PageHead>
      <Group gap="md" align="flex-end" mb={8}>
        <NumberInput
          label="年份"
          w={110}
          min={1901}
          max={2099}
          value={year}
          onChange={(value) =>
            typeof value === 'number' && value >= 1901 && value <= 2099 && setYear(Math.round(value))
          }
        />
        <Text size="sm" pb={8} role="status">
          {notice === null ? '' : `依据${notice}；`}
          {days.length} 天，改某一天到“
          <Anchor component={Link} href="/r/holidays" size="sm" underline="always">
            节假日
          </Anchor>
          ”里改
        </Text>
      </Group>
      {known ? null : (
        <Alert color="orange" mb={8} p="xs" role="alert">
          {year} 年的放假安排程序里没有（公布前只按星期算）。国务院办公厅的通知公布后，请做成表格导入。
        </Alert>
      )}
      {days.length === 0 ? null : <Days year={year} days={days} />}
    </>
  );
}

export const page: Page = {
  path: '/holidays',
  title: '放假安排',
  area: '关心关爱',
  right: 'roster.read',
  help: '走访慰问',
  component: HolidaysPage,
};
