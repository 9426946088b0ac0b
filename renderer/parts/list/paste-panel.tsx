/** What a pasted block would change, cell by cell; written as one change, or not at all. */
import { Alert, Button, Checkbox, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { Block, BlockRow } from '../../../electron/desk/shapes.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { call, type InputOf } from '../../desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { BesideBody, BesideFoot } from '../beside.tsx';
import { FieldValueText } from '../field-value.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { DatedMode, type ModeChoice, modeOf, noChoice } from '../record/dated-mode.tsx';
import { toast } from '../toast.tsx';
import { useDesk, useRefresh } from '../use-desk.ts';

export type BlockRequest = InputOf<'records.readBlock'>;

interface PastePanelProps {
  readonly register: Register;
  readonly request: BlockRequest;
  readonly done: () => void;
}

/** More lines than anybody reads. */
const mostShown = 200;

const isFaulty = (row: BlockRow): boolean => row.fault !== '' || row.cells.some(({ fault }) => fault !== '');

interface LinesProps {
  readonly register: Register;
  readonly row: BlockRow;
  readonly labels: Block['labels'];
}

/** One record: its name, then a line per cell. */
function Lines({ register, row, labels }: LinesProps) {
  const fields = useVocabulary().columns(register);
  const lines = row.cells.length + (row.fault === '' ? 0 : 1);
  const head = (
    <Table.Th rowSpan={lines}>
      {row.id === undefined ? '新增' : row.name}
      <Text size="xs" c="gray.7" fw={400}>
        第 {row.line} 行
      </Text>
    </Table.Th>
  );
  return (
    <>
      {row.cells.map(({ key, label, old, value, note, fault }, place) => {
        const field = fields.find((one) => one.key === key);
        const text = (stored: typeof value) =>
          field === undefined ? '' : <FieldValueText field={field} value={stored} labels={labels} empty="（空）" />;
        return (
          <Table.Tr key={key}>
            {place === 0 ? head : null}
            <Table.Td>{label}</Table.Td>
            {row.id === undefined ? null : <Table.Td c="gray.7">{text(old)}</Table.Td>}
            <Table.Td colSpan={row.id === undefined ? 2 : 1} {...(fault === '' ? {} : { c: 'red.7' })}>
              {text(value)}
              <Text size="xs" c={fault === '' ? 'orange.7' : 'red.7'}>
                {fault === '' ? note : fault}
              </Text>
            </Table.Td>
          </Table.Tr>
        );
      })}
      {row.fault === '' ? null : (
        <Table.Tr>
          <Table.Td colSpan={3} c="red.7">
            {row.fault}
          </Table.Td>
        </Table.Tr>
      )}
    </>
  );
}

/** Everything the block would change; what is refused first. */
function Changes({ register, block }: { readonly register: Register; readonly block: Block }) {
  const rows = [...block.rows.filter(isFaulty), ...block.rows.filter((row) => !isFaulty(row))];
  if (rows.length === 0) return null;
  return (
    <>
      <Table withTableBorder withColumnBorders className="paste-table" aria-label="粘贴后的变化">
        <Table.Thead>
          <Table.Tr>
            {['记录', '栏目', '原来', '粘贴后'].map((text) => (
              <Table.Th key={text}>{text}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.slice(0, mostShown).map((row) => (
            <Lines key={row.line} register={register} row={row} labels={block.labels} />
          ))}
        </Table.Tbody>
      </Table>
      {rows.length > mostShown ? <Text size="sm">另有 {rows.length - mostShown} 行，一并写入。</Text> : null}
    </>
  );
}

function Summary({ register: { unit }, block }: { readonly register: Register; readonly block: Block }) {
  const added = block.rows.filter(({ id }) => id === undefined).length;
  const parts = [
    `修改 ${block.rows.length - added} ${unit}`,
    `新增 ${added} ${unit}`,
    `没有变化 ${block.unchanged} ${unit}`,
  ];
  return (
    <Stack gap={2}>
      <Text size="sm" role="status">
        {parts.join('，')}。
      </Text>
      <Text size="sm" c="gray.7">
        空白格不改动原来的内容；要清空，在格子里写（清空）。要么全部写入，要么都不写，可以撤销。
      </Text>
      {block.left.length === 0 ? null : (
        <Text size="sm" c="orange.7">
          这些列没有用上：{block.left.join('；')}。
        </Text>
      )}
    </Stack>
  );
}

function useWriting({ register, done }: PastePanelProps, again: () => Promise<unknown>) {
  const refresh = useRefresh();
  const [failure, setFailure] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const write = async (rows: readonly BlockRow[], mode: Exclude<ReturnType<typeof modeOf>, string>) => {
    setBusy(true);
    setFailure(null);
    try {
      const given = rows.map(({ line, id, version, cells }) => ({
        line,
        patch: Object.fromEntries(cells.map(({ key, value }) => [key, value])),
        ...(id === undefined ? {} : { id, ...(version === undefined ? {} : { version }) }),
      }));
      const { changeId, counts } = await call('records.paste', { register: register.key, rows: given, ...mode });
      done();
      toast.saved(`已粘贴：${counts}。`, changeId);
      await refresh();
    } catch (error) {
      setFailure(error);
      // What stands now is shown, before it is tried again.
      await again();
    } finally {
      setBusy(false);
    }
  };
  return { write, failure, busy };
}

interface FaultyProps {
  readonly count: number;
  readonly skips: boolean;
  readonly onSkip: (skips: boolean) => void;
}

function Faulty({ count, skips, onSkip }: FaultyProps) {
  if (count === 0) return null;
  return (
    <Alert color="orange" title={`有 ${count} 行不能写入`} role="status">
      原因写在下面。可以在原表里改好再粘贴，或跳过这些行。
      <Checkbox
        mt={6}
        size="xs"
        label={`跳过有问题的 ${count} 行`}
        checked={skips}
        autoFocus
        onChange={(event) => onSkip(event.currentTarget.checked)}
      />
    </Alert>
  );
}

function LoadedBlock(props: PastePanelProps & { readonly block: Block; readonly again: () => Promise<unknown> }) {
  const { register, done, block, again } = props;
  const { write, failure, busy } = useWriting(props, again);
  const [skips, setSkips] = useState(false);
  const [choice, setChoice] = useState<ModeChoice>(noChoice);
  const [fault, setFault] = useState<string | null>(null);
  const faulty = block.rows.filter(isFaulty).length;
  const good = block.rows.filter((row) => !isFaulty(row));
  const asks = good.some((row) => row.asks);
  const tryWriting = () => {
    const mode = asks ? modeOf(choice) : ({ mode: 'correct' } as const);
    setFault(typeof mode === 'string' ? mode : null);
    if (typeof mode !== 'string') void write(good, mode);
  };
  const mayWrite = good.length > 0 && (faulty === 0 || skips);
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Summary register={register} block={block} />
          {failure === null ? null : <FailureNote error={failure} />}
          <Faulty count={faulty} skips={skips} onSkip={setSkips} />
          {asks ? <DatedMode choice={choice} onChange={setChoice} fault={fault} /> : null}
          <Changes register={register} block={block} />
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button onClick={tryWriting} loading={busy} disabled={!mayWrite} autoFocus={faulty === 0}>
          写入 {good.length} {register.unit}
        </Button>
        <Button variant="default" onClick={done}>
          取消
        </Button>
      </BesideFoot>
    </>
  );
}

export function PastePanel(props: PastePanelProps) {
  const found = useDesk('records.readBlock', props.request);
  if (found.isError) {
    return (
      <BesideBody>
        <FailureNote error={found.error} />
      </BesideBody>
    );
  }
  if (found.data === undefined) return <Waiting label="正在核对粘贴的内容……" />;
  return <LoadedBlock {...props} block={found.data} again={() => found.refetch()} />;
}
