/** The first step of an import, of the roster or of any register: the file; what was broken off is offered again. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { IconDownload, IconHistory } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call, download } from '../../desk.ts';
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

function TemplateButton({ profile }: { readonly profile: string }) {
  const [busy, setBusy] = useState(false);
  const fetchTemplate = async () => {
    setBusy(true);
    try {
      download(await call('imports.template', { profile }));
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

interface BeginPageProps {
  /** `roster`, or the key of a register. */
  readonly profile: string;
  /** What is imported: 花名册, 任职经历. */
  readonly what: string;
  readonly help: string;
}

export function BeginPage({ profile, what, help }: BeginPageProps) {
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
  const begin = useBegin(profile, began);
  const open = (found.data?.imports ?? []).filter((line) => line.state === 'open');
  return (
    <>
      <PageHead title={`导入${what}`} note={`import-${profile}`} help={help}>
        <Button
          variant="default"
          component={Link}
          href={recordsPath}
          leftSection={<IconHistory size={16} aria-hidden />}
        >
          导入记录
        </Button>
        <TemplateButton profile={profile} />
      </PageHead>
      <Steps at={0} />
      <Unfinished lines={open} />
      <SourceChoice begin={begin} what={what} />
    </>
  );
}
