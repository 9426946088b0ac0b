/** A register's fields in the order of its form, by section; rare ones folded away until they are needed. */
import { Anchor, Fieldset } from '@mantine/core';
import { useState } from 'react';
import type { Field } from '../../../db/registers/model/field.ts';
import { isEmpty } from '../../../db/registers/model/schema.ts';
import { FieldInput } from '../field-input.tsx';
import type { RecordForm } from './use-record-form.ts';

interface Section {
  readonly label: string;
  readonly fields: readonly Field[];
}

/** Sections in the order in which they first appear; fields without one stand in the first. */
export function sectionsOf(fields: readonly Field[]): readonly Section[] {
  const first = fields.find((field) => field.section !== undefined)?.section ?? '';
  const labels = [...new Set(fields.map((field) => field.section ?? first))];
  return labels.map((label) => ({ label, fields: fields.filter((field) => (field.section ?? first) === label) }));
}

/** 认定值 and the like: seldom filled in. */
const isRare = ({ key }: Field): boolean => /^(?:recognised|stated|deducted|prior)_|_override_/.test(key);

const isWide = (field: Field): boolean =>
  field.kind === 'longText' || field.kind === 'photo' || (field.kind === 'text' && (field.maxLength ?? 0) >= 200);

interface SectionsProps {
  readonly form: RecordForm;
  /** Fields that are not shown: the owner, where it is given. */
  readonly without: ReadonlySet<string>;
  readonly disabled: boolean;
  readonly record: { readonly register: string; readonly id: string } | undefined;
  /** A field that is shown even if it is rare, because somebody came for it. */
  readonly wanted: string | undefined;
}

export function Sections({ form, without, disabled, record, wanted }: SectionsProps) {
  const [unfolded, setUnfolded] = useState<ReadonlySet<string>>(new Set());
  const sections = sectionsOf(form.fields.filter((field) => !without.has(field.key)));
  return sections.map(({ label, fields }) => {
    const needed = (field: Field): boolean =>
      !isRare(field) ||
      field.key === wanted ||
      !isEmpty(form.values[field.key]) ||
      form.faults[field.key] !== undefined;
    const open = unfolded.has(label);
    const shown = fields.filter((field) => open || needed(field));
    const hidden = fields.length - shown.length;
    const grid = (
      <div className="form-grid">
        {shown.map((field) => (
          <div key={field.key} className={isWide(field) ? 'wide' : undefined}>
            <FieldInput
              field={field}
              value={form.values[field.key] ?? null}
              onChange={(value) => form.set(field.key, value)}
              onBlur={() => form.leave(field.key)}
              error={form.faults[field.key]}
              disabled={disabled}
              record={record}
            />
          </div>
        ))}
        {hidden > 0 ? (
          <Anchor
            component="button"
            type="button"
            size="sm"
            className="wide"
            ta="left"
            onClick={() => setUnfolded((now) => new Set(now).add(label))}
          >
            更多栏目（认定值等 {hidden} 项）
          </Anchor>
        ) : null}
      </div>
    );
    return label === '' ? (
      <div key={label}>{grid}</div>
    ) : (
      <Fieldset key={label} legend={label} mb="sm" px="sm" py={6}>
        {grid}
      </Fieldset>
    );
  });
}
