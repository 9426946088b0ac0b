/** The records of a pack as tables of texts and values, masked as the pack is. */
import type { Field } from '../../../db/registers/model/field.ts';
import type { TableSpec } from '../../sheets/write.ts';
import { officeLine } from '../office-line.ts';
import type { OfficeCall } from '../procedure.ts';
import type { FrozenTable } from '../report-shapes.ts';
import { asText, shownTable, type ShownTable } from '../shown-table.ts';
import { queryOf, type Section } from './sections.ts';

export interface SectionTable extends ShownTable {
  readonly section: Section;
  readonly subtitle: string;
}

/** Everything of a section that a list of its register shows. @param full private values unmasked */
export function tableOf(call: OfficeCall, section: Section, full: boolean): SectionTable {
  const table = shownTable(call.ledger, { ...call.viewer, revealed: full }, queryOf(section));
  const subtitle = `${officeLine(call.ledger)}　${section.basis}　共 ${table.total} ${section.register.unit}`;
  return { ...table, section, subtitle };
}

const alignOf = ({ kind }: Field): 'left' | 'center' | 'right' => {
  if (kind === 'integer' || kind === 'decimal' || kind === 'money') return 'right';
  return kind === 'longText' ? 'left' : 'center';
};

/** For paper. */
export function printedTable({ section, subtitle, fields, rows }: SectionTable) {
  return {
    title: section.register.label,
    subtitleLines: [subtitle],
    columns: fields.map((field) => ({ label: field.label, width: field.width ?? 96, align: alignOf(field) })),
    rows: rows.map((row) => fields.map((field, place) => asText(field, row[place] ?? null))),
  };
}

/** For a workbook. */
export function sheetOf({ section, subtitle, fields, rows }: SectionTable): TableSpec {
  return {
    sheetName: section.register.label,
    title: section.register.label,
    subtitleLines: [subtitle],
    columns: fields.map(({ label, kind, width }) => ({
      label,
      kind,
      ...(width === undefined ? {} : { width: Math.max(6, Math.round(width / 7)) }),
    })),
    rows,
  };
}

/** For 上报记录. @param full what left unmasked is masked again on screen */
export function frozenTable({ section, fields, rows, ids }: SectionTable, full: boolean): FrozenTable {
  return {
    title: section.register.label,
    columns: fields.map((field) => ({
      key: `${section.register.key}.${field.key}`,
      label: field.label,
      ...(full && field.private !== undefined ? { privacy: field.private } : {}),
    })),
    rows: rows.map((row, place) => ({
      id: ids[place] ?? '',
      cells: fields.map((field, column) => asText(field, row[column] ?? null)),
    })),
  };
}
