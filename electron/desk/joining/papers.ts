/** The two forms of 入职办理 filled in from the records, as the viewer may see them. */
import { listOf } from '../../../db/code-lists.ts';
import { listQuerySchema } from '../../../db/list-query.ts';
import { formatDay, isDay } from '../../../db/rules/day.ts';
import { dayAfter, last } from '../../../db/rules/labour-facts.ts';
import { namedPapers } from '../../../db/rules/joining-papers.ts';
import { prepared } from '../../../db/statements.ts';
import type { RegularisationForm } from '../../papers/regularisation-form.ts';
import type { FamilyLine, ReportForm } from '../../papers/report-form.ts';
import type { OfficeCall } from '../procedure.ts';
import { asText, shownTable } from '../shown-table.ts';

const personColumns = [
  'name',
  'sex',
  'birth_day',
  'nation',
  'native_place',
  'political',
  'id_number',
  'phone',
  'marital_status',
  'health',
  'work_started_on',
  'household_address',
  'home_address',
  'education',
  'degree',
  'school',
  'major',
  'certificate',
  'community',
  'position',
  'entered_on',
  'recruit_batch',
  'resume',
] as const;
const joiningColumns = [
  'person',
  'reported_on',
  'community',
  'batch',
  'written_score',
  'interview_score',
  'total_score',
  'rank',
  'papers',
  'performance',
] as const;
const familyColumns = ['person', 'relation', 'name', 'birth', 'political', 'work'] as const;
const contractColumns = ['person', 'starts_on', 'ends_on', 'probation_ends_on'] as const;
const stayColumns = ['person', 'came_from'] as const;

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** Rows of a register as texts under their column. @param ids of the records */
function textRows<Key extends string>(
  call: OfficeCall,
  register: string,
  columns: readonly Key[],
  ids: readonly string[],
): ReadonlyMap<string, Texts<Key>> {
  const query = listQuerySchema.parse({ register, columns: [...columns], ids, limit: 100_000 });
  const table = shownTable(call.ledger, call.viewer, query);
  return new Map(
    table.rows.map((row, place) => [
      table.ids[place] ?? '',
      Object.fromEntries(
        table.fields.map((field, column) => [field.key, asText(field, row[column] ?? null)]),
      ) as Texts<Key>,
    ]),
  );
}

/** The newest record of a register for each person, or all of them in the order given. */
function ownedBy<Key extends string>(
  call: OfficeCall,
  owned: { readonly register: string; readonly columns: readonly Key[]; readonly order: string },
  people: readonly string[],
): ReadonlyMap<string, readonly Texts<Key>[]> {
  const records = prepared(
    call.ledger.db,
    `SELECT id, person FROM live_${owned.register} WHERE person IN (SELECT value FROM json_each(?)) ORDER BY ${owned.order}`,
  ).all(JSON.stringify(people)) as { readonly id: string; readonly person: string }[];
  const texts = textRows(
    call,
    owned.register,
    owned.columns,
    records.map(({ id }) => id),
  );
  const rows = records.flatMap(({ id, person }) => {
    const row = texts.get(id);
    return row === undefined ? [] : [{ person, row }];
  });
  return new Map(
    [...Map.groupBy(rows, ({ person }) => person)].map(([person, found]) => [person, found.map(({ row }) => row)]),
  );
}

const joined = (parts: readonly string[], mark = ''): string => parts.filter((part) => part !== '').join(mark);
const month = (day: string): string => (isDay(day) ? formatDay(day, '1990.05') : day);
const dotted = (day: string): string => (isDay(day) ? formatDay(day, '1990.05.01') : day);

const joinings = { register: 'joinings', columns: joiningColumns, order: "coalesce(reported_on, '') DESC, id DESC" };
const contracts = { register: 'contracts', columns: contractColumns, order: "coalesce(starts_on, '') DESC, id DESC" };
const stays = { register: 'stays', columns: stayColumns, order: "coalesce(starts_on, '') DESC, id DESC" };
const family = { register: 'family_members', columns: familyColumns, order: 'coalesce(sort_order, 99), id' };

