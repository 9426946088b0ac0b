/** 导入花名册, third step: what the import would do, as a difference; mended, settled, then carried out. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { Page } from '../../pages.ts';
import { JobBar } from '../../parts/job.tsx';
import { Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { ClosedNote } from './closed-note.tsx';
import { asksForFile, FileSettings } from './file-settings.tsx';
import './imports.css';
import { RowsPanel } from './rows-panel.tsx';
import { columnsPath, type Preview, type Wizard } from './shapes.ts';
import { Steps } from './steps.tsx';
import { useCommit } from './use-commit.tsx';
import { usePreview } from './use-preview.ts';
import { useWizard } from './use-wizard.ts';

/** Why the import cannot begin yet. */
function OpenNote({ preview, onSettle }: { readonly preview: Preview; readonly onSettle: () => void }) {
  if (preview.open.length === 0) return null;
  return (
    <Alert color="orange" p="xs" mb={6} className="import-fixed">
      <Group justify="space-between">
        <Text size="sm">{preview.open.join('')}</Text>
        {preview.dated.some((one) => one.mode === null) ? (
          <Button size="compact-sm" variant="default" onClick={onSettle}>
            去选定
          </Button>
        ) : null}
      </Group>
    </Alert>
  );
}

function useScreen(run: string) {
  const plan = usePreview(run);
  /** Null follows the file: its questions come first, once. */
  const [settling, setSettling] = useState<boolean | null>(null);
  const asks = plan.preview !== null && (settling ?? asksForFile(plan.preview));
  // Answered in a row's own editor, the questions do not come back by themselves.
  if (plan.preview !== null && settling === null) setSettling(asks);
  return { ...plan, settling: asks, setSettling } as const;
}

/** How the planning stands: running, refused, stopped by the clerk. */
function Standing({ plan }: { readonly plan: ReturnType<typeof useScreen> }) {
  const { preview, progress, cancel, failure, stopped, settle } = plan;
  if (progress !== null) return <JobBar progress={progress} onCancel={cancel} />;
  if (failure !== null) return <ClosedNote error={failure} again={() => void settle({})} />;
  if (!stopped) return preview === null ? <Waiting /> : null;
  return (
    <Group>
      <Text>已停止核对，没有写入任何内容。</Text>
      <Button variant="default" onClick={() => void settle({})}>
        重新核对
      </Button>
    </Group>
  );
}

/** What is imported: the roster and the list of newcomers bring people; any other table the records of its register. */
function useKind(wizard: Wizard | undefined, preview: Preview | null) {
  const profile = wizard?.profile ?? 'roster';
  const unit = useVocabulary().find(profile)?.unit ?? '人';
  const asOf = preview?.asOf ?? '';
  const help = wizard === undefined ? '' : `文件：${wizard.fileName}；截止日 ${asOf}。确认之前什么都不写入。`;
  return { profile, unit, help } as const;
}

function PreviewPage() {
  const { run } = useParams<{ run: string }>();
  const [, navigate] = useLocation();
  const { found } = useWizard(run);
  const plan = useScreen(run);
  const { preview, setPreview, progress, settle, settling, setSettling } = plan;
  const { profile, unit, help } = useKind(found.data, preview);
  const committing = useCommit(run, unit, settle);
  if (found.isError) return <ClosedNote error={found.error} again={() => void found.refetch()} />;
  const writes = preview === null ? 0 : preview.counts.new + preview.counts.update;
  const writing = committing.progress !== null;
  const blocked = preview === null || progress !== null || writing || (writes > 0 && preview.open.length > 0);
  return (
    <>
      <PageHead title="导入" help={help}>
        <Button variant="default" disabled={writing} onClick={() => navigate(columnsPath(run))}>
          上一步
        </Button>
        {preview === null || settling ? null : (
          <Button variant="default" disabled={writing} onClick={() => setSettling(true)}>
            导入设置
          </Button>
        )}
        {settling ? null : (
          <Button disabled={blocked} onClick={() => preview !== null && void committing.commit(preview)}>
            {preview !== null && writes === 0 ? '没有改动，结束导入' : `导入 ${writes} ${unit}`}
          </Button>
        )}
      </PageHead>
      <Steps at={2} run={run} profile={profile} />
      {committing.progress === null ? null : (
        <JobBar
          progress={committing.progress}
          {...(committing.cancel === undefined ? {} : { onCancel: committing.cancel })}
        />
      )}
      <Standing plan={plan} />
      {preview === null ? null : settling ? (
        <FileSettings
          preview={preview}
          busy={progress !== null}
          onDone={(settings) => void settle(settings).then((done) => done && setSettling(false))}
        />
      ) : (
        <>
          <OpenNote preview={preview} onSettle={() => setSettling(true)} />
          <div className="import-panel" inert={writing}>
            <RowsPanel run={run} preview={preview} onPreview={setPreview} settle={settle} />
          </div>
        </>
      )}
    </>
  );
}

export const page: Page = {
  path: '/import/:run/preview',
  title: '预览改动',
  area: '人员台账',
  right: 'roster.write',
  help: '导入花名册',
  component: PreviewPage,
};
