/** 谁填进去: the conditions, the cut-off day, to whom it goes. */
import { Group, Paper, Select, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { type ReactNode, useState } from 'react';
import type { FormSettings, FormView } from '../../../electron/desk/forms/shapes.ts';
import { call } from '../../desk.ts';
import { RefInput } from '../../parts/inputs/ref-input.tsx';
import { SavedViews } from '../../parts/list/saved-views.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { Items } from './binding-words.ts';
import { FiltersEditor } from './filters-editor.tsx';
import type { FormPage } from './use-form.ts';

const recipientField = { key: 'recipient', label: '收件单位', kind: 'ref', register: 'recipients' } as const;

const rowWords = { insert: '不够就加行，多的行留空', exact: '人数多少就留多少行' } as const;

interface WhoBarProps {
  readonly form: FormView;
  readonly items: Items;
  readonly total: number | undefined;
  readonly page: FormPage;
  /** A further choice at the end of the second row. */
  readonly children?: ReactNode;
}

type Save = (patch: Partial<FormSettings>) => void;

interface PartProps extends WhoBarProps {
  readonly save: Save;
}

/** Which rows: saved views and conditions, and how many that are. */
function Conditions({ form, total, page, save }: PartProps) {
  const register = useVocabulary().register(form.settings.who.register);
  const { who } = form.settings;
  const { search, filters, sort, day } = who;
  const view = { search, filters, sort, day, binned: false, among: null, page: 1 };
  const saveWho = (patch: Partial<FormSettings['who']>) => save({ who: { ...who, ids: null, ...patch } });
  return (
    <Group gap="xs" mb={6} wrap="nowrap" align="center">
      <Text size="sm" fw={600} style={{ whiteSpace: 'nowrap' }}>
        谁填进去
      </Text>
      <SavedViews
        register={register}
        view={view}
        onChoose={(chosen) =>
          saveWho({
            filters: chosen.filters ?? [],
            search: chosen.search ?? '',
            ...(chosen.sort === undefined || chosen.sort.length === 0 ? {} : { sort: chosen.sort }),
          })
        }
      />
      <FiltersEditor
        register={who.register}
        filters={filters}
        onChange={(next) => saveWho({ filters: next })}
        none={who.register === 'people' ? '截止日期当天全部在册人员' : `全部${register.label}`}
        disabled={page.busy}
      />
      <Text size="sm" ml="auto" fw={600} role="status" style={{ whiteSpace: 'nowrap' }}>
        {total === undefined ? '' : `共 ${total} ${register.unit}`}
      </Text>
    </Group>
  );
}

/** As of when, for whom, how many rows. */
function Circumstances({ form, items, save, children }: PartProps) {
  const { settings } = form;
  const { who } = settings;
  const [period, setPeriod] = useState(settings.period);
  return (
    <Group gap="xs" align="flex-end" grow wrap="nowrap">
      <DateInput
        label="截止日期"
        valueFormat="YYYY-MM-DD"
        value={who.day}
        onChange={(day) => day !== null && save({ who: { ...who, day: day.slice(0, 10) } })}
      />
      <RefInput
        field={recipientField}
        value={settings.recipient}
        onChange={(value) => save({ recipient: typeof value === 'string' ? value : null })}
      />
      <TextInput
        label="所属期"
        placeholder="如 2025年上半年"
        maxLength={40}
        value={period}
        onChange={(event) => setPeriod(event.currentTarget.value)}
        onBlur={() => period !== settings.period && save({ period })}
      />
      <Select
        label="一行一个"
        data={items.registers.map(({ key, label }) => ({ value: key, label }))}
        value={who.register}
        onChange={(value) =>
          value !== null &&
          value !== who.register &&
          save({ who: { ...who, register: value, filters: [], ids: null, sort: [] } })
        }
        allowDeselect={false}
      />
      <Select
        label="行数"
        data={Object.entries(rowWords).map(([value, label]) => ({ value, label }))}
        value={settings.rows}
        onChange={(value) => (value === 'insert' || value === 'exact') && save({ rows: value })}
        allowDeselect={false}
      />
      {children}
    </Group>
  );
}

export function WhoBar(props: WhoBarProps) {
  const { form, page } = props;
  const save: Save = (patch) =>
    void page.change(() => call('forms.settings', { id: form.id, settings: { ...form.settings, ...patch } }));
  return (
    <Paper withBorder p="xs" mb="xs" component="section" aria-label="谁填进去">
      <Conditions {...props} save={save} />
      <Circumstances {...props} save={save} />
    </Paper>
  );
}
