/** 三、核对: everything that would leave, as it would leave. */
import { Alert, Button, Fieldset, Group, Text } from '@mantine/core';
import type { OutputOf } from '../../desk.ts';
import { FailureNote } from '../../parts/notes.tsx';
import { formatSize } from '../../parts/places/sizes.ts';
import { TablesPreview } from './tables-preview.tsx';

export type Preview = OutputOf<'parcels.preview'>;

interface ParcelPreviewProps {
  readonly preview: Preview | null;
  /** The choice was changed after it was previewed. */
  readonly stale: boolean;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onPreview: () => void;
}

const styles = { full: '完整', masked: '遮盖', 'left-out': '不上报' } as const;

export function ParcelPreview({ preview, stale, busy, failure, onPreview }: ParcelPreviewProps) {
  return (
    <Fieldset legend="三、核对要离开本单位的内容">
      <Group gap="sm" wrap="nowrap">
        <Button
          variant={preview === null || stale ? 'filled' : 'default'}
          loading={busy}
          onClick={onPreview}
          style={{ flexShrink: 0 }}
        >
          {preview === null ? '预览上报内容' : '重新预览'}
        </Button>
        <Text size="sm" style={{ overflowWrap: 'anywhere', minWidth: 0 }} role="status">
          {preview === null
            ? '写入前先预览：每张表、每一栏、是否遮盖。'
            : `${preview.fileName}，约需 ${formatSize(preview.needed)}，内容见下方。`}
        </Text>
      </Group>
      {failure === null ? null : <FailureNote error={failure} />}
      {stale && preview !== null ? (
        <Alert color="orange" mt="xs" p="xs">
          选择有变动，下方还是变动前的内容，请重新预览。
        </Alert>
      ) : null}
    </Fieldset>
  );
}

/** Every table as it would leave, below the steps, where there is room for its columns. */
export function PreviewedTables({ preview }: { readonly preview: Preview }) {
  const books = preview.workbooks.map((book) => `${book.name}（${formatSize(book.size)}）`);
  return (
    <Fieldset legend="预览：将要上报的内容" mt="sm">
      {books.length === 0 ? null : <Text size="sm">电子表格：{books.join('、')}</Text>}
      <TablesPreview
        tables={preview.tables.map(({ name, title, rows, style, fields, sample }) => ({
          name,
          title,
          note: `${rows} 条，${styles[style]}`,
          fields,
          rows: sample,
        }))}
      />
    </Fieldset>
  );
}
