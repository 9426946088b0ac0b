/** The files that belong to a record: scans and photos, added, opened, removed. */
import { Button, FileButton, Group, Select, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { call, download, upload } from '../desk.ts';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';
import { useChoices } from './inputs/choice-input.tsx';
import { formatField, type Labels } from './field-value.tsx';
import type { ListRow } from './list/list-table.tsx';
import { OpenCell } from './list/open-cell.tsx';
import { EmptyNote, FailureNote, Waiting } from './notes.tsx';
import { formatSize } from './places/sizes.ts';
import { shrinkPhoto } from './shrink-photo.ts';
import { toast } from './toast.tsx';
import { useDesk, useRefresh } from './use-desk.ts';

interface AttachmentsProps {
  readonly register: string;
  readonly record: string;
}

function AddFile({ register, record }: AttachmentsProps) {
  const refresh = useRefresh();
  const [kind, setKind] = useState<string | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const { data, filter } = useChoices('attachment_kind', kind);
  const add = async (file: File | null) => {
    if (file === null) return;
    setPart(0);
    try {
      // Upright and small before it goes: what the camera wrote beside it stays behind.
      const photo = kind === 'scene' ? await shrinkPhoto(file) : null;
      const token = await upload('attachment', photo ?? file, (done, total) => setPart(done / total));
      const { changeId } = await call('attachments.add', { register, record, upload: token, kind });
      await refresh();
      toast.saved('附件已添加。', changeId);
    } catch (error) {
      toast.failed(error);
    } finally {
      setPart(null);
    }
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label="材料类别"
        data={data}
        filter={filter}
        value={kind}
        onChange={setKind}
        searchable
        clearable
        openOnFocus={false}
        w={180}
        clearButtonProps={{ 'aria-label': '清空' }}
      />
      <FileButton onChange={(file) => void add(file)} inputProps={{ 'aria-label': '选择附件文件' }}>
        {(props) => (
          <Button {...props} variant="default" loading={part !== null}>
            添加附件
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="gray.7" pb={8}>
        每份不超过 20 MB，加密存放在本机
      </Text>
    </Group>
  );
}

interface LineProps {
  readonly row: ListRow;
  readonly labels: Labels;
  readonly writable: boolean;
}

function Line({ row, labels, writable }: LineProps) {
  const vocabulary = useVocabulary();
  const refresh = useRefresh();
  const title = String(row.values['title'] ?? '');
  const kind = vocabulary.columns(vocabulary.register('attachments')).find((field) => field.key === 'kind');
  const open = () => call('attachments.open', { id: row.id }).then(download, toast.failed);
  const remove = async () => {
    try {
      const { changeId } = await call('records.remove', { register: 'attachments', ids: [row.id] });
      await refresh();
      toast.saved('附件已删除到回收站。', changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Table.Tr>
      <Table.Td>
        <OpenCell text={title} onOpen={() => void open()} />
      </Table.Td>
      <Table.Td>{kind === undefined ? '' : formatField(vocabulary, kind, row.values['kind'] ?? null, labels)}</Table.Td>
      <Table.Td ta="right">{formatSize(Number(row.values['size'] ?? 0))}</Table.Td>
      <Table.Td w={70}>
        {writable ? (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() => void remove()}
            aria-label={`删除附件${title}`}
          >
            删除
          </Button>
        ) : null}
      </Table.Td>
    </Table.Tr>
  );
}

export function AttachmentsPanel({ register, record }: AttachmentsProps) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const found = useDesk('attachments.ofRecord', { register, record });
  const writable = session.may(vocabulary.register(register), 'write');
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { rows, labels } = found.data;
  return (
    <Stack gap="sm">
      {rows.length === 0 ? (
        <EmptyNote
          title="还没有附件"
          hint={writable ? '身份证、证书、合同、审批表等扫描件都可以放在这里。' : '经办人可以在这里添加扫描件。'}
        />
      ) : (
        <Table verticalSpacing={4}>
          <Table.Tbody>
            {rows.map((row) => (
              <Line key={row.id} row={row} labels={labels} writable={writable} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {writable ? <AddFile register={register} record={record} /> : null}
    </Stack>
  );
}
