/** The form of one record: sections of fields, what is wrong at each, saving, deleting, going on to the next. */
import { useEffect, useRef } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { BesideBody } from '../beside.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { ConflictView } from './conflict.tsx';
import { DatedMode } from './dated-mode.tsx';
import { focusField, handleFormKey } from './form-keys.ts';
import { PersonPreview } from './person-preview.tsx';
import { RecordFoot } from './record-foot.tsx';
import { Notices } from './record-notices.tsx';
import type { OpenRecord } from './record-panel.tsx';
import { Sections } from './sections.tsx';
import { Twin } from './twin.tsx';
import { useRecordForm } from './use-record-form.ts';
import { useSaving } from './use-saving.ts';

interface RecordContentProps {
  readonly request: OpenRecord;
  readonly register: Register;
  readonly mayWrite: boolean;
  readonly open: (request: OpenRecord) => void;
  readonly close: () => void;
}

const nothing: Readonly<Record<string, FieldValue>> = {};

/** The owner is not asked for where it is given. */
function givenOwner(register: Register, { id, values = nothing }: OpenRecord): ReadonlySet<string> {
  const { owner } = register;
  return new Set(id === undefined && owner !== undefined && values[owner] !== undefined ? [owner] : []);
}

export function RecordContent({ request, register, mayWrite, open, close }: RecordContentProps) {
  const { id, values = nothing, focus } = request;
  const form = useRecordForm({ register, id, values });
  const place = useRef<HTMLDivElement>(null);
  const saving = useSaving({ register, form, request, place, open, close });
  useEffect(() => {
    if (form.isReady && focus !== undefined) setTimeout(() => focusField(place.current, focus), 30);
  }, [form.isReady, focus]);
  const disabled = !mayWrite || form.file?.binned === true;
  const acts = { save: () => void saving.saveAndClose(), saveAndNext: () => void saving.saveAndNext() };
  if (form.reading.isError && id !== undefined) {
    return (
      <BesideBody>
        <FailureNote error={form.reading.error} again={() => void form.reading.refetch()} />
      </BesideBody>
    );
  }
  if (!form.isReady) return <Waiting />;
  const settle = async (version: number, patch: typeof values) => {
    if ((await form.save({ mode: 'correct' }, { version, patch })) !== null) close();
  };
  // The field is drawn first.
  const goInto = (key = form.fields[0]?.key ?? '') => void setTimeout(() => focusField(place.current, key), 30);
  return (
    <div ref={place} style={{ display: 'contents' }} onKeyDown={(event) => disabled || handleFormKey(event, acts)}>
      <BesideBody>
        <Notices form={form} register={register} mayWrite={mayWrite} focus={goInto} />
        <ConflictView form={form} settled={(version, patch) => void settle(version, patch)} />
        {saving.asks ? <DatedMode choice={saving.choice} onChange={saving.choose} fault={saving.fault} /> : null}
        <Twin register={register} id={id} form={form} open={(twin) => open({ register: register.key, id: twin })} />
        {register.key === 'people' ? <PersonPreview form={form} /> : null}
        <Sections
          form={form}
          without={givenOwner(register, request)}
          disabled={disabled}
          wanted={focus}
          record={id === undefined ? undefined : { register: register.key, id }}
        />
      </BesideBody>
      {disabled ? null : (
        <RecordFoot form={form} register={register} id={id} hasNext={saving.hasNext} close={close} {...acts} />
      )}
    </div>
  );
}
