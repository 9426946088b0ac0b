/** Mending a cell in place: another value, accepting what is doubted, leaving the cell out. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useVocabulary } from '../../vocabulary.tsx';
import { waits } from './marks.ts';
import { MarkLine } from './mark-line.tsx';
import { fieldOfPlace } from './place-field.ts';
import { useRowTools } from './row-tools.ts';
import type { Mark, Mend, Row, RowCell } from './shapes.ts';
import { ValueInput } from './value-input.tsx';

type Act = (mend: Mend) => void;

/** A number whose check digit is wrong is taken only with a reason. */
function ReasonForm({ onAccept, busy }: { readonly onAccept: (reason: string) => void; readonly busy: boolean }) {
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onAccept(reason.trim());
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label="证件就是这样的，理由"
          placeholder="如：已核对身份证原件"
          style={{ flex: 1 }}
          value={reason}
          maxLength={200}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button type="submit" variant="default" disabled={reason.trim() === '' || busy}>
          照这样导入
        </Button>
      </Group>
    </form>
  );
}

/** What can be done about a doubt beside another value. */
function Doubt({ mark, cell, act }: { readonly mark: Mark; readonly cell: RowCell; readonly act: Act }) {
  const tools = useRowTools();
  const accept: Mend = { action: 'accept', column: cell.column };
  if (mark.code === 'id-checksum')
    return <ReasonForm busy={tools.busy} onAccept={(reason) => act({ ...accept, reason })} />;
  if (mark.code === 'community-unknown') {
    return (
      <Button variant="default" disabled={tools.busy} onClick={() => void tools.createCommunity(cell.text)}>
        新建社区“{cell.text}”
      </Button>
    );
  }
  return (
    <Button variant="default" disabled={tools.busy} onClick={() => act(accept)}>
      {mark.proposal === undefined ? '确认无误，照这样导入' : `采用 ${mark.proposal}`}
    </Button>
  );
}

/** Leaving the cell out, or everything back to what the file says. */
function Foot({ row, cell, act }: { readonly row: Row; readonly cell: RowCell; readonly act: Act }) {
  const tools = useRowTools();
  return (
    <Group gap="xs">
      {cell.place.startsWith('?') || cell.decision === 'drop' ? null : (
        <Button
          variant="default"
          size="compact-md"
          disabled={tools.busy}
          onClick={() => act({ action: 'drop', column: cell.column })}
        >
          这一格不导入
        </Button>
      )}
      {cell.mended || cell.decision !== null ? (
        <Button
          variant="default"
          size="compact-md"
          disabled={tools.busy}
          onClick={() => act({ action: 'reset', column: cell.column })}
        >
          恢复文件里的样子
        </Button>
      ) : null}
      <Button variant="subtle" size="compact-md" onClick={() => tools.leave(false, row.row, cell.column)}>
        关上
      </Button>
    </Group>
  );
}

export function CellEditor({ row, cell }: { readonly row: Row; readonly cell: RowCell }) {
  const tools = useRowTools();
  const vocabulary = useVocabulary();
  const computed = cell.place.startsWith('?');
  const act = async (mend: Mend) => {
    const after = await tools.mend(row.row, mend);
    const own = after?.cells.find((one) => one.column === cell.column);
    if (after !== null && own?.marks.some(waits) !== true) tools.leave(true, row.row, cell.column);
  };
  const send: Act = (mend) => void act(mend);
  const { column } = cell;
  const doubts = cell.marks.filter((mark) => mark.level === 'doubt');
  return (
    <Stack gap="xs">
      <Text fw={600} size="sm">
        第 {row.row} 行{row.name === '' ? '' : ` ${row.name}`}：{cell.label}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {cell.mended ? '改成了' : '文件里'}：{cell.text === '' ? '（空）' : cell.text}
      </Text>
      {cell.marks.map((mark) => (
        <MarkLine key={`${mark.code}/${mark.reason}`} mark={mark} />
      ))}
      {computed ? (
        <Text size="sm">这一栏由台账自动计算，只作核对，不写入。</Text>
      ) : (
        <ValueInput
          key={cell.text}
          field={fieldOfPlace(vocabulary, cell.place)}
          text={cell.text}
          busy={tools.busy}
          onSave={(value) => send({ action: 'value', column, value })}
        />
      )}
      {doubts.map((mark) => (
        <Doubt key={mark.code} mark={mark} cell={cell} act={send} />
      ))}
      <Foot row={row} cell={cell} act={send} />
    </Stack>
  );
}