const familyLine = ({ relation, name, birth, political, work }: Texts<(typeof familyColumns)[number]>): FamilyLine => ({
  relation,
  name,
  birth: month(birth),
  political,
  work,
});

function scoresOf(record: Texts<(typeof joiningColumns)[number]> | undefined): string {
  if (record === undefined) return '';
  const parts = [
    ['笔试', record.written_score],
    ['面试', record.interview_score],
    ['总成绩', record.total_score],
    ['名次', record.rank],
  ] as const;
  return joined(
    parts.map(([label, value]) => (value === '' ? '' : `${label} ${value}`)),
    '　',
  );
}

/** 新进人员报到登记表 of the people, in their order. */
export function reportForms(call: OfficeCall, people: readonly string[]): readonly ReportForm[] {
  const persons = textRows(call, 'people', personColumns, people);
  const own = ownedBy(call, joinings, people);
  const relatives = ownedBy(call, family, people);
  const came = ownedBy(call, stays, people);
  const asked = listOf(call.ledger, 'joining_paper').values.filter(({ hidden }) => hidden !== true);
  return people.flatMap((id): readonly ReportForm[] => {
    const who = persons.get(id);
    if (who === undefined) return [];
    const record = own.get(id)?.[0];
    const received = new Set(namedPapers(record?.papers ?? ''));
    return [
      {
        name: who.name,
        sex: who.sex,
        birth: month(who.birth_day),
        nation: who.nation,
        nativePlace: who.native_place,
        political: who.political,
        idNumber: who.id_number,
        phone: who.phone,
        marital: who.marital_status,
        health: who.health,
        workSince: month(who.work_started_on),
        household: who.household_address,
        address: who.home_address,
        education: joined([who.education, who.degree], '、'),
        school: joined([who.school, who.major]),
        certificate: who.certificate,
        cameFrom: came.get(id)?.[0]?.came_from ?? '',
        batch: record === undefined || record.batch === '' ? who.recruit_batch : record.batch,
        scores: scoresOf(record),
        reportedOn: dotted(record?.reported_on ?? ''),
        community: record?.community ?? '',
        resume: who.resume,
        family: (relatives.get(id) ?? []).map(familyLine),
        papers: asked.map(({ label }) => ({ label, received: received.has(label) })),
      },
    ];
  });
}

/** 转正审批表 of the people, in their order. */
export function regularisationForms(call: OfficeCall, people: readonly string[]): readonly RegularisationForm[] {
  const persons = textRows(call, 'people', personColumns, people);
  const own = ownedBy(call, joinings, people);
  const signed = ownedBy(call, contracts, people);
  return people.flatMap((id): readonly RegularisationForm[] => {
    const who = persons.get(id);
    if (who === undefined) return [];
    const record = own.get(id)?.[0];
    const contract = signed.get(id)?.[0];
    const entered = record?.reported_on ?? '';
    const ends = contract?.probation_ends_on ?? '';
    const begins = contract === undefined || contract.starts_on === '' ? '' : dotted(contract.starts_on);
    return [
      {
        name: who.name,
        sex: who.sex,
        birth: month(who.birth_day),
        nation: who.nation,
        political: who.political,
        education: who.education,
        school: joined([who.school, who.major]),
        certificate: who.certificate,
        post: joined([who.community === '' ? (record?.community ?? '') : who.community, who.position]),
        batch: record === undefined || record.batch === '' ? who.recruit_batch : record.batch,
        enteredOn: dotted(entered === '' ? who.entered_on : entered),
        contract:
          contract === undefined
            ? ''
            : `${begins}—${contract.ends_on === '' ? '无固定期限' : dotted(contract.ends_on)}`,
        probation: ends === '' ? '' : `${begins}—${dotted(ends)}`,
        regularOn: isDay(ends) ? dotted(dayAfter(last(ends))) : '',
        summary: record?.performance ?? '',
      },
    ];
  });
}
