/** What a check found: whether all is well, what the parcel says of itself, what is wrong, what it holds. */
import { Alert, DataList, List, Paper, Stack, Text, Title } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Temporal } from 'temporal-polyfill';
import { formatSize } from '../../parts/places/sizes.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { Receipt } from './receipt.tsx';
import { TablesPreview } from './tables-preview.tsx';
import type { Checked } from './use-check.ts';

const styles = { full: '完整', masked: '遮盖', 'left-out': '不上报' } as const;

/** The four things that are checked, each by the problems that speak against it. */
const checks = [
  { name: '文件完整（与写出时一字节不差）', against: ['seal-broken', 'damaged-entry'] },
  { name: '清单与电子签名', against: ['manifest-missing', 'manifest-damaged', 'newer-version', 'bad-signature'] },
  { name: '每个文件的校验值', against: ['hash-mismatch', 'missing-entry', 'damaged-entry'] },
  { name: '没有多出或未加密的文件', against: ['extra-entry', 'not-encrypted'] },
] as const satisfies readonly {
  readonly name: string;
  readonly against: readonly Checked['problems'][number]['code'][];
}[];

function Checks({ checked }: { readonly checked: Checked }) {
  const found = new Set<string>(checked.problems.map((one) => one.code));
  // Without a readable manifest nothing could be compared with it.
  const blind = checked.manifest === null;
  return (
    <List spacing={4} size="sm" center>
      {checks.map(({ name, against }, place) => {
        const bad = against.some((code) => found.has(code)) || (blind && place > 0);
        const color = bad ? 'var(--mantine-color-red-8)' : 'var(--mantine-color-deepBlue-7)';
        const icon = bad ? (
          <IconCircleX size={18} color={color} aria-hidden />
        ) : (
          <IconCircleCheck size={18} color={color} aria-hidden />
        );
        return (
          <List.Item key={name} icon={icon}>
            {name}：{bad ? '不通过' : '通过'}
          </List.Item>
        );
      })}
    </List>
  );
}

function Facts({ checked }: { readonly checked: Checked }) {
  const { find } = useVocabulary();
  const { manifest } = checked;
  if (manifest === null) return null;
  const label = (key: string): string => find(key)?.label ?? key;
  const leaves = Object.entries(manifest.disclosure).filter(
    ([key, style]) => style !== 'left-out' && (manifest.counts[key] ?? 0) > 0,
  );
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['填报单位', `${manifest.office.county}${manifest.office.street}`],
    ['收件单位', manifest.recipient],
    ['期间', `${manifest.period}（数据截至 ${manifest.cutOffDay}）`],
    ['编号', `第 ${manifest.sequence} 号，批次 ${manifest.epoch.slice(-8)}`],
    ['写出时间', localMoment(manifest.createdAt)],
    [
      '密钥指纹',
      <span key="f" style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>
        {manifest.keyFingerprint}
      </span>,
    ],
    [
      '内容',
      leaves.map(([key, style]) => `${label(key)} ${manifest.counts[key] ?? 0} 条（${styles[style]}）`).join('、'),
    ],
    ['文件', `${checked.fileName}，${formatSize(checked.size)}`],
  ];
  return (
    <DataList orientation="horizontal" size="sm">
      {facts.map(([name, value]) => (
        <DataList.Item key={name}>
          <DataList.ItemLabel w={90}>{name}</DataList.ItemLabel>
          <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}

const moment = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short' });

/** An instant in UTC as this PC's clock shows it: 2026-03-05 09:30. */
function localMoment(instant: string): string {
  return moment.format(Temporal.Instant.from(instant).epochMilliseconds);
}

export function CheckResult({ checked, onDone }: { readonly checked: Checked; readonly onDone: () => void }) {
  const { good, problems, tables, manifest } = checked;
  return (
    <Stack gap="sm" role="region" aria-label="校验结果">
      <Alert
        color={good ? 'deepBlue' : 'red'}
        title={good ? '校验通过：内容完整，签名有效' : '校验不通过，请不要采用'}
        role="alert"
      >
        <Checks checked={checked} />
        {problems.length === 0 ? null : (
          <List size="sm" mt="xs" type="ordered">
            {problems.map((one) => (
              <List.Item key={`${one.code}/${one.path ?? ''}`}>{one.sentence}</List.Item>
            ))}
          </List>
        )}
      </Alert>
      {good ? <Receipt checked={checked} onDone={onDone} /> : null}
      {manifest === null ? null : (
        <Paper withBorder p="sm">
          <Title order={2} size="h3" mb="xs">
            {good ? '这一包的情况' : '这一包自称的情况（未经证实）'}
          </Title>
          <Facts checked={checked} />
        </Paper>
      )}
      {tables.length === 0 ? null : (
        <Paper withBorder p="sm">
          <Title order={2} size="h3" mb={4}>
            内容
          </Title>
          <TablesPreview
            tables={tables.map(({ name, title, fields, rows }) => ({
              name,
              title,
              note: `${manifest?.counts[name] ?? rows.length} 条`,
              fields: fields.map((field) => field.label),
              rows,
            }))}
          />
        </Paper>
      )}
      {manifest === null && tables.length === 0 ? <Text size="sm">包内没有可以显示的内容。</Text> : null}
    </Stack>
  );
}
