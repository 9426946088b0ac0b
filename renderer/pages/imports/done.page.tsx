/** 导入花名册, last step, and each import of 导入记录 afterwards: what came of it, what can be done with it. */
import { Alert, Button, Group, Paper, Text, Textarea, Title } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { Link, Redirect, useLocation, useParams } from 'wouter';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { showAmong } from '../../parts/list/list-state.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { RejectedButton, UndoButton } from './import-acts.tsx';
import './imports.css';
import { columnsPath, type ImportLine, beginPath, recordsPath } from './shapes.ts';
import { Steps } from './steps.tsx';
import { timeText } from './times.ts';

type Counts = NonNullable<ImportLine['counts']>;

const figures: readonly (readonly [key: keyof Counts, label: string, unit: string])[] = [
  ['new', '新增', '人'],
  ['update', '更新', '人'],
  ['same', '不变', '人'],
  ['rejected', '退回', '行'],
  ['skipped', '跳过', '行'],
  ['communities', '新建社区', '个'],
];

function Figures({ counts }: { readonly counts: Counts }) {
  return (
    <dl className="import-figures">
      {figures.map(([key, label, unit]) => (
        <div key={key}>
          <dt>{label}</dt>
          <dd>
            {counts[key]} {unit}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The counts as a sentence, selected and copied with one click. */
function Sentence({ text }: { readonly text: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // Without the right to the clipboard the text stays selected: Ctrl+C takes it.
      setCopied(false);
    }
  };
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap" maw={760}>
      <Textarea ref={field} label="结果文字" readOnly value={text} rows={2} style={{ flex: 1 }} />
      <Button variant="default" leftSection={<IconCopy size={15} aria-hidden />} onClick={() => void copy()}>
        {copied ? '已复制' : '复制'}
      </Button>
    </Group>
  );
}

/** The people of this import, in the people's list. */
function PeopleButton({ run }: { readonly run: string }) {
  const [, navigate] = useLocation();
  const show = async () => {
    try {
      const { ids } = await call('imports.people', { run });
      showAmong('people', '这次导入的人员', ids);
      navigate('/people');
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Button autoFocus onClick={() => void show()}>
      查看导入的人员
    </Button>
  );
}

function Result({ line }: { readonly line: ImportLine }) {
  const { counts } = line;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h3" mb="xs">
        {line.state === 'undone' ? '这次导入已撤销' : '导入完成'}
      </Title>
      <Text size="sm" mb="sm" style={{ overflowWrap: 'anywhere' }}>
        {line.fileName}，{timeText(line.startedAt)}，{line.actor}
      </Text>
      {counts === null ? null : <Figures counts={counts} />}
      <Sentence text={line.text} />
      {line.rejected > 0 ? (
        <Alert color="orange" p="xs" mt="sm" maw={760}>
          有 {line.rejected} 行有问题没有导入。下载后按最后一列的原因改好，再导入那个文件就行。
        </Alert>
      ) : null}
      <Group gap="xs" mt="md">
        {line.profile === 'roster' ? <PeopleButton run={line.run} /> : null}
        {beginPath(line.profile) === '/joining/receive' ? (
          <Button component={Link} href="/joining" autoFocus>
            去办理入职
          </Button>
        ) : null}
        <RejectedButton line={line} />
        <UndoButton line={line} />
        <Button variant="default" component={Link} href={beginPath(line.profile)}>
          再导入一个文件
        </Button>
      </Group>
    </Paper>
  );
}

function DonePage() {
  const { run } = useParams<{ run: string }>();
  const found = useDesk('imports.list', {});
  const line = found.data?.imports.find((one) => one.run === run);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (line === undefined && (found.data === undefined || found.isFetching)) return <Waiting />;
  if (line?.state === 'open' && !found.isFetching) return <Redirect to={columnsPath(run)} replace />;
  return (
    <>
      <PageHead title="导入">
        <Button variant="default" component={Link} href={recordsPath}>
          导入记录
        </Button>
      </PageHead>
      <Steps at={3} />
      {line === undefined || line.state === 'discarded' ? (
        <EmptyNote
          title={line === undefined ? '没有找到这次导入' : '这次导入已放弃，没有写入任何内容'}
          hint="可能数据已从备份恢复过。可以在导入记录里查看其他导入。"
        />
      ) : line.state === 'open' ? (
        <Waiting />
      ) : (
        <Result line={line} />
      )}
    </>
  );
}

export const page: Page = {
  path: '/import/:run/done',
  title: '导入结果',
  area: '人员台账',
  right: 'roster.write',
  help: '导入花名册',
  component: DonePage,
};
