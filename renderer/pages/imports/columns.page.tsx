/** 导入花名册, second step: where the heading is and where each column leads. */
import { Alert, Button, Text } from '@mantine/core';
import { useLocation, useParams } from 'wouter';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { ClosedNote } from './closed-note.tsx';
import { ColumnTable, isOpen } from './column-table.tsx';
import { HeadingView } from './heading-view.tsx';
import './imports.css';
import { beginPath, previewPath, type Wizard } from './shapes.ts';
import { Steps } from './steps.tsx';
import { useDiscard } from './use-discard.tsx';
import { useWizard } from './use-wizard.ts';

const nameColumn = 'people.name';
const idColumn = 'people.id_number';

function Summary({ wizard }: { readonly wizard: Wizard }) {
  const open = wizard.columns.filter(isOpen).length;
  const taken = wizard.columns.filter((column) => column.place !== null).length;
  const missing = [
    [nameColumn, '没有一列记到“姓名”，新人员不能登记。请在“记到”里给姓名那一列选上“姓名”。'],
    [idColumn, '没有一列记到“身份证号”，只能按姓名和社区对应，同名的要逐个问您。'],
  ].flatMap(([place, sentence]) => (wizard.columns.some((column) => column.place === place) ? [] : [sentence]));
  return (
    <>
      {missing.map((sentence) => (
        <Alert key={sentence} color="orange" p="xs" mb={4} className="import-fixed">
          {sentence}
        </Alert>
      ))}
      <Text size="sm" mb={4} role="status">
        共 {wizard.columns.length} 列，导入 {taken} 列
        {open === 0 ? '，都认出来了。' : `；有 ${open} 列请您看一眼，已排在最前面。`}
        选定的会记住，下次同样的表头自动对应。
      </Text>
    </>
  );
}

function ColumnsPage() {
  const { run } = useParams<{ run: string }>();
  const [, navigate] = useLocation();
  const { found, busy, correct } = useWizard(run);
  const discard = useDiscard();
  if (found.isError) return <ClosedNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting label="正在打开这次导入……" />;
  const wizard = found.data;
  const giveUp = async () => {
    if (await discard(wizard)) navigate(beginPath(wizard.profile));
  };
  const ready =
    wizard.headingRows !== null && wizard.rows > 0 && wizard.columns.some((column) => column.place !== null);
  return (
    <>
      <PageHead title="导入" help={`文件：${wizard.fileName}`}>
        <Button variant="default" onClick={() => void giveUp()}>
          放弃导入
        </Button>
        <Button autoFocus disabled={!ready || busy} onClick={() => navigate(previewPath(run))}>
          下一步：预览改动
        </Button>
      </PageHead>
      <Steps at={1} run={run} profile={wizard.profile} />
      <HeadingView
        key={`${run}/${wizard.sheet}`}
        wizard={wizard}
        busy={busy}
        onSheet={(sheet) => void correct(() => call('imports.setSheet', { run, sheet }))}
        onHeading={(from, to) => void correct(() => call('imports.setHeading', { run, from, to }))}
      />
      {wizard.headingRows === null ? null : (
        <>
          <Summary wizard={wizard} />
          <ColumnTable
            key={`${wizard.sheet}/${wizard.headingRows.join('/')}`}
            wizard={wizard}
            busy={busy}
            onChoose={(column, place) =>
              void correct(() => call('imports.setColumns', { run, columns: { [column.index]: place } }))
            }
          />
        </>
      )}
    </>
  );
}

export const page: Page = {
  path: '/import/:run',
  title: '核对表头和栏目',
  area: '人员台账',
  right: 'roster.write',
  help: '导入花名册',
  component: ColumnsPage,
};
