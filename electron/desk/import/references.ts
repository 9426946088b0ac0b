/** Which record a name in a cell means: communities under their usual spellings, records of other registers by their label. */
import { labelSql } from '../../../db/labels.ts';
import { type Ledger, registerOf } from '../../../db/ledger.ts';
import { squash, withoutSpaces } from '../../../db/rules/text.ts';
import { name, prepared } from '../../../db/statements.ts';
import { type Mark, noMarks } from './reading.ts';
import type { RunSettings } from './settings.ts';

export interface Meant {
  /** Null where the cell means none: the clerk said so. Undefined where that is not known. */
  readonly id: string | null | undefined;
  readonly marks: readonly Mark[];
}

export interface References {
  readonly meant: (register: string, text: string) => Meant;
  /** Community names that nobody has settled yet, or that the clerk has settled, as the file writes them. */
  readonly unknown: ReadonlyMap<string, { readonly name: string; readonly similar: readonly string[] }>;
  readonly communityNames: ReadonlyMap<string, string>;
}

const headCount = /[(（:：]?\s*共?\s*\d+\s*[人名][)）]?$/u;
const ordinal =
  /^(?:[(（]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?[、.．]|[(（](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）])/u;

/** The name in a cell that also counts or numbers the community: 幸福社区（3人）, 1.幸福社区, 幸福　社区. */
export function communityName(text: string): string {
  const tight = withoutSpaces(text);
  const name = tight.replace(headCount, '').replace(ordinal, '');
  return name === '' ? tight : name;
}

const endings = /(?:社区)?(?:居民委员会|居委会|社区党委|党总支|党支部|党委|社区|村民委员会|村委会)$/u;

/** The core of a community's name: 青禾街道东湖社区居民委员会 and 东湖社区 are both 东湖. */
function core(text: string, street: string): string {
  let rest = squash(text);
  if (street !== '' && rest.startsWith(street) && rest.length > street.length) rest = rest.slice(street.length);
  const bare = rest.replace(endings, '');
  return bare === '' ? rest : bare;
}

interface Names {
  /** Squashed name or short name → ids. */
  readonly exact: ReadonlyMap<string, ReadonlySet<string>>;
  readonly cores: ReadonlyMap<string, ReadonlySet<string>>;
  readonly labels: ReadonlyMap<string, string>;
  readonly street: string;
}

function addTo(map: Map<string, Set<string>>, key: string, id: string): void {
  if (key === '') return;
  const ids = map.get(key) ?? new Set<string>();
  map.set(key, ids.add(id));
}

function communityNames(ledger: Ledger): Names {
  const office = ledger.registers.has('offices')
    ? (prepared(ledger.db, 'SELECT street FROM live_offices LIMIT 1').get() as { street: string | null } | undefined)
    : undefined;
  const street = squash(office?.street ?? '');
  const rows = prepared(ledger.db, 'SELECT id, name, short_name FROM live_communities').all() as {
    id: string;
    name: string;
    short_name: string | null;
  }[];
  const exact = new Map<string, Set<string>>();
  const cores = new Map<string, Set<string>>();
  for (const row of rows) {
    for (const word of [row.name, row.short_name ?? '']) {
      addTo(exact, squash(word), row.id);
      addTo(cores, core(word, street), row.id);
    }
  }
  return { exact, cores, labels: new Map(rows.map((row) => [row.id, row.name])), street };
}

const only = (ids: ReadonlySet<string> | undefined): string | undefined =>
  ids?.size === 1 ? ids.values().next().value : undefined;

type Lookup = (text: string) => Meant;

/** @param unknown takes the names that the directory does not have */
function communityLookup(
  names: Names,
  communities: RunSettings['communities'],
  unknown: Map<string, { readonly name: string; readonly similar: readonly string[] }>,
): Lookup {
  return (text) => {
    const key = squash(text);
    const exact = only(names.exact.get(key));
    if (exact !== undefined) return { id: exact, marks: noMarks };
    const chosen = communities[key];
    const near = names.cores.get(core(text, names.street)) ?? new Set<string>();
    const likely = chosen === undefined ? only(near) : undefined;
    if (likely !== undefined) {
      const reason = `按社区名录记为“${names.labels.get(likely) ?? ''}”。`;
      return { id: likely, marks: [{ level: 'repaired', code: 'community-spelling', reason }] };
    }
    if (!unknown.has(key)) unknown.set(key, { name: text, similar: [...near] });
    if (chosen === undefined) {
      const reason = '社区名录里没有这个社区，请新建，或对应到已有的社区。';
      return { id: undefined, marks: [{ level: 'doubt', code: 'community-unknown', reason }] };
    }
    if (chosen.act === 'empty') {
      return { id: null, marks: [{ level: 'note', code: 'community-empty', reason: '已选不填社区。' }] };
    }
    const how = chosen.act === 'create' ? '导入时新建这个社区。' : `已对应到“${names.labels.get(chosen.id) ?? ''}”。`;
    return { id: chosen.id, marks: [{ level: 'repaired', code: 'community-chosen', reason: how }] };
  };
}

function labelLookup(ledger: Ledger, register: string): Lookup {
  const words = labelsIn(ledger, register);
  const { label } = registerOf(ledger, register);
  return (text) => {
    const ids = words.get(squash(text));
    const id = only(ids);
    if (id !== undefined) return { id, marks: noMarks };
    const reason =
      ids === undefined
        ? `“${label}”里没有这一项，请先登记，或改成已有的名称。`
        : `“${label}”里有几条同名的记录，分不清是哪一条。`;
    return { id: undefined, marks: [{ level: 'wrong', code: 'reference-unknown', reason }] };
  };
}

/** A lookup over the store and the clerk's choices; it remembers each word it has met. */
export function referencesOf(ledger: Ledger, settings: Pick<RunSettings, 'communities'>): References {
  const names = communityNames(ledger);
  const unknown = new Map<string, { readonly name: string; readonly similar: readonly string[] }>();
  const lookups = new Map<string, Lookup>([['communities', communityLookup(names, settings.communities, unknown)]]);
  const met = new Map<string, Meant>();
  const meant = (register: string, text: string): Meant => {
    const key = `${register}\n${text}`;
    const known = met.get(key);
    if (known !== undefined) return known;
    const lookup = lookups.get(register) ?? labelLookup(ledger, register);
    lookups.set(register, lookup);
    const found = lookup(text);
    met.set(key, found);
    return found;
  };
  return { meant, unknown, communityNames: names.labels };
}

function labelsIn(ledger: Ledger, key: string): ReadonlyMap<string, ReadonlySet<string>> {
  const register = registerOf(ledger, key);
  const rows = prepared(
    ledger.db,
    `SELECT t.id AS id, ${labelSql(ledger, register, 't')} AS label FROM ${name(`live_${key}`)} t`,
  ).all() as { id: string; label: string }[];
  const words = new Map<string, Set<string>>();
  for (const row of rows) addTo(words, squash(row.label), row.id);
  return words;
}
