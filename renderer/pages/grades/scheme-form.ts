/** A scheme while it is edited: what stands in the form, and how it became so. */
import { useState } from 'react';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { blankScheme, schemeTemplates } from '../../../db/rules/grade-scheme/templates.ts';
import type { InputOf, OutputOf } from '../../desk.ts';

export type Kept = OutputOf<'gradeSchemes.get'>;
export type SchemeDraft = Omit<InputOf<'gradeSchemes.save'>, 'of' | 'lowering'>;

export interface SchemeForm {
  readonly draft: SchemeDraft;
  readonly changed: boolean;
  readonly set: (patch: Partial<SchemeDraft>) => void;
  readonly setScheme: (patch: Partial<Scheme>) => void;
  readonly setPay: (patch: Partial<Scheme['pay']>) => void;
}

const draftOf = (kept: Kept): SchemeDraft => ({
  name: kept.name,
  region: kept.region,
  document: kept.document,
  startsOn: kept.startsOn,
  endsOn: kept.endsOn,
  current: kept.current,
  note: kept.note,
  scheme: kept.scheme,
});

/** What a template gives to begin with. */
export function templateDraft(key: string): SchemeDraft {
  const template = schemeTemplates.find((one) => one.key === key);
  return template === undefined
    ? { name: '', scheme: blankScheme }
    : { name: template.name, region: template.region, scheme: template.scheme };
}

export function useSchemeForm(begin: Kept | SchemeDraft): SchemeForm {
  const [first] = useState<SchemeDraft>('id' in begin ? draftOf(begin) : begin);
  const [draft, setDraft] = useState(first);
  const setScheme = (patch: Partial<Scheme>) => setDraft((now) => ({ ...now, scheme: { ...now.scheme, ...patch } }));
  return {
    draft,
    changed: draft !== first,
    set: (patch) => setDraft((now) => ({ ...now, ...patch })),
    setScheme,
    setPay: (patch) => setDraft((now) => ({ ...now, scheme: { ...now.scheme, pay: { ...now.scheme.pay, ...patch } } })),
  };
}
