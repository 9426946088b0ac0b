/** 谁可以报考: everybody by the rules of an examination, with why not and from which year; ticked people are entered at once. */
import { Anchor, Button, Checkbox, Group, SegmentedControl, Select, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import {
  qualificationOf,
  qualificationRules,
  qualifications,
  type Qualification,
} from '../../../db/rules/exam-results.ts';
import { labelOf } from '../../../db/rules/lists/lookup.ts';
import { call, type OutputOf } from '../../desk.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { WordBadge } from '../../parts/word-badge.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { Grounds } from './grounds.tsx';

type Eligible = OutputOf<'exams.eligible'>;
type Line = Eligible['lines'][number];

const whose = { yes: '可以报考', soon: '以后可以', no: '条件不够', all: '全部' } as const;
type Whose = keyof typeof whose;

function belongs(line: Line, choice: Whose): boolean {
  if (choice === 'all') return true;
  if (choice === 'yes') return line.eligible;
  return !line.eligible && (choice === 'soon') === (line.from !== null);
}

const mostShown = 400;

interface EnterProps {
  readonly found: Eligible;
  readonly qualification: Qualification;
  readonly ticked: readonly string[];
  readonly onDone: () => void;
}

/** Enters the ticked people; where the examination is not on record, that comes first. */
function EnterButtons({ found, qualification, ticked, onDone }: EnterProps) {
  const refresh = useRefresh();
  const drawer = useRecordDrawer();
  const [exam] = found.exams;
  if (exam === undefined) {
    const name = `社会工作者职业资格考试（${found.label}）`;
    return (
      <Button
        variant="default"
        onClick={() => drawer.open({ register: 'exams', values: { kind: qualification, year: found.year, name } })}
      >
        先新建{found.year}年这场考试
      </Button>
    );
  }
  const enter = async (stage: 'intended' | 'registered') => {
    try {
      const { changeId, count } = await call('exams.enter', { exam: exam.id, people: [...ticked], stage });
      await refresh();
      onDone();
      toast.saved(`${stage === 'intended' ? '有意向' : '已报名'}：登记 ${count} 人。`, changeId ?? undefined);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <>
      <Button variant="default" disabled={ticked.length === 0} onClick={() => void enter('intended')}>
        登记有意向（{ticked.length}）
      </Button>
      <Button variant="default" disabled={ticked.length === 0} onClick={() => void enter('registered')}>
        登记已报名（{ticked.length}）
      </Button>
    </>
  );
}

interface RowProps {
  readonly line: Line;
  readonly label: string;
  readonly ticked: boolean;
  readonly onTick: ((on: boolean) => void) | null;
}

function Row({ line, label, ticked, onTick }: RowProps) {
  const stages = useVocabulary().list('exam_stage');
  const { person } = line;
  return (
    <Table.Tr>
      {onTick === null ? null : (
        <Table.Td>
          <Checkbox
            size="xs"
            aria-label={`选中${person.name}`}
            checked={ticked}
            onChange={(event) => onTick(event.currentTarget.checked)}
          />
        </Table.Td>
      )}
      <Table.Td>
        <Anchor component={Link} href={`/people/${person.id}`} size="sm">
          {person.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{person.communityName}</Table.Td>
      <Table.Td>
        <WordBadge word={line.eligible ? '可以' : '不可以'} color={line.eligible ? 'green' : 'gray'} />
      </Table.Td>
      <Table.Td>{line.reason}</Table.Td>
      <Table.Td>{line.from === null ? '—' : `${line.from}年`}</Table.Td>
      <Table.Td>{line.stage === null ? '' : labelOf(stages, line.stage)}</Table.Td>
      <Table.Td>
        <Grounds name={person.name} what={`报考${label}`} trace={line.trace} />
      </Table.Td>
    </Table.Tr>
  );
}

/** What is asked, and who of the answer is shown. */
function useEligible() {
  const { today } = useSession();
  const [qualification, setQualification] = useState<Qualification>('sw_assistant');
  const [year, setYear] = useState<number | null>(null);
  const [choice, setChoice] = useState<Whose>('yes');
  const [word, setWord] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const found = useDesk('exams.eligible', { qualification, year }, { keep: true });
  const lines = (found.data?.lines ?? []).filter(
    (line) => belongs(line, choice) && `${line.person.name}${line.person.communityName}`.includes(word.trim()),
  );
  const tick = (person: string, on: boolean) =>
    setTicked((now) => {
      const next = new Set(now);
      if (on) next.add(person);
      else next.delete(person);
      return next;
    });
  return {
    found,
    lines,
    qualification,
    choose: (value: Qualification) => {
      setQualification(value);
      setYear(null);
      setTicked(new Set());
    },
    years: [0, 1, 2, 3].map((n) => String(Number(today.slice(0, 4)) + n)),
    setYear,
    choice,
    setChoice,
    word,
    setWord,
    ticked,
    tick,
    setTicked,
  } as const;
}

type EligibleState = ReturnType<typeof useEligible>;

function Controls({ state, found }: { readonly state: EligibleState; readonly found: Eligible }) {
  const data = Object.entries(whose).map(([value, label]) => ({
    value: value as Whose,
    label: `${label}（${found.lines.filter((line) => belongs(line, value as Whose)).length}）`,
  }));
  return (
    <Group gap="sm" align="flex-end" mb="xs">
      <Select
        label="考试"
        w={170}
        allowDeselect={false}
        data={qualifications.map((value) => ({ value, label: qualificationRules[value].label }))}
        value={state.qualification}
        onChange={(value) => {
          const chosen = value === null ? null : qualificationOf(value);
          if (chosen !== null) state.choose(chosen);
        }}
      />
      <Select
        label="报考年度"
        w={110}
        allowDeselect={false}
        data={[...state.years]}
        value={String(found.year)}
        onChange={(value) => value !== null && state.setYear(Number(value))}
      />
      <SegmentedControl<Whose>
        size="xs"
        aria-label="哪些人"
        data={data}
        value={state.choice}
        onChange={state.setChoice}
      />
      <TextInput
        label="姓名或社区"
        w={150}
        value={state.word}
        onChange={(event) => state.setWord(event.currentTarget.value)}
      />
    </Group>
  );
}

function Head({ all, onAll }: { readonly all: boolean; readonly onAll: (() => void) | null }) {
  return (
    <Table.Thead>
      <Table.Tr>
        {onAll === null ? null : (
          <Table.Th w={36}>
            <Checkbox size="xs" aria-label="选中列出的全部" checked={all} onChange={onAll} />
          </Table.Th>
        )}
        <Table.Th w={90}>姓名</Table.Th>
        <Table.Th w={130}>所在社区</Table.Th>
        <Table.Th w={76}>能否报考</Table.Th>
        <Table.Th>理由</Table.Th>
        <Table.Th w={90}>哪年起</Table.Th>
        <Table.Th w={80}>报考进度</Table.Th>
        <Table.Th w={64}>依据</Table.Th>
      </Table.Tr>
    </Table.Thead>
  );
}

export function EligibleList() {
  const session = useSession();
  const state = useEligible();
  const { found, lines, ticked } = state;
  const mayWrite = session.may(useVocabulary().register('exam_entries'), 'write');
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  const shown = lines.slice(0, mostShown);
  const all = shown.length > 0 && shown.every(({ person }) => ticked.has(person.id));
  return (
    <>
      <Controls state={state} found={found.data} />
      <div className="table-frame">
        <Table stickyHeader withColumnBorders verticalSpacing={4} aria-label="谁可以报考">
          <Head
            onAll={mayWrite ? () => state.setTicked(new Set(all ? [] : shown.map(({ person }) => person.id))) : null}
            all={all}
          />
          <Table.Tbody>
            {shown.map((line) => (
              <Row
                key={line.person.id}
                line={line}
                label={found.data.label}
                ticked={ticked.has(line.person.id)}
                onTick={mayWrite ? (on) => state.tick(line.person.id, on) : null}
              />
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Group justify="space-between" pt={6}>
        <Text size="sm" fw={600} role="status">
          {lines.length === 0 ? '这样选没有人' : `${lines.length} 人`}
          {lines.length > mostShown ? `，列出前 ${mostShown} 人，请按姓名或社区查找` : ''}
        </Text>
        {mayWrite ? (
          <Group gap="xs">
            <EnterButtons
              found={found.data}
              qualification={state.qualification}
              ticked={[...ticked]}
              onDone={() => state.setTicked(new Set())}
            />
          </Group>
        ) : null}
      </Group>
    </>
  );
}
