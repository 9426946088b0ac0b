/** The parts of an Office file (.xlsx, .docx): read by name, followed by their relations, put back changed. [ECMA-376 part 2] */
import { sheetLimits } from '../refusals.ts';
import { inflateEntry, readZipDirectory } from '../zip-directory.ts';
import { refuse } from './fill-refused.ts';
import { attributeOf, elementEnd, splice, tagsOf, valueOf } from './xml-tokens.ts';
import { patchZip } from './zip-patch.ts';

export interface Relation {
  readonly id: string;
  /** The last step of its type, as `worksheet`: the same in the transitional and the strict kind. */
  readonly type: string;
  /** The name of the part; null for what lies outside of the file. */
  readonly target: string | null;
}

export interface OfficePackage {
  readonly names: readonly string[];
  /** The text of a part as it stands now; null where there is none. */
  readonly text: (name: string) => string | null;
  readonly relations: (name: string) => readonly Relation[];
  /** Puts other text in a part. One that reads as before is not touched. */
  readonly replace: (name: string, text: string) => void;
  /** Takes a part away, with its content type and the relation of `owner` to it. */
  readonly remove: (name: string, owner: string) => void;
  /** The file with its changes. */
  readonly bytes: () => Uint8Array;
}

function relationsPart(name: string): string {
  const slash = name.lastIndexOf('/') + 1;
  return `${name.slice(0, slash)}_rels/${name.slice(slash)}.rels`;
}

/** A target against the folder of the part that names it. */
function resolve(owner: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = owner.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.') path.push(step);
  }
  return path.join('/');
}

function decode(bytes: Uint8Array): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return refuse('damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return refuse('damaged');
  }
}

/** Every element of a name, without its content, that does not satisfy; for relations and content types. */
function withoutElements(xml: string, name: string, isGone: (attribute: (name: string) => string) => boolean): string {
  const pieces = [...tagsOf(xml)]
    .filter((tag) => tag.kind !== 'close' && tag.name === name)
    .filter((tag) => isGone((attribute) => valueOf(xml, tag, attribute) ?? ''))
    .map((tag) => ({ from: tag.from, to: elementEnd(xml, tag), text: '' }));
  return splice(xml, pieces);
}

/**
 * Opens a package.
 * @throws FillRefused damaged, too-large.
 */
export function openPackage(bytes: Uint8Array): OfficePackage {
  if (bytes.length > sheetLimits.bytes) refuse('too-large');
  const entries = readZipDirectory(bytes) ?? refuse('damaged');
  if (entries.reduce((sum, entry) => sum + entry.inflated, 0) > sheetLimits.inflatedBytes) refuse('too-large');
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  const texts = new Map<string, string | null>();
  const changed = new Map<string, string | null>();

  const text = (name: string): string | null => {
    const now = changed.get(name);
    if (now !== undefined) return now;
    const known = texts.get(name);
    if (known !== undefined) return known;
    const entry = byName.get(name);
    const read = entry === undefined ? null : decode(inflateEntry(bytes, entry) ?? refuse('damaged'));
    texts.set(name, read);
    return read;
  };
  const relations = (name: string): readonly Relation[] => {
    const xml = text(relationsPart(name)) ?? '';
    return [...tagsOf(xml)]
      .filter((tag) => tag.kind !== 'close' && tag.name === 'Relationship')
      .map((tag) => ({
        id: valueOf(xml, tag, 'Id') ?? '',
        type: (valueOf(xml, tag, 'Type') ?? '').replace(/^.*\//u, ''),
        target:
          attributeOf(xml, tag, 'TargetMode')?.raw === 'External'
            ? null
            : resolve(name, valueOf(xml, tag, 'Target') ?? ''),
      }));
  };
  const replace = (name: string, other: string): void => {
    if (text(name) !== other) changed.set(name, other);
  };
  return {
    names: entries.map((entry) => entry.name),
    text,
    relations,
    replace,
    remove(name, owner) {
      changed.set(name, null);
      const types = text('[Content_Types].xml') ?? '';
      replace(
        '[Content_Types].xml',
        withoutElements(types, 'Override', (of) => of('PartName') === `/${name}`),
      );
      const plan = relationsPart(owner);
      const isGone = (of: (attribute: string) => string) => resolve(owner, of('Target')) === name;
      replace(plan, withoutElements(text(plan) ?? '', 'Relationship', isGone));
    },
    bytes() {
      const encoder = new TextEncoder();
      const changes = [...changed].map(([name, now]) => [name, now === null ? null : encoder.encode(now)] as const);
      return patchZip(bytes, new Map(changes)) ?? refuse('damaged');
    },
  };
}
