/** 按表头取数, second step: what the columns take, who belongs in, and the filled file. */
import { Alert, Button, Checkbox, Group, NumberInput, Table, Tabs, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useParams } from 'wouter';
import type { FormTable, FormView } from '../../../electron/desk/forms/shapes.ts';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { BindingChoice, BindingDetail, useBindingChoices } from './binding-choice.tsx';
import type { Items } from './binding-words.ts';
import { ColumnLines } from './column-lines.tsx';
import { ChangesPreview, FilledNote, SinceChoice, useFilling } from './filling.tsx';
import { FormNotes } from './form-notes.tsx';
import { PreviewRows } from './form-preview.tsx';
import './forms.css';
import { type FormPage, useForm } from './use-form.ts';
import { WhoBar } from './who-bar.tsx';

/** The heading's rows, where the app did not find them or found the wrong ones. */
function HeadingRows({
  form,
  table,
  page,
}: {
  readonly form: FormView;
  readonly table: FormTable;
  readonly page: FormPage;
}) {
  const [from, setFrom] = useState<number | string>(table.headingRows?.[0] ?? 1);
  const [to, setTo] = useState<number | string>(table.headingRows?.[1] ?? 1);
  const save = () =>
    void page.change(() =>
      call('forms.heading', { id: form.id, table: table.key, from: Number(from), to: Number(to) }),
    );
  return (
    <Group gap={6} wrap="nowrap">
      <Text size="sm">表头在第</Text>
      <NumberInput size="xs" w={62} min={1} max={200} value={from} onChange={setFrom} aria-label="表头从第几行" />
      <Text size="sm">到</Text>
      <NumberInput size="xs" w={62} min={1} max={200} value={to} onChange={setTo} aria-label="表头到第几行" />
      <Text size="sm">行</Text>
      <Button size="compact-sm" variant="default" disabled={page.busy || from === '' || to === ''} onClick={save}>
        重新认表头
      </Button>
    </Group>
  );
}

