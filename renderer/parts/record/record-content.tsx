/** The form of one record: sections of fields, what is wrong at each, saving, deleting, going on to the next. */
import { Alert, Button, Group, Text, Tooltip } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../beside.tsx';
import { formatMoment } from '../field-value.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { toast } from '../toast.tsx';
import { useRefresh } from '../use-desk.ts';
import { ConflictView } from './conflict.tsx';
import { asksMode, DatedMode, type ModeChoice, modeOf, noChoice } from './dated-mode.tsx';
import { focusField, formKeys } from './form-keys.ts';
import { PersonPreview } from './person-preview.tsx';
import type { OpenRecord } from './record-panel.tsx';
import { Sections } from './sections.tsx';
import { Twin } from './twin.tsx';
import { type RecordForm, useRecordForm } from './use-record-form.ts';
import { useRemove } from './use-remove.tsx';

interface RecordContentProps {
  readonly request: OpenRecord;
  readonly register: Register;
  readonly mayWrite: boolean;
  readonly open: (request: OpenRecord) => void;
  readonly close: () => void;
}

const nothing: Readonly<Record<string, FieldValue>> = {};

export function RecordContent({ request, register, mayWrite, open, close }: RecordContentProps) {
  const { id, values = nothing, focus, ids, onSaved } = request;
  const form = useRecordForm({ register, id, values });
  const place = useRef<HTMLDivElement>(null);
  const [choice, setChoice] = useState<ModeChoice>(noChoice);
  const [modeFault, setModeFault] = useState<string | null>(null);
  const asks = asksMode(register, form);
  const next = id === undefined ? undefined : ids?.[ids.indexOf(id) + 1];
  useUnsavedGuard(form);
  useEffect(() => {
    if (form.isReady && focus !== undefined) setTimeout(() => focusField(place.current, focus), 30);
  }, [form.isReady, focus]);

  const goOn = () => {
    if (id === undefined) open({ ...request });
    else if (next !== undefined) open({ ...request, id: next });
    else close();
  };
  const save = async (then: (saved: string | null) => void) => {
    const mode = asks ? modeOf(choice) : ({ mode: 'correct' } as const);
    setModeFault(typeof mode === 'string' ? mode : null);
    if (typeof mode === 'string') return;
    if (id !== undefined && Object.keys(form.patch).length === 0) {
      then(null);
      return;
    }
    const saved = await form.save(mode);
    if (saved === null) {
      setTimeout(() => place.current?.querySelector<HTMLElement>('[aria-invalid=true], [data-invalid=true]')?.focus());
      return;
    }
    then(saved);
  };
  /** Saving without going on: the panel closes, and who asked for the record hears of it. */
  const finish = (saved: string | null) => {
    close();
    if (saved !== null) onSaved?.(saved);
  };
  const disabled = !mayWrite || form.file?.binned === true;
  if (form.reading.isError && id !== undefined) {
    return (
      <BesideBody>
        <FailureNote error={form.reading.error} again={() => void form.reading.refetch()} />
      </BesideBody>
    );
  }
  if (!form.isReady) return <Waiting />;
  const without = new Set(id === undefined && register.owner !== undefined && values[register.owner] !== undefined ? [register.owner] : []);
  return (
    <div ref={place} style={{ display: 'contents' }} onKeyDown={disabled ? undefined : formKeys({ save: () => void save(finish), saveAndNext: () => void save(goOn) })}>
      <BesideBody>
        <Notices form={form} register={register} mayWrite={mayWrite} />
        <ConflictView form={form} settled={(version, patch) => void form.save({ mode: 'correct' }, { version, patch }).then((saved) => saved !== null && close())} />
        {asks ? <DatedMode choice={choice} onChange={setChoice} fault={modeFault} /> : null}
        <Twin register={register} id={id} form={form} open={(twin) => open({ register: register.key, id: twin })} />
        {register.key === 'people' ? <PersonPreview form={form} /> : null}
        <Sections form={form} without={without} disabled={disabled} wanted={focus} record={id === undefined ? undefined : { register: register.key, id }} />
      </BesideBody>
      {disabled ? null : (
        <Foot form={form} register={register} id={id} hasNext={next !== undefined} save={() => void save(finish)} saveAndNext={() => void save(goOn)} close={close} />
      )}
    </div>
  );
}

/** Asks before the browser closes the page over something typed. */
function useUnsavedGuard(form: RecordForm): void {
  const dirty = Object.keys(form.patch).length > 0;
  useEffect(() => {
    if (!dirty) return;
    const guard = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', guard);
    return () => removeEventListener('beforeunload', guard);
  }, [dirty]);
}

function Notices({ form, register, mayWrite }: { readonly form: RecordForm; readonly register: Register; readonly mayWrite: boolean }) {
  const refresh = useRefresh();
  const { file, draft, failure } = form;
  const restore = async () => {
    if (file === undefined) return;
    try {
      const { changeId } = await call('records.restore', { register: register.key, ids: [file.id] });
      await refresh();
      toast.saved('已从回收站恢复。', changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <>
      {file?.binned === true ? (
        <Alert color="gray" title="在回收站里" mb="sm">
          恢复以后才能修改。
          {mayWrite ? (
            <Button ml="sm" size="compact-sm" onClick={() => void restore()}>
              恢复
            </Button>
          ) : null}
        </Alert>
      ) : null}
      {draft !== null && mayWrite ? (
        <Alert color="deepBlue" title="有一份没有保存的草稿" mb="sm" role="status">
          <Text size="sm">{formatMoment(draft.savedAt)} 填到一半，共改了 {Object.keys(draft.patch).length} 栏。</Text>
          <Group gap="xs" mt={6}>
            <Button size="compact-sm" onClick={form.takeDraft}>
              继续填写
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void form.drop()}>
              不要草稿
            </Button>
          </Group>
        </Alert>
      ) : null}
      {failure === null ? null : <FailureNote error={failure} />}
    </>
  );
}

interface FootProps {
  readonly form: RecordForm;
  readonly register: Register;
  readonly id: string | undefined;
  readonly hasNext: boolean;
  readonly save: () => void;
  readonly saveAndNext: () => void;
  readonly close: () => void;
}

function Foot({ form, register, id, hasNext, save, saveAndNext, close }: FootProps) {
  const remove = useRemove(register);
  const dirty = Object.keys(form.patch).length > 0;
  const faults = Object.keys(form.faults).length;
  return (
    <BesideFoot>
      <Tooltip label="Ctrl+S">
        <Button onClick={save} loading={form.busy}>
          保存
        </Button>
      </Tooltip>
      {id === undefined || hasNext ? (
        <Tooltip label="Ctrl+Enter">
          <Button variant="default" onClick={saveAndNext} disabled={form.busy}>
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
