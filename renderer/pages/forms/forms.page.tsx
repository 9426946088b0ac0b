/** 按表头取数, first step: the form that somebody sent, or one that was filled before. */
import { Anchor, Button, Group, Paper, Stack, Table, Textarea, TextInput, Title } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { call, type OutputOf, upload } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { FileDrop } from '../../parts/file-drop.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import './forms.css';
import { type Opening, useOpening } from './use-opening.ts';

function PasteHeadings({ opening }: { readonly opening: Opening }) {
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  return (
    <Stack gap="xs">
      <Textarea
        label="没有文件，只有表头？"
        description="从微信、Word 里把表头复制过来，如“姓名、性别、身份证号、联系电话”，自动做成一张表"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        rows={3}
        spellCheck={false}
      />
      <Group align="flex-end" justify="flex-end" gap="xs">
        <TextInput
          label="表名"
          placeholder="可不填"
          maxLength={60}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <Button
          variant="default"
          disabled={text.trim() === '' || opening.busy}
          onClick={() => void opening.open(() => call('forms.paste', { text, title }))}
        >
          按这些表头做表
        </Button>
      </Group>
    </Stack>
  );
}

type Kept = OutputOf<'forms.list'>[number];

function KeptLine({ form, onRemove }: { readonly form: Kept; readonly onRemove: () => void }) {
  return (
    <Table.Tr>
      <Table.Td className="form-heading">
        <Anchor component={Link} href={`/forms/${form.id}`}>
          {form.title}
        </Anchor>
      </Table.Td>
      <Table.Td className="form-sample">{form.fileName}</Table.Td>
      <Table.Td>{form.recipient}</Table.Td>
      <Table.Td>{form.last === null ? '还没填过' : `${form.last}（共 ${form.times} 次）`}</Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Button size="compact-sm" component={Link} href={`/forms/${form.id}`} aria-label={`填写${form.title}`}>
            填写
          </Button>
          <Button size="compact-sm" variant="default" onClick={onRemove} aria-label={`删除${form.title}`}>
            删除
          </Button>
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function useRemoving() {
  const refresh = useRefresh();
  return async (form: Kept) => {
    const body = `“${form.title}”和它的取数对应移到回收站，上报记录不受影响。`;
    if (!(await ask({ title: '删除表样', body, confirm: '删除', danger: true }))) return;
    try {
      const { changeId } = await call('records.remove', { register: 'forms', ids: [form.id] });
      await refresh();
      toast.saved('表样已删除。', changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
}

function KeptForms({ forms }: { readonly forms: readonly Kept[] }) {
  const remove = useRemoving();
  if (forms.length === 0) {
    return <EmptyNote title="还没有填过的表" hint="填过一次的表会记在这里，下次同样的表一点就填。" />;
  }
  return (
    <Table withColumnBorders aria-label="填过的表">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>表名</Table.Th>
          <Table.Th w={240}>文件</Table.Th>
          <Table.Th w={160}>收件单位</Table.Th>
          <Table.Th w={150}>上次填写</Table.Th>
          <Table.Th w={150}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {forms.map((form) => (
          <KeptLine key={form.id} form={form} onRemove={() => void remove(form)} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function FormsPage() {
  const opening = useOpening('/forms');
  const kept = useDesk('forms.list', {});
  return (
    <>
      <PageHead
        title="按表头取数"
        note="forms"
        help="打开上级发的空白表，按表头从台账取数，填回原来的文件；填过的表记住怎么取，下次一点就填（措施16、17）。"
      />
      <Paper withBorder p="sm" mb="sm">
        <Group align="stretch" grow gap="md" preventGrowOverflow={false} wrap="nowrap">
          <FileDrop
            icon={IconTableImport}
            title="把上级发来的空白表拖到这里"
            choose="选择空白表"
            hint="Excel、WPS 表格（.xlsx、.xls）和 Word 里的表格（.docx）都可以；填的就是这份文件，格式、公式都不动。"
            label="空白表文件"
            accept=".xlsx,.xlsm,.xls,.docx"
            busy={opening.busy}
            onFile={(file) => void opening.open(async () => call('forms.open', { upload: await upload('form', file) }))}
          />
          <PasteHeadings opening={opening} />
        </Group>
        {opening.failure === null ? null : <FailureNote error={opening.failure} />}
      </Paper>
      <Title order={2} size="h4" mb={6}>
        填过的表
      </Title>
      {kept.isError ? <FailureNote error={kept.error} again={() => void kept.refetch()} /> : null}
      {kept.data === undefined && !kept.isError ? <Waiting /> : null}
      {kept.data === undefined ? null : <KeptForms forms={kept.data} />}
    </>
  );
}

export const page: Page = {
  path: '/forms',
  title: '按表头取数',
  area: '统计上报',
  order: 0,
  right: 'report.write',
  help: '按表头取数',
  component: FormsPage,
};
