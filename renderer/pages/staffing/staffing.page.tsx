/** 员额与配备: per community and for the street, posts due and approved against people on the roll and at their post; the structure. */
import { Button, Group, SegmentedControl, Select, Table, Text } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconArrowsShuffle } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { isCounted, type Staffing, staffingOf, staffingOfOffice } from '../../../db/rules/staffing.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { Gap } from './gap-words.tsx';
import { StaffFigure, type StaffingFacts, type StaffMember } from './staff-figure.tsx';
import { Structure } from './structure.tsx';

interface LineProps {
  readonly name: string;
  readonly residents: number | null;
  readonly staffing: Staffing<StaffMember>;
  readonly places: ReadonlyMap<string, string>;
}

function Line({ name, residents, staffing, places }: LineProps) {
  const number = (value: number | null): string => (value === null ? '—' : String(value));
  return (
    <Table.Tr>
      <Table.Th scope="row">{name}</Table.Th>
      <Table.Td className="number">{number(residents)}</Table.Td>
      <Table.Td className="number">{number(staffing.due)}</Table.Td>
      <Table.Td className="number">{number(staffing.approved)}</Table.Td>
      <Table.Td className="number">
        <StaffFigure title={`${name} 在册`} people={staffing.onRoll} places={places} />
      </Table.Td>
      <Table.Td className="number">
        <StaffFigure title={`${name} 在岗`} people={staffing.atPost} places={places} />
      </Table.Td>
      <Table.Td className="number">
        <StaffFigure title={`${name} 不在岗`} people={staffing.away} places={places} />
      </Table.Td>
      <Table.Td>
        <Gap gap={staffing.gap} />
      </Table.Td>
    </Table.Tr>
  );
}

const heads = ['社区', '常住人口', '应配', '核定员额', '在册', '在岗', '不在岗', '缺口'] as const;

function Posts({ facts, places }: { readonly facts: StaffingFacts; readonly places: ReadonlyMap<string, string> }) {
  const elsewhere = facts.people.filter((person) => isCounted(person) && !places.has(person.community ?? ''));
  const none = { id: null, residents: null, approved: null };
  const whole = facts.places.reduce<number | null>(
    (sum, { residents }) => (residents === null ? sum : (sum ?? 0) + residents),
    null,
  );
  return (
    <div className="table-frame figures-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={3} miw={760} aria-label="员额与配备">
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, place) => (
              <Table.Th key={head} ta={place === 0 || place === heads.length - 1 ? 'left' : 'right'}>
                {head}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.places.map((place) => (
            <Line
              key={place.id}
              name={place.name}
              residents={place.residents}
              staffing={staffingOf(place, facts.people, facts.rule)}
              places={places}
            />
          ))}
          {elsewhere.length > 0 ? (
            <Line
              name="不在社区"
              residents={null}
              staffing={staffingOf(
                none,
                elsewhere.map((person) => ({ ...person, community: null })),
                facts.rule,
              )}
              places={places}
            />
          ) : null}
        </Table.Tbody>
        <Table.Tfoot>
          <Line
            name="全街道"
            residents={whole}
            staffing={staffingOfOffice(facts.places, facts.people, facts.rule, facts.approved)}
            places={places}
          />
        </Table.Tfoot>
      </Table>
    </div>
  );
}

const roundings = { up: '不足一名按一名', nearest: '四舍五入', down: '舍去尾数' } as const;

type View = 'posts' | 'structure';

interface ChoiceProps {
  readonly facts: StaffingFacts;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly day: string;
  readonly onDay: (day: string) => void;
  readonly community: string | null;
  readonly onCommunity: (community: string | null) => void;
}

function Choice({ facts, view, onView, day, onDay, community, onCommunity }: ChoiceProps) {
  return (
    <Group gap="md" align="flex-end" mb={6}>
      <SegmentedControl<View>
        aria-label="看什么"
        value={view}
        onChange={onView}
        data={[
          { value: 'posts', label: '员额' },
          { value: 'structure', label: '队伍结构' },
        ]}
      />
      <DateInput
        label="截至"
        w={140}
        valueFormat="YYYY-MM-DD"
        value={day}
        onChange={(value) => value !== null && onDay(value.slice(0, 10))}
      />
      {view === 'structure' ? (
        <Select
          label="社区"
          placeholder="全街道"
          w={180}
          clearable
          clearButtonProps={{ 'aria-label': '看全街道' }}
          data={facts.places.map(({ id, name }) => ({ value: id, label: name }))}
          value={community}
          onChange={onCommunity}
        />
      ) : null}
      <Text size="sm" lh="36px" role="status">
        每万人 {facts.rule.perTenThousand} 名，{roundings[facts.rule.rounding]}（措施3）
      </Text>
    </Group>
  );
}

function Figures({ facts, view, community }: Pick<ChoiceProps, 'facts' | 'view' | 'community'>) {
  const places = new Map(facts.places.map(({ id, name }) => [id, name]));
  if (places.size === 0)
    return <EmptyNote title="还没有社区" hint="先建立社区，在“社区基本数”里填常住人口，批复记在“员额批复”。" />;
  if (view === 'posts') return <Posts facts={facts} places={places} />;
  const counted = facts.people.filter(
    (person) => isCounted(person) && (community === null || person.community === community),
  );
  if (counted.length === 0) return <EmptyNote title="没有计入员额的在册人员" hint="人员类别在“任职经历”里填。" />;
  return <Structure people={counted} places={places} />;
}

function StaffingPage() {
  const { today } = useSession();
  const [day, setDay] = useState(today);
  const [view, setView] = useState<View>('posts');
  const [community, setCommunity] = useState<string | null>(null);
  const answer = useDesk('staffing.view', { day }, { keep: true });
  if (answer.isError) return <FailureNote error={answer.error} again={() => void answer.refetch()} />;
  if (answer.data === undefined) return <Waiting />;
  const shown = { facts: answer.data, view, community };
  return (
    <>
      <PageHead
        title="员额与配备"
        note="staffing"
        help="只算“两委”专职成员和专职工作人员；在岗不含休假、借出、挂职、学习的；缺口＝核定员额（没有批复的按应配）－在册。点数字看是哪些人。"
      >
        <Button component={Link} href="/staffing/plan" leftSection={<IconArrowsShuffle size={16} aria-hidden />}>
          模拟调配
        </Button>
      </PageHead>
      <Choice {...shown} onView={setView} day={day} onDay={setDay} onCommunity={setCommunity} />
      <Figures {...shown} />
    </>
  );
}

export const page: Page = {
  path: '/staffing',
  title: '员额与配备',
  area: '岗位待遇',
  order: 2.2,
  right: 'roster.read',
  help: '员额与配备',
  component: StaffingPage,
};
