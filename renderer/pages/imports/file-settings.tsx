/** What is settled for the whole file before its rows are looked at. */
import { Alert, Button, Fieldset, Group, Radio, Stack, Title } from '@mantine/core';
import { useState } from 'react';
import { CommunityChoices, type CommunityDraft } from './community-choices.tsx';
import { DayInput } from './day-input.tsx';
import type { DatedMode, Preview, Settings } from './shapes.ts';

type Dated = Preview['dated'][number];
type DatedDraft = Readonly<Record<string, DatedMode | null>>;

/** 更正 or 自某日起变动, in words that need no explaining. */
export function DatedChoice({
  label,
  value,
  day,
  onChange,
}: {
  readonly label: string;
  readonly value: DatedMode | null;
  readonly day: string;
  readonly onChange: (mode: DatedMode) => void;
}) {
  const from = value?.from ?? day;
  return (
    <Stack gap="xs">
      <Radio.Group
        aria-label={`${label}的不同`}
        value={value?.mode ?? ''}
        onChange={(mode) => onChange(mode === 'change' ? { mode, from } : { mode: 'correct' })}
      >
        <Stack gap={6}>
          <Radio value="correct" label="更正：台账里原来记错了" description="直接改成文件里的，不留原来的一段" />
          <Radio
            value="change"
            label="自某日起变动：原来没错，后来变了"
            description="原来的一段保留到变动的前一天，从变动那天起另记一段"
          />
        </Stack>
      </Radio.Group>
      {value?.mode === 'change' ? (
        <DayInput
          key={day}
          label="变动日期"
          value={from}
          onChange={(next) => onChange({ mode: 'change', from: next })}
        />
      ) : null}
    </Stack>
  );
}

function DatedQuestion({
  dated,
  mode,
  day,
  onChange,
}: {
  readonly dated: Dated;
  readonly mode: DatedMode | null;
  readonly day: string;
  readonly onChange: (mode: DatedMode) => void;
}) {
  return (
    <Fieldset legend={`${dated.label}：${dated.rows} 行与台账不同`}>
      <DatedChoice label={dated.label} value={mode} day={day} onChange={onChange} />
    </Fieldset>
  );
}

const twinChoices = [
  { value: 'ask', label: '逐个看，由我来选' },
  { value: 'first', label: '都取前面的一行' },
  { value: 'last', label: '都取后面的一行' },
  { value: 'posts', label: '是兼任：第一行为主，其余只加职务' },
] as const;
const binnedChoices = [
  { value: 'ask', label: '逐个看，由我来选' },
  { value: 'restore', label: '都从回收站恢复' },
  { value: 'new', label: '都作为新人员登记' },
] as const;

function Choices<Value extends string>({
  legend,
  label,
  data,
  value,
  onChange,
}: {
  readonly legend: string;
  readonly label: string;
  readonly data: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}) {
  return (
    <Fieldset legend={legend}>
      <Radio.Group
        label={label}
        value={value}
        onChange={(next) => onChange(data.find((one) => one.value === next)?.value ?? value)}
      >
        <Group mt={6} gap="lg">
          {data.map((one) => (
            <Radio key={one.value} value={one.value} label={one.label} />
          ))}
        </Group>
      </Radio.Group>
    </Fieldset>
  );
}

/** The settings as far as the clerk changed them. */
function useDraft(preview: Preview) {
  const [asOf, setAsOf] = useState(preview.asOf);
  const [dated, setDated] = useState<DatedDraft>(() =>
    Object.fromEntries(preview.dated.map((one) => [one.register, one.mode])),
  );
  const [communities, setCommunities] = useState<CommunityDraft>({});
  const [twins, setTwins] = useState(preview.twins.policy);
  const [binned, setBinned] = useState(preview.binned.policy);
  const settings: Settings = { asOf, dated: { ...dated }, communities: { ...communities }, twins, binned };
  return {
    asOf,
    setAsOf,
    dated,
    setDated,
    communities,
    setCommunities,
    twins,
    setTwins,
    binned,
    setBinned,
    settings,
  } as const;
}

interface FileSettingsProps {
  readonly preview: Preview;
  readonly busy: boolean;
  readonly onDone: (settings: Settings) => void;
}

/** Whether something of the file waits to be said. */
export const asksForFile = ({ dated, communities }: Preview): boolean =>
  dated.some((one) => one.mode === null) || communities.some((one) => one.choice === null && one.rows > 0);

function AsOf({ day, onChange }: { readonly day: string; readonly onChange: (day: string) => void }) {
  return (
    <Fieldset legend="按哪一天核对">
      <DayInput
        autoFocus
        label="截止日"
        description="任职、等级、合同这些有起止期的内容，按这一天的情况与台账比。一般填花名册的填报日期。"
        value={day}
        onChange={onChange}
      />
    </Fieldset>
  );
}

export function FileSettings({ preview, busy, onDone }: FileSettingsProps) {
  const draft = useDraft(preview);
  const open = preview.dated.filter((one) => (draft.dated[one.register] ?? null) === null);
  const { twins, binned } = preview;
  return (
    <Stack gap="sm" maw={900}>
      <Title order={2} size="h3">
        导入前先定几件事
      </Title>
      <AsOf day={draft.asOf} onChange={draft.setAsOf} />
      {preview.communities.length === 0 ? null : (
        <CommunityChoices communities={preview.communities} draft={draft.communities} onChange={draft.setCommunities} />
      )}
      {preview.dated.map((dated) => (
        <DatedQuestion
          key={dated.register}
          dated={dated}
          mode={draft.dated[dated.register] ?? null}
          day={draft.asOf}
          onChange={(mode) => draft.setDated((now) => ({ ...now, [dated.register]: mode }))}
        />
      ))}
      {twins.rows > 0 || twins.policy !== 'ask' ? (
        <Choices
          legend={`同一个人出现几次：${twins.rows} 行`}
          label="同一个人在文件里有几行时"
          data={twinChoices}
          value={draft.twins}
          onChange={draft.setTwins}
        />
      ) : null}
      {binned.rows > 0 || binned.policy !== 'ask' ? (
        <Choices
          legend={`在回收站里的人：${binned.rows} 人`}
          label="身份证号相同的人在回收站里时"
          data={binnedChoices}
          value={draft.binned}
          onChange={draft.setBinned}
        />
      ) : null}
      {open.length === 0 ? null : (
        <Alert color="orange" p="xs">
          “{open.map((one) => one.label).join('”“')}”还没有选是更正还是变动；可以先看预览，导入前要选定。
        </Alert>
      )}
      <Group>
        <Button loading={busy} onClick={() => onDone(draft.settings)}>
          按这样预览
        </Button>
      </Group>
    </Stack>
  );
}
