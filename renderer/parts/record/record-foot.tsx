/** Below a record's form: save, save and go on, delete. */
import { Button, Text, Tooltip } from '@mantine/core';
import type { Register } from '../../../db/registers/model/register.ts';
import { BesideFoot } from '../beside.tsx';
import type { RecordForm } from './use-record-form.ts';
import { useRemove } from './use-remove.tsx';

interface RecordFootProps {
  readonly form: RecordForm;
  readonly register: Register;
  readonly id: string | undefined;
  readonly hasNext: boolean;
  readonly save: () => void;
  readonly saveAndNext: () => void;
  readonly close: () => void;
}

export function RecordFoot({ form, register, id, hasNext, save, saveAndNext, close }: RecordFootProps) {
  const remove = useRemove(register);
  const dirty = Object.keys(form.patch).length > 0;
  const faults = Object.keys(form.faults).length;
  return (
    <BesideFoot>
      <Tooltip label="Ctrl+S">
        <Button onClick={save} loading={form.attempt.busy}>
          保存
        </Button>
      </Tooltip>
      {id === undefined || hasNext ? (
        <Tooltip label="Ctrl+Enter">
          <Button variant="default" onClick={saveAndNext} disabled={form.attempt.busy}>
            {id === undefined ? `保存并录下一${register.unit}` : `保存并看下一${register.unit}`}
          </Button>
        </Tooltip>
      ) : null}
      <Text size="xs" c={faults > 0 ? 'red.7' : 'gray.7'} style={{ flex: 1 }} role="status">
        {faults > 0 ? `${faults} 处要改` : dirty ? '未保存（自动留草稿）' : ''}
      </Text>
      {id === undefined || register.single === true ? null : (
        <Button variant="subtle" color="red.7" onClick={() => void remove([id]).then((gone) => gone && close())}>
          删除
        </Button>
      )}
    </BesideFoot>
  );
}
