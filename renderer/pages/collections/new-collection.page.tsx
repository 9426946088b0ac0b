/** 新建采集: what is asked, of whom, until when; a look at what will go out. */
import {
  Button,
  Group,
  MultiSelect,
  NumberInput,
  Paper,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { CollectSubject } from '../../../electron/desk/collections/shapes.ts';
import type { Filter } from '../../../electron/desk/shapes.ts';
import { call, type InputOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { SavedViews } from '../../parts/list/saved-views.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { FiltersEditor } from '../forms/filters-editor.tsx';
import { ColumnPicker, type Chosen } from './column-picker.tsx';
import './collections.css';

type Request = InputOf<'collections.create'>;

interface Draft {
  readonly title: string;
  readonly subject: string;
  readonly columns: readonly Chosen[];
  readonly filters: readonly Filter[];
  readonly search: string;
  readonly communities: readonly string[];
  readonly cutOff: string;
  readonly deadline: string;
  readonly contact: string;
  readonly contactPhone: string;
  readonly note: string;
  readonly spare: number;
  readonly style: 'full' | 'masked';
}

function emptyDraft(today: string): Draft {
  return {
    title: '',
    subject: 'roster',
    columns: [],
    filters: [],
    search: '',
    communities: [],
    cutOff: today,
    deadline: '',
    contact: '',
    contactPhone: '',
    note: '',
    spare: 10,
    style: 'full',
  };
}

function requestOf(draft: Draft): Request {
  const { filters, search, communities, columns, ...rest } = draft;
  return {
    ...rest,
    columns: columns.map((one) => ({ ...one })),
    who: {
      filters: filters.map((filter) => ({ ...filter })),
      search,
      communities: communities.length === 0 ? null : [...communities],
    },
  };
}

interface PartProps {
  readonly draft: Draft;
  readonly set: (patch: Partial<Draft>) => void;
}

/** What it is called, until when, whom to ask. */
function Circumstances({ draft, set }: PartProps) {
  return (
    <Paper withBorder p="xs">
      <Stack gap={6}>
        <TextInput
          label="采集名称"
          description="印在表头，如 2025年社区工作者信息核对"
          required
          maxLength={60}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
          data-autofocus
        />
        <Group grow gap="xs">
          <DateInput
            label="填报期限"
            required
            valueFormat="YYYY-MM-DD"
            value={draft.deadline === '' ? null : draft.deadline}
            onChange={(day) => set({ deadline: day?.slice(0, 10) ?? '' })}
          />
          <DateInput
            label="数据截止日"
            valueFormat="YYYY-MM-DD"
            value={draft.cutOff}
            onChange={(day) => day !== null && set({ cutOff: day.slice(0, 10) })}
          />
          <TextInput
            label="联系人"
            maxLength={40}
            value={draft.contact}
            onChange={(event) => set({ contact: event.currentTarget.value })}
          />
          <TextInput
            label="联系电话"
            maxLength={60}
            value={draft.contactPhone}
            onChange={(event) => set({ contactPhone: event.currentTarget.value })}
          />
        </Group>
        <Textarea
          label="填报说明"
          placeholder="可不填；印在“填报说明”工作表上"
          rows={2}
          maxLength={2000}
          value={draft.note}
          onChange={(event) => set({ note: event.currentTarget.value })}
        />
      </Stack>
    </Paper>
  );
}

/** How the tables look: empty rows, private numbers. */
function How({ draft, set }: PartProps) {
  return (
    <Group gap="xs" mt={6} grow align="flex-end">
      <NumberInput
        label="末尾留几行空行给新来的人"
        min={0}
        max={200}
        value={draft.spare}
        onChange={(value) => set({ spare: typeof value === 'number' ? value : 0 })}
      />
      <Select
        label="证件号、电话等"
        allowDeselect={false}
        data={[
          { value: 'full', label: '写完整（导出有记录）' },
          { value: 'masked', label: '遮盖，只供认人' },
        ]}
        value={draft.style}
        onChange={(value) => set({ style: value === 'masked' ? 'masked' : 'full' })}
      />
    </Group>
  );
}

/** Whose rows. */
function Who({ draft, set, subject }: PartProps & { readonly subject: CollectSubject }) {
  const register = useVocabulary().register(subject.who);
  const communities = useDesk('records.choices', { register: 'communities', limit: 500 });
  const view = {
    search: draft.search,
    filters: draft.filters,
    sort: [],
    day: null,
    binned: false,
    among: null,
    page: 1,
  };
  return (
    <Paper withBorder p="xs">
      <Group gap="xs" mb={6}>
        <Text size="sm" fw={600}>
          谁填
        </Text>
        <SavedViews
          register={register}
          view={view}
          onChoose={(chosen) => set({ filters: chosen.filters ?? [], search: chosen.search ?? '' })}
        />
        <FiltersEditor
          register={subject.who}
          filters={draft.filters}
          onChange={(filters) => set({ filters })}
          none={subject.who === 'people' ? '截止日当天全部在册人员' : '全部社区'}
        />
      </Group>
      <MultiSelect
        label="社区"
        placeholder={draft.communities.length === 0 ? '全部有人的社区' : ''}
        searchable
        clearable
        data={(communities.data ?? []).map(({ id, label }) => ({ value: id, label }))}
        value={[...draft.communities]}
        onChange={(chosen) => set({ communities: chosen })}
        clearButtonProps={{ 'aria-label': '清空社区' }}
      />
      <How draft={draft} set={set} />
    </Paper>
  );
}

/** What will go out, said while it is chosen. */
function Outlook({ draft, unit }: { readonly draft: Draft; readonly unit: string }) {
  const [settled] = useDebouncedValue(draft, 300);
  const asks = settled.columns.some((one) => one.ask);
  const deadline = settled.deadline === '' ? settled.cutOff : settled.deadline;
  const plan = useDesk('collections.plan', { ...requestOf(settled), deadline }, { keep: true, enabled: asks });
  if (!asks) {
    return (
      <Text size="sm" c="gray.8" role="status">
        请在右边勾选要社区填写的栏目。
      </Text>
    );
  }
  if (plan.isError) return <FailureNote error={plan.error} />;
  if (plan.data === undefined) return <Waiting label="正在计算……" />;
  const { parts, columns } = plan.data;
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const brought = columns.filter(
    (column) => !settled.columns.some((one) => one.column === column.column) && !column.always,
  );
  return (
    <div role="status">
      <Text size="sm" fw={600}>
        将生成 {parts.length} 份表，预填 {rows} {unit}；{columns.filter((column) => column.ask).length} 栏要填，
        {columns.filter((column) => !column.ask).length} 栏锁定。
      </Text>
      {brought.length === 0 ? null : (
        <Text size="sm" c="gray.8">
          自动带上{brought.map(({ label }) => `“${label}”`).join('')}：没有它，填的内容没处记。
        </Text>
      )}
      <Text size="sm" c="gray.8" lineClamp={3}>
        {parts.map((part) => `${part.name} ${part.rows}`).join('，')}
      </Text>
    </div>
  );
}

function useCreating(draft: Draft) {
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const create = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const { id, changeId } = await call('collections.create', requestOf(draft));
      await refresh();
      toast.saved('采集已建好，接下来把表下发给社区。', changeId);
      navigate(`/collections/${id}`);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, failure, create } as const;
}

function NewCollectionPage() {
  const session = useSession();
  const [draft, setDraft] = useState(() => emptyDraft(session.today));
  const set = (patch: Partial<Draft>) => setDraft((now) => ({ ...now, ...patch }));
  const found = useDesk('collections.items', { subject: draft.subject }, { keep: true });
  const creating = useCreating(draft);
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const { subjects, subject, items } = found.data;
  const missing =
    draft.title.trim() === ''
      ? '请填采集名称。'
      : draft.deadline === ''
        ? '请选填报期限。'
        : draft.columns.some((one) => one.ask)
          ? ''
          : '请勾选要填的栏目。';
  return (
    <>
      <PageHead title="新建采集" help="选好要填的栏目和期限，每个社区生成一份预填好的表。">
        {missing === '' ? null : (
          <Text size="sm" c="gray.8">
            {missing}
          </Text>
        )}
        <Button
          loading={creating.busy}
          disabled={missing !== '' || session.readOnly}
          onClick={() => void creating.create()}
        >
          生成采集表
        </Button>
      </PageHead>
      {creating.failure === null ? null : <FailureNote error={creating.failure} />}
      <div className="collect-sides">
        <div className="collect-side" style={{ flex: 1, overflow: 'auto' }}>
          <Stack gap="xs">
            <Circumstances draft={draft} set={set} />
            <Who draft={draft} set={set} subject={subject} />
            <Outlook draft={draft} unit={subject.unit} />
          </Stack>
        </div>
        <section className="collect-side" style={{ flex: '0 0 400px' }} aria-label="收什么">
          <Select
            label="收什么"
            allowDeselect={false}
            searchable
            mb={6}
            data={subjects.map(({ key, label }) => ({ value: key, label }))}
            value={draft.subject}
            onChange={(value) => value !== null && set({ subject: value, columns: [], filters: [] })}
          />
          <ColumnPicker items={items} chosen={draft.columns} onChange={(columns) => set({ columns })} />
        </section>
      </div>
    </>
  );
}

export const page: Page = {
  path: '/collections/new',
  title: '新建采集',
  area: '统计上报',
  right: 'report.write',
  help: '信息采集',
  component: NewCollectionPage,
};
