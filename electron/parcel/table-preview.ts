/** The first rows of each table of a parcel, under the headings that its description gives. */
import { z } from 'zod';
import { firstRows } from './tables.ts';
import type { ReadEntry } from './zip-entries.ts';

export interface TablePreview {
  readonly name: string;
  /** 在册期间 */
  readonly title: string;
  readonly fields: readonly { readonly name: string; readonly label: string; readonly private: boolean }[];
  /** As text, in the order of `fields`. */
  readonly rows: readonly (readonly string[])[];
}

const describedField = z.object({ name: z.string(), title: z.string(), private: z.boolean().default(false) });
const description = z.object({
  resources: z
    .array(
      z.object({
        name: z.string(),
        title: z.string(),
        path: z.string(),
        schema: z.object({ fields: z.array(describedField) }),
      }),
    )
    .max(1000),
});

/**
 * @param described the entry `datapackage.json`; without a readable one there is no preview.
 * @param rows how many per table.
 */
export function previewTables(
  described: ReadEntry | undefined,
  entries: readonly ReadEntry[],
  rows: number,
): readonly TablePreview[] {
  const found = description.safeParse(parsed(described));
  if (!found.success) return [];
  return found.data.resources.flatMap((resource) => {
    const entry = entries.find((candidate) => candidate.path === resource.path && candidate.state === 'read');
    if (!entry) return [];
    const [header = [], ...body] = firstRows(entry.head, rows);
    const columns = resource.schema.fields.map((field) => header.indexOf(field.name));
    return [
      {
        name: resource.name,
        title: resource.title,
        fields: resource.schema.fields.map((field) => ({
          name: field.name,
          label: field.title,
          private: field.private,
        })),
        rows: body.map((row) => columns.map((column) => row[column] ?? '')),
      },
    ];
  });
}

function parsed(entry: ReadEntry | undefined): unknown {
  if (!entry || entry.state !== 'read' || entry.head.length !== entry.size) return null;
  try {
    return JSON.parse(new TextDecoder().decode(entry.head));
  } catch {
    return null;
  }
}
