/** 给名单取数, first step: the list, as a file or pasted. */
import { Anchor, Button, Group, Paper, Stack, Table, Textarea, Title } from '@mantine/core';
import { IconListSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, upload } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FileDrop } from '../../parts/file-drop.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import './name-lists.css';
import { type Opening, useOpening } from '../forms/use-opening.ts';

function PasteNames({ opening }: { readonly opening: Opening }) {
  const [text, setText] = useState('');
  return (
    <Stack gap="xs" justify="space-between">
      <Textarea
        label="或者粘贴姓名"
        description="一行一个，或用顿号隔开；也可以从表格里连同表头复制几列过来"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={5}
        spellCheck={false}
        wrap="off"
      />
      <Group justify="flex-end">
        <Button
          variant="default"
          disabled={text.trim() === '' || opening.busy}
          onClick={() => void opening.open(() => call('nameLists.open', { text }))}
        >
          给这些人取数
        </Button>
      </Group>
    </Stack>
  );
}

function Recent() {
  const recent = useDesk('nameLists.recent', {});
  const lists = recent.data ?? [];
  if (lists.length === 0) return null;
  return (
    <>
      <Title order={2} size="h4" mt="sm" mb={6}>
        最近的名单
      </Title>
      <Table withColumnBorders aria-label="最近的名单">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>名单</Table.Th>
            <Table.Th w={180}>打开时间</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lists.map(({ id, fileName, openedAt }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Anchor component={Link} href={`/name-lists/${id}`}>
                  {fileName}
                </Anchor>
              </Table.Td>
              <Table.Td>{openedAt.slice(0, 16).replace('T', ' ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function NameListsPage() {
  const opening = useOpening('/name-lists');
  return (
    <>
      <PageHead
        title="给名单取数"
        note="name-lists"
        help="给一份名单，按它的顺序把每个人的信息填进去；对不上的、重名的逐个问，不替您猜。"
      />
      <Paper withBorder p="sm">
        <Group align="stretch" grow gap="md" preventGrowOverflow={false} wrap="nowrap">
          <FileDrop
            icon={IconListSearch}
            title="把名单文件拖到这里"
            choose="选择名单"
            hint="一行一个人，有“姓名”表头就行；有身份证号、电话或社区会认得更准。顺序和格式都不动。"
            label="名单文件"
            accept=".xlsx,.xls,.docx"
            busy={opening.busy}
            onFile={(file) =>
              void opening.open(async () => call('nameLists.open', { upload: await upload('form', file) }))
            }
          />
          <PasteNames opening={opening} />
        </Group>
        {opening.failure === null ? null : <FailureNote error={opening.failure} />}
      </Paper>
      <Recent />
    </>
  );
}

export const page: Page = {
  path: '/name-lists',
  title: '给名单取数',
  area: '统计上报',
  order: 0.1,
  right: 'report.write',
  help: '按表头取数',
  component: NameListsPage,
};