/** The places outside of the rows, such as 填报单位 and 共__人. */
function SinglePlaces({
  form,
  table,
  items,
  page,
}: {
  readonly form: FormView;
  readonly table: FormTable;
  readonly items: Items;
  readonly page: FormPage;
}) {
  const { register } = form.settings.who;
  const choices = useBindingChoices(items, register);
  if (table.cells.length === 0) return <Text size="sm">表外没有认出要填的地方。</Text>;
  return (
    <Table withColumnBorders verticalSpacing={3} aria-label="表外要填的地方">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>原文（＿＿处填写）</Table.Th>
          <Table.Th w={260}>填什么</Table.Th>
          <Table.Th w={260}>内容</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.cells.map((cell) => {
          const shared = {
            name: `“${cell.text}”`,
            binding: cell.binding,
            register,
            items,
            disabled: page.busy,
            onChange: (binding: typeof cell.binding) =>
              void page.change(() =>
                call('forms.bindCell', { id: form.id, table: table.key, place: cell.place, binding }),
              ),
          };
          return (
            <Table.Tr key={cell.place}>
              <Table.Td>{cell.text}</Table.Td>
              <Table.Td>
                <BindingChoice {...shared} choices={choices} />
              </Table.Td>
              <Table.Td>
                <BindingDetail {...shared} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}

function TablePart({
  form,
  table,
  items,
  page,
}: {
  readonly form: FormView;
  readonly table: FormTable;
  readonly items: Items;
  readonly page: FormPage;
}) {
  const preview = page.preview.data?.find((one) => one.table === table.key);
  return (
    <Tabs defaultValue="columns" keepMounted={false} className="form-part">
      <Group justify="space-between" wrap="nowrap" mb={4}>
        <Tabs.List>
          <Tabs.Tab value="columns">各列取什么（{table.columns.length}）</Tabs.Tab>
          <Tabs.Tab value="cells">表外的地方（{table.cells.length}）</Tabs.Tab>
          <Tabs.Tab value="preview">预览</Tabs.Tab>
        </Tabs.List>
        <HeadingRows key={table.headingRows?.join('-') ?? ''} form={form} table={table} page={page} />
      </Group>
      <Tabs.Panel value="columns" className="form-panel">
        <ColumnLines form={form} table={table} items={items} preview={preview} page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="cells" className="form-panel">
        <SinglePlaces form={form} table={table} items={items} page={page} />
      </Tabs.Panel>
      <Tabs.Panel value="preview" className="form-panel">
        <PreviewRows table={table} preview={preview} />
      </Tabs.Panel>
    </Tabs>
  );
}

/** One sheet at a time; those that are left out are said so. */
function Sheets({ form, items, page }: { readonly form: FormView; readonly items: Items; readonly page: FormPage }) {
  const first = form.tables.find((table) => table.used) ?? form.tables[0];
  const [shown, show] = useState<string | null>(first?.key ?? null);
  const table = form.tables.find((one) => one.key === shown) ?? first;
  if (table === undefined) return <Alert color="red">这份文件里没有表格。</Alert>;
  return (
    <>
      {form.tables.length === 1 ? null : (
        <Group gap="md" mb={6}>
          <Tabs value={table.key} onChange={show} variant="outline">
            <Tabs.List aria-label="工作表">
              {form.tables.map((one) => (
                <Tabs.Tab key={one.key} value={one.key}>
                  {one.name}
                  {one.used ? '' : '（不填）'}
                </Tabs.Tab>
              ))}
            </Tabs.List>
          </Tabs>
          <Checkbox
            label={`填写“${table.name}”`}
            checked={table.used}
            disabled={page.busy}
            onChange={(event) => {
              const used = event.currentTarget.checked;
              void page.change(() => call('forms.use', { id: form.id, table: table.key, used }));
            }}
          />
        </Group>
      )}
      <TablePart key={table.key} form={form} table={table} items={items} page={page} />
    </>
  );
}

function FormPageBody() {
  const { id } = useParams<{ id: string }>();
  const session = useSession();
  const page = useForm(id);
  const register = page.found.data?.settings.who.register ?? 'people';
  const items = useDesk('forms.items', { register }, { keep: true });
  const [since, setSince] = useState<string | null>(null);
  const bases = useDesk('forms.bases', { id }, { keep: true });
  const filling = useFilling(id, since);
  if (page.found.isError) return <FailureNote error={page.found.error} again={() => void page.found.refetch()} />;
  const form = page.found.data;
  if (form === undefined || items.data === undefined) return <Waiting label="正在打开表样……" />;
  const total = page.preview.data?.[0]?.total;
  return (
    <>
      <PageHead
        title={form.title}
        help={`文件：${form.fileName}${form.filled.last === null ? '' : `；上次填写 ${form.filled.last}`}`}
      >
        <Button variant="default" component={Link} href="/forms">
          换一份表
        </Button>
        <Button
          autoFocus
          loading={filling.busy}
          disabled={page.busy || session.readOnly || total === 0}
          leftSection={<IconDownload size={16} aria-hidden />}
          onClick={() => void filling.fill()}
        >
          填好并保存
        </Button>
      </PageHead>
      <WhoBar form={form} items={items.data} total={total} page={page}>
        <SinceChoice bases={bases.data} since={since} onSince={setSince} />
      </WhoBar>
      <FilledNote form={form} filled={filling.filled} />
      <FormNotes form={form} page={page} />
      {since === null || bases.data === undefined ? (
        <Sheets form={form} items={items.data} page={page} />
      ) : (
        <ChangesPreview id={id} since={since} bases={bases.data} />
      )}
    </>
  );
}

export const page: Page = {
  path: '/forms/:id',
  title: '填写表样',
  area: '统计上报',
  right: 'report.write',
  help: '按表头取数',
  component: FormPageBody,
};
