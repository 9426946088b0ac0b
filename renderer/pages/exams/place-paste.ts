/** Lays a block copied from Excel on the grid of scores: by names where the block has them, else from the active cell on. */

export interface GridShape {
  readonly rows: readonly { readonly entry: string; readonly name: string }[];
  readonly columns: readonly { readonly key: string; readonly label: string }[];
}

export interface PlacedCell {
  readonly entry: string;
  readonly column: string;
  readonly text: string;
}

export interface Placed {
  readonly cells: readonly PlacedCell[];
  /** Sentences about what found no place. */
  readonly left: readonly string[];
}

const tight = (text: string): string => text.replace(/\s/gu, '');

function blockOf(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r/gu, '').split('\n');
  while (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** The columns of the block whose heading means a column of the grid; null where the first line is no heading. */
function headings(first: readonly string[], { columns }: GridShape): ReadonlyMap<number, string> | null {
  const found = new Map<number, string>();
  first.forEach((cell, place) => {
    const word = tight(cell);
    if (word.length < 2) return;
    const column = columns.find(({ label }) => label.includes(word) || word.includes(label));
    if (column !== undefined) found.set(place, column.key);
  });
  return found.size === 0 ? null : found;
}

/**
 * The place of the column that holds the names: headed so, or else the one that names most people of the grid; -1 where there is none.
 * One name is enough: a list of strangers laid by place would give their scores to others.
 */
function nameColumn(
  lines: readonly (readonly string[])[],
  heading: readonly string[],
  names: ReadonlySet<string>,
): number {
  const headed = heading.findIndex((cell) => /^(?:考生|人员)?姓名$/u.test(tight(cell)));
  if (headed >= 0) return headed;
  const width = Math.max(0, ...lines.map((line) => line.length));
  let best = { place: -1, hits: 0 };
  for (let place = 0; place < width; place += 1) {
    const hits = lines.filter((line) => names.has(tight(line[place] ?? ''))).length;
    if (hits > best.hits) best = { place, hits };
  }
  return best.place;
}

const quoted = (names: readonly string[]): string => names.map((one) => `“${one}”`).join('、');

/**
 * Where each cell of a pasted block goes.
 * @param at row and column of the active cell
 */
export function placePaste(
  text: string,
  shape: GridShape,
  at: { readonly row: number; readonly column: number },
): Placed {
  const block = blockOf(text);
  const [first] = block;
  if (first === undefined) return { cells: [], left: [] };
  const marks = /^(?:\d|缺考|违纪|通过|未过)/u;
  const heads = first.some((cell) => marks.test(cell)) ? null : headings(first, shape);
  const lines = heads === null ? block : block.slice(1);
  const names = new Set(shape.rows.map(({ name }) => tight(name)));
  const own = nameColumn(lines, heads === null ? [] : first, names);
  return own < 0 ? byPlace(lines, heads, shape, at) : byName(lines, heads, shape, { own, column: at.column });
}

/** The grid's column for each place of a line. */
function columnFor(heads: ReadonlyMap<number, string> | null, shape: GridShape, start: number, from: number) {
  return (place: number): string | undefined =>
    heads === null ? shape.columns[start + place - from]?.key : heads.get(place);
}

function byPlace(
  lines: readonly (readonly string[])[],
  heads: ReadonlyMap<number, string> | null,
  shape: GridShape,
  at: { readonly row: number; readonly column: number },
): Placed {
  const column = columnFor(heads, shape, at.column, 0);
  const cells: PlacedCell[] = [];
  let over = 0;
  lines.forEach((line, index) => {
    const row = shape.rows[at.row + index];
    if (row === undefined) over += 1;
    line.forEach((cell, place) => {
      const key = column(place);
      if (row !== undefined && key !== undefined) cells.push({ entry: row.entry, column: key, text: cell });
    });
  });
  return { cells, left: over === 0 ? [] : [`多出的${over}行没有贴：名单里没有那么多人。`] };
}

function byName(
  lines: readonly (readonly string[])[],
  heads: ReadonlyMap<number, string> | null,
  shape: GridShape,
  at: { readonly own: number; readonly column: number },
): Placed {
  const rows = Map.groupBy(shape.rows, ({ name }) => tight(name));
  const column = columnFor(heads, shape, at.column, at.own + 1);
  const cells: PlacedCell[] = [];
  const [unknown, twice]: [string[], string[]] = [[], []];
  for (const line of lines) {
    const name = tight(line[at.own] ?? '');
    const found = rows.get(name) ?? [];
    const [row] = found;
    if (row === undefined) unknown.push(name);
    else if (found.length > 1) twice.push(name);
    else {
      line.forEach((text, place) => {
        const key = heads === null && place <= at.own ? undefined : column(place);
        if (key !== undefined && place !== at.own) cells.push({ entry: row.entry, column: key, text });
      });
    }
  }
  return {
    cells,
    left: [
      ...(unknown.length === 0 ? [] : [`名单里没有${quoted(unknown.filter((one) => one !== ''))}，没有贴。`]),
      ...(twice.length === 0 ? [] : [`${quoted([...new Set(twice)])}有同名的人，请看清社区后手工录。`]),
    ],
  };
}
