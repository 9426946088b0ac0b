/** The registers as this office uses them: definitions, its own fields (自设栏目), code lists, notes of pages. */
import { useQuery } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { registers } from '../db/registers/all.ts';
import type { CodeList } from '../db/registers/model/code-list.ts';
import type { Field } from '../db/registers/model/field.ts';
import { type DerivedField, isCircled, type Register } from '../db/registers/model/register.ts';
import type { OutputOf } from './desk.ts';
import { vocabularyNow } from './first-questions.ts';

type Notes = OutputOf<'meta.vocabulary'>['notes'];
export type AnyField = Field | DerivedField;

export interface Vocabulary {
  readonly registers: readonly Register[];
  /** @throws where no register has this key */
  readonly register: (key: string) => Register;
  readonly find: (key: string) => Register | undefined;
  /** The fields that are typed: the register's own, then the office's. */
  readonly fields: (register: Register) => readonly Field[];
  /** Those that a list can show: these without what only a circle knows, and the computed ones. */
  readonly columns: (register: Register) => readonly AnyField[];
  readonly list: (key: string) => CodeList;
  /** 填报说明 of a page. */
  readonly note: (page: string) => Notes[string] | undefined;
}

const VocabularyContext = createContext<Vocabulary | null>(null);

/** The office's registers and lists. Only below `VocabularyProvider`. */
export function useVocabulary(): Vocabulary {
  const vocabulary = useContext(VocabularyContext);
  if (vocabulary === null) throw new Error('useVocabulary outside of VocabularyProvider');
  return vocabulary;
}

function vocabularyFrom(data: OutputOf<'meta.vocabulary'>): Vocabulary {
  const byKey = new Map(registers.map((register) => [register.key, register]));
  const isOn = ({ switchedBy }: Field): boolean => switchedBy === undefined || data.switches.includes(switchedBy);
  const fields = (register: Register): readonly Field[] => [
    ...register.fields.filter(isOn),
    ...(data.customFields[register.key] ?? []),
  ];
  return {
    registers,
    register: (key) => {
      const register = byKey.get(key);
      if (register === undefined) throw new Error(`no register ${key}`);
      return register;
    },
    find: (key) => byKey.get(key),
    fields,
    columns: (register) => [
      ...fields(register).filter((field) => !isCircled(register, field)),
      ...(register.derived ?? []),
    ],
    list: (key) => data.lists[key] ?? { key, label: key, source: '', values: [] },
    note: (page) => data.notes[page],
  };
}

/** Loads the vocabulary once; it changes with the settings. */
export function VocabularyProvider({
  children,
  waiting,
}: {
  readonly children: ReactNode;
  readonly waiting: ReactNode;
}) {
  const query = useQuery(vocabularyNow);
  const vocabulary = useMemo(() => (query.data === undefined ? null : vocabularyFrom(query.data)), [query.data]);
  if (vocabulary === null) return waiting;
  return <VocabularyContext value={vocabulary}>{children}</VocabularyContext>;
}
