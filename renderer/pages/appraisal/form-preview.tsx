/** The right side: the exact pages of one person, or of all once they were made for print or PDF. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { type RefObject, useEffect, useRef } from 'react';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PaperFrame } from '../../parts/preview/paper-frame.tsx';
import type { PlannedForm } from './form-words.ts';
import type { usePreview, WholePaper } from './use-form-papers.ts';

interface FormPreviewProps {
  readonly form: PlannedForm | null;
  readonly preview: ReturnType<typeof usePreview>;
  readonly whole: WholePaper | null;
  readonly frame: RefObject<HTMLIFrameElement | null>;
  readonly onReady: () => void;
  readonly onBack: () => void;
  readonly mayExport: boolean;
}

/** What was made against what was announced. */
function Counted({ whole }: { readonly whole: WholePaper }) {
  const { pages, announced } = whole;
  if (pages === null) return <Text size="sm">全部登记表，预告 {announced} 页，实际页数以打印对话框为准。</Text>;
  if (pages === announced) return <Text size="sm">全部登记表，实际 {pages} 页，与预告一致。</Text>;
  return (
    <Text size="sm" c="orange.9" fw={600}>
      实际 {pages} 页，与预告的 {announced} 页不一致，请逐页核对后再打印。
    </Text>
  );
}

export function FormPreview({ form, preview, whole, frame, onReady, onBack, mayExport }: FormPreviewProps) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The keyboard stays in the list while the pages change.
    place.current?.scrollTo(0, 0);
  }, [form?.person]);
  if (!mayExport) return <Alert color="gray">您的账号只能查看清单。打印和导出需要经办人或管理员的权限。</Alert>;
  const paper = whole?.paper ?? preview.data;
  return (
    <section
      ref={place}
      aria-label="预览"
      style={{
        flex: 1,
        minHeight: 0,
        display: 'flex',
        flexDirection: 'column',
        border: '1px solid var(--mantine-color-gray-4)',
        background: 'var(--mantine-color-gray-1)',
      }}
    >
      <Group
        justify="space-between"
        px="sm"
        py={4}
        gap="xs"
        style={{ borderBottom: '1px solid var(--mantine-color-gray-3)' }}
      >
        {whole === null ? (
          <Text size="sm">{form === null ? '预览' : `预览：${form.name}，${form.pages} 页`}</Text>
        ) : (
          <Counted whole={whole} />
        )}
        {whole === null ? null : (
          <Button size="compact-sm" variant="default" onClick={onBack}>
            回到单人预览
          </Button>
        )}
      </Group>
      {whole === null && preview.isError ? (
        <FailureNote error={preview.error} again={() => void preview.refetch()} />
      ) : null}
      {paper === undefined && preview.isFetching ? <Waiting label="正在排版……" /> : null}
      {form === null ? <EmptyNote title="还没有可以预览的登记表" hint="在左边选好年度和人员后，点姓名预览。" /> : null}
      {paper === undefined || (whole === null && preview.isError) ? null : (
        <PaperFrame
          key={paper.name + String(whole === null)}
          paper={paper}
          title="年度考核登记表预览"
          frame={frame}
          onReady={onReady}
        />
      )}
    </section>
  );
}
