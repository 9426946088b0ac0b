/** The form of one record: sections of fields, what is wrong at each, saving, deleting, going on to the next. */
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import type { Register } from '../../../db/registers/model/register.ts';
import { BesideBody } from '../beside.tsx';
import { FailureNote, Waiting } from '../notes.tsx';
import { useDesk } from '../use-desk.ts';
import { ConflictView } from './conflict.tsx';
import { DatedMode } from './dated-mode.tsx';
import { focusField, handleFormKey } from './form-keys.ts';
import { PersonPreview } from './person-preview.tsx';
import { RecordFoot } from './record-foot.tsx';
import { Notices } from './record-notices.tsx';
import type { OpenRecord } from './record-panel.tsx';
import { Sections } from './sections.tsx';
import { Twin } from './twin.tsx';
import { type RecordForm, useRecordForm } from './use-record-form.ts';
import type { Rounds } from './use-rounds.ts';
import { nextOf, useSaving } from './use-saving.ts';

interface RecordContentProps {
  readonly request: OpenRecord;
  readonly register: Register;
  readonly mayWrite: boolean;
  /** It is shown; otherwise it is being saved, or waits behind one that was refused. */
  readonly stands: boolean;
  /** Another form stood in the panel before it. */
  readonly follows: boolean;
  /** Counts the forms that were saved behind this one. */
  readonly saved: number;
  readonly open: (request: OpenRecord) => void;
  readonly goOn: Rounds['goOn'];
  readonly close: () => void;
}

const nothing: Readonly<Record<string, FieldValue>> = {};

/** The owner is not asked for where it is given. */
function givenOwner(register: Register, { id, values = nothing }: OpenRecord): ReadonlySet<string> {
  const { owner } = register;
  return new Set(id === undefined && owner !== undefined && values[owner] !== undefined ? [owner] : []);
}

/** The keyboard goes into a form that comes to the front, before the next key: to what is wrong, else to the first field. */
function useFocusInFront(
  place: RefObject<HTMLElement | null>,
  { stands, follows }: RecordContentProps,
  ready: boolean,
) {
  const comesBack = useRef(false);
  useLayoutEffect(() => {
    if (!stands || !ready) return;
    // The first form of a panel gets the keyboard from the panel.
    if (follows || comesBack.current) {
      const input = place.current?.querySelector<HTMLElement>('[aria-invalid=true]');
      (input ?? place.current?.querySelector<HTMLElement>('.beside-body :is(input, textarea)'))?.focus();
    }
    comesBack.current = true;
  }, [place, stands, follows, ready]);
}

/** The slot of a form's draft may still hold that of the form before: written anew once that one is saved. */
function useOwnDraft({ stands, follows, saved }: RecordContentProps, { rewriteDraft }: RecordForm) {
  useEffect(() => {
    if (stands && follows && saved > 0) void rewriteDraft();
  }, [stands, follows, saved, rewriteDraft]);
}

export function RecordContent(props: RecordContentProps) {
  const { request, register, mayWrite, stands, follows, open, goOn, close } = props;
  const { id, values = nothing, focus } = request;
  const form = useRecordForm({ register, id, values, stands, follows });
  const place = useRef<HTMLDivElement>(null);
  const saving = useSaving({ register, form, request, place, goOn, close });
  const next = nextOf(request);
  // Read before it is asked for, so that it stands at once.
  useDesk('records.get', { register: register.key, id: next ?? '' }, { enabled: stands && next !== undefined });
  useFocusInFront(place, props, form.isReady);
  useOwnDraft(props, form);
  useEffect(() => {
    if (form.isReady && focus !== undefined) setTimeout(() => focusField(place.current, focus), 30);
  }, [form.isReady, focus]);
  const disabled = !mayWrite || form.file?.binned === true;
  const acts = { save: () => void saving.saveAndClose(), saveAndNext: saving.saveAndNext };
  if (!stands) return null;
  if (form.reading.isError && id !== undefined) {
    return (
      <BesideBody>
        <FailureNote error={form.reading.error} again={() => void form.reading.refetch()} />
      </BesideBody>
    );
  }
  if (!form.isReady) return <Waiting />;
  // The field is drawn first.
  const goInto = (key = form.fields[0]?.key ?? '') => void setTimeout(() => focusField(place.current, key), 30);
  return (
    <div ref={place} style={{ display: 'contents' }} onKeyDown={(event) => disabled || handleFormKey(event, acts)}>
      <BesideBody>
        <Notices form={form} register={register} mayWrite={mayWrite} focus={goInto} />
        <ConflictView form={form} settled={(version, patch) => void saving.settle({ version, patch })} />
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
