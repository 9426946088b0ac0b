/** One report: what was kept of it, what changed since the one before, its files again, where it stands. */
import { Alert, Group, Tabs, Text, Title } from '@mantine/core';
import { Link, useParams } from 'wouter';
import type { Page } from '../../pages.ts';
import { AttachmentsPanel } from '../../parts/attachments-panel.tsx';
import { formatField, formatMoment } from '../../parts/field-value.tsx';
import { HistoryPanel } from '../../parts/history-panel.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { KeptFiles } from './kept-files.tsx';
import { KeptTables } from './kept-tables.tsx';
import { ReportActs } from './report-acts.tsx';
import { ReportChanges } from './report-changes.tsx';
import { type KeptReport, makingPage, type ReportLine } from './report-line.ts';
import './report-records.css';

interface ReportProps {
  readonly line: ReportLine;
  readonly report: KeptReport;
}

const colors: Readonly<Record<string, string>> = {
  draft: 'orange',
  final: 'deepBlue',
  sent: 'green',
  returned: 'red',
  corrected: 'gray',
  archived: 'gray',
};

const shownFacts = [
  'recipient',
  'period',
  'cut_off',
  'counts',
  'sent_on',
  'sent_by',
  'way',
  'sequence',
  'returned_on',
  'return_reason',
  'reason',
  'note',
] as const;

/** What the line says, as far as it says something. */
function Facts({ line, report }: ReportProps) {
  const vocabulary = useVocabulary();
  const fields = vocabulary.columns(vocabulary.register('reports'));
  const facts = shownFacts.flatMap((key) => {
    const field = fields.find((one) => one.key === key);
    const text = field === undefined ? '' : formatField(vocabulary, field, line.values[key] ?? null, line.labels);
    return field === undefined || text === '' ? [] : [{ label: field.label, text }];
  });
  const { kept } = report;
  if (kept !== null) {
    const { unit, head, preparer, phone } = kept.foot;
    const names = [head, preparer, phone].filter((one) => one !== '').join('、');
    facts.push({ label: '落款', text: names === '' ? unit : `${unit}（${names}）` });
    facts.push({ label: '留存', text: `${formatMoment(kept.keptAt)} ${kept.actor}` });
  }
  return (
    <dl className="report-facts">
      {facts.map(({ label, text }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What it corrects and what corrects it; what is still to be done. */
function Standing({ line, report }: ReportProps) {
  const { replaces, replacedBy, kept } = report;
  const making = makingPage(line);
  const waiting = line.values['state'] === 'draft' && kept === null && replaces !== null;
  return (
    <>
      {replaces === null ? null : (
        <Alert color="orange" mb="xs" p="xs">
          这份更正“<Link href={`/reports/${replaces.id}`}>{replaces.label}</Link>”。
          {waiting && making !== null ? (
            <>
              {' '}
              还没有内容：<Link href={making}>去重新生成</Link>
              （收件单位、所属期和截止日期不变），生成后自动归到这一份。
            </>
          ) : null}
        </Alert>
      )}
      {replacedBy.map(({ id, label }) => (
        <Alert key={id} color="gray" mb="xs" p="xs">
          这份已有更正：<Link href={`/reports/${id}`}>{label}</Link>
        </Alert>
      ))}
      {report.onlyChanges ? (
        <Text size="sm" mb="xs">
          这份只报变化；全体人员当时的情况也已留存，下次和它比。
        </Text>
      ) : null}
    </>
  );
}

function ReportTabs({ line, report }: ReportProps) {
  const hasKept = report.kept !== null;
  return (
    <Tabs defaultValue={hasKept ? 'content' : 'scans'} keepMounted={false} className="report-tabs">
      <Tabs.List mb="xs">
        {hasKept ? <Tabs.Tab value="content">留存内容</Tabs.Tab> : null}
        {report.comparable ? <Tabs.Tab value="changes">与上一次相比</Tabs.Tab> : null}
        {hasKept ? <Tabs.Tab value="files">文件（{report.files.length}）</Tabs.Tab> : null}
        <Tabs.Tab value="scans">盖章扫描件</Tabs.Tab>
        <Tabs.Tab value="history">经过</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="content" className="report-panel">
        <KeptTables id={line.id} tables={report.tables} />
      </Tabs.Panel>
      <Tabs.Panel value="changes" className="report-panel">
        <ReportChanges id={line.id} />
      </Tabs.Panel>
      <Tabs.Panel value="files">
        <KeptFiles id={line.id} files={report.files} />
      </Tabs.Panel>
      <Tabs.Panel value="scans">
        <AttachmentsPanel register="reports" record={line.id} />
      </Tabs.Panel>
      <Tabs.Panel value="history">
        <HistoryPanel register="reports" id={line.id} />
      </Tabs.Panel>
    </Tabs>
  );
}

function ReportHead({ line, report }: ReportProps) {
  const vocabulary = useVocabulary();
  const state = String(line.values['state']);
  const words = vocabulary.list('report_state');
  const kinds = vocabulary.list('report_kind');
  const kind = kinds.values.find((one) => one.code === line.values['kind'])?.label;
  return (
    <Group justify="space-between" align="flex-start" wrap="nowrap" mb="xs">
      <Group gap="xs" style={{ minWidth: 0 }}>
        <Title order={1}>{String(line.values['title'])}</Title>
        <WordBadge
          word={words.values.find((one) => one.code === state)?.label ?? state}
          color={colors[state] ?? 'gray'}
        />
        {line.binned ? <WordBadge word="在回收站" color="gray" /> : null}
        {kind === undefined ? null : (
          <Text size="sm" c="gray.8">
            {kind}
          </Text>
        )}
      </Group>
      <ReportActs line={line} report={report} />
    </Group>
  );
}

function ReportPage() {
  const { id } = useParams<{ id: string }>();
  const line = useDesk('records.get', { register: 'reports', id });
  const report = useDesk('reports.get', { id });
  const failed = line.isError ? line : report.isError ? report : null;
  if (failed !== null) {
    return (
      <>
        <FailureNote error={failed.error} again={() => void failed.refetch()} />
        <Link href="/reports">回到上报记录</Link>
      </>
    );
  }
  if (line.data === undefined || report.data === undefined) return <Waiting />;
  const both = { line: line.data, report: report.data };
  return (
    <div key={id} className="report-page">
      <ReportHead {...both} />
      <Standing {...both} />
      <Facts {...both} />
      {report.data.kept === null && report.data.replaces === null ? (
        <EmptyNote title="这条是手工登记的" hint="程序里没有它的内容；可以把报出的文件和盖章扫描件作为附件存在下面。" />
      ) : null}
      <ReportTabs {...both} />
    </div>
  );
}

export const page: Page = {
  path: '/reports/:id',
  title: '上报记录',
  area: '统计上报',
  right: 'report.read',
  help: '上报记录',
  component: ReportPage,
};
