/** Says while typing that the same record is already here, and offers it, or 恢复 where it lies in the bin. */
import { Alert, Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import type { Register } from '../../../db/registers/model/register.ts';
import { isEmpty } from '../../../db/registers/model/schema.ts';
import { call } from '../../desk.ts';
import { fieldFault } from './faults.ts';
import { isMasked } from '../masked.ts';
import { toast } from '../toast.tsx';
import { useDesk, useRefresh } from '../use-desk.ts';
import type { Patch } from './use-draft.ts';
import type { RecordForm } from './use-record-form.ts';

interface TwinProps {
  readonly register: Register;
  readonly id: string | undefined;
  readonly form: RecordForm;
  /** Goes to the record that is already here. */
  readonly open: (id: string) => void;
}

/** The values of the register's unique fields, where all of a set are filled in and something of it was typed. */
function uniqueValues(register: Register, form: RecordForm): Patch {
  const keys = (register.unique ?? []).filter((set) => {
    const complete = set.every((key) => {
      const field = form.fields.find((one) => one.key === key);
      const value = form.values[key] ?? null;
      return field !== undefined && !isEmpty(value) && !isMasked({ field, value }) && fieldFault(field, value) === null;
    });
    return complete && set.some((key) => Object.hasOwn(form.patch, key));
  });
  return Object.fromEntries(keys.flat().map((key) => [key, form.values[key] ?? null]));
}

export function Twin({ register, id, form, open }: TwinProps) {
  const refresh = useRefresh();
  const [values] = useDebouncedValue(JSON.stringify(uniqueValues(register, form)), 250);
  const checked = useDesk(
    'records.check',
    { register: register.key, values: JSON.parse(values) as Patch, ...(id === undefined ? {} : { id }) },
    { enabled: values !== '{}' },
  );
  const twin = values === '{}' ? null : (checked.data?.twin ?? null);
  if (twin === null) return null;
  const restore = async () => {
    try {
      const { changeId } = await call('records.restore', { register: register.key, ids: [twin.id] });
      await form.drop();
      await refresh();
      toast.saved('已从回收站恢复。', changeId);
      open(twin.id);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Alert color="orange" title={twin.binned ? '在回收站里' : '已经有了'} mb="sm" role="alert">
      {twin.sentence}
      <div style={{ marginTop: 8 }}>
        {twin.binned ? (
          <Button size="compact-md" onClick={() => void restore()}>
            恢复那一条
          </Button>
        ) : (
          <Button size="compact-md" variant="default" onClick={() => open(twin.id)}>
            打开那一条
          </Button>
        )}
      </div>
    </Alert>
  );
}
