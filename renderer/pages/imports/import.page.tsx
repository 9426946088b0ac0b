/** 导入花名册, first step: the file; an import that was broken off is offered again. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call, download } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import './imports.css';
import { columnsPath, type ImportLine, recordsPath, type Wizard } from './shapes.ts';
import { SourceChoice } from './source-choice.tsx';
import { Steps } from './steps.tsx';
import { timeText } from './times.ts';
import { useBegin } from './use-begin.ts';
import { useDiscard } from './use-discard.tsx';

const shownOpen = 3;

/** Imports that a lock, a crash or another page broke off. */
function Unfinished({ lines }: { readonly lines: readonly ImportLine[] }) {
  const discard = useDiscard();
  if (lines.length === 0) return null;
  return (
    <Alert variant="outline" title="上次有没做完的导入" mb="sm" className="import-fixed">
      {lines.slice(0, shownOpen).map((line) => (
        <Group key={line.run} justify="space-between" wrap="nowrap" py={3}>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {line.fileName}（{timeText(line.startedAt)}，{line.actor}）
          </Text>
          <Group gap="xs" wrap="nowrap">
            <Button
              size="compact-md"
              component={Link}
              href={columnsPath(line.run)}
              aria-label={`继续导入 ${line.fileName}`}
            >
              继续导入
            </Button>
            <Button
              size="compact-md"
              variant="default"
              onClick={() => void discard(line)}
              aria-label={`放弃导入 ${line.fileName}`}
            >
              放弃
            </Button>
          </Group>
        </Group>
      ))}
      {lines.length > shownOpen ? (
        <Text size="sm">
          还有 {lines.length - shownOpen} 次，见<Link href={recordsPath}>导入记录</Link>。
        </Text>
      ) : null}
    </Alert>
  );
}

function TemplateButton() {
  const [busy, setBusy] = useState(false);
  const fetchTemplate = async () => {
    setBusy(true);
    try {
      download(await call('imports.template', {}));
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      leftSection={<IconDownload size={16} aria-hidden />}
      onClick={() => void fetchTemplate()}
    >
      下载导入模板
    </Button>
  );
}

function ImportPage() {
  const [, navigate] = useLocation();
  const found = useDesk('imports.list', {});
  const refresh = useRefresh();
  const began = useCallback(
    (wizard: Wizard) => {
      navigate(columnsPath(wizard.run));
      void refresh();
    },
    [navigate, refresh],
  );
  const begin = useBegin(began);
  const open = (found.data?.imports ?? []).filter((line) => line.state === 'open');
  return (
    <>
      <PageHead
        title="导入花名册"
        note="import"
        help="把现有的花名册导进台账。先看清每个人会怎样变，确认了才写入；导入后可以整批撤销。"
      >
        <Button
          variant="default"
          component={Link}
          href={recordsPath}
          leftSection={<IconHistory size={16} aria-hidden />}
        >
          导入记录
        </Button>
        <TemplateButton />
      </PageHead>
      <Steps at={0} />
      <Unfinished lines={open} />
      <SourceChoice begin={begin} />
    </>
  );
}

export const page: Page = {
  path: '/import',
  title: '导入花名册',
  area: '人员台账',
  order: 1.5,
  right: 'roster.write',
  help: '导入花名册',
  component: ImportPage,
};
