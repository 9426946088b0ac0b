/** 人员: the list of everybody, those on the roll first of all. */
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { Filter } from '../../../electron/desk/shapes.ts';
import type { Page } from '../../pages.ts';
import { withColumn } from '../../parts/list/list-table.tsx';
import { RegisterList, type RegisterListProps } from '../../parts/list/register-list.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { handOverPeople } from '../appraisal/form-people.ts';
import { CadreSheetButton } from '../cadre-sheets/cadre-sheet-panel.tsx';

const onRoll: Filter = { key: 'on_roll', op: 'is', values: [1] };
const offRoll: Filter = { key: 'on_roll', op: 'not', values: [1] };
const choices = { on: [onRoll], off: [offRoll], all: [] } as const satisfies Record<string, readonly Filter[]>;
type Choice = keyof typeof choices;

/** Which of the three the filters say. */
function chosen(filters: readonly Filter[]): Choice {
  const own = filters.find((filter) => filter.key === 'on_roll');
  if (own === undefined) return 'all';
  return own.op === 'is' && own.values[0] === 1 ? 'on' : 'off';
}

/** 在册, 不在册 or everybody. */
const rollControl: NonNullable<RegisterListProps['controls']> = (view, change) => (
  <SegmentedControl<Choice>
    size="xs"
    aria-label="在册与否"
    data={[
      { value: 'on', label: '在册' },
      { value: 'off', label: '不在册' },
      { value: 'all', label: '全部' },
    ]}
    value={chosen(view.filters)}
    onChange={(value) => change({ filters: withColumn(view.filters, 'on_roll', choices[value]) })}
  />
);

/** Takes the ticked people to 年度考核登记表. */
function FormsButton({ ids }: { readonly ids: readonly string[] }) {
  const [, navigate] = useLocation();
  const session = useSession();
  if (!session.has('appraisal.read')) return null;
  const go = () => {
    handOverPeople(ids);
    navigate('/appraisal/forms');
  };
  return (
    <Button size="compact-sm" variant="default" onClick={go}>
      年度考核登记表
    </Button>
  );
}

const formsAct: NonNullable<RegisterListProps['acts']> = (ids) => (
  <>
    <FormsButton ids={ids} />
    <CadreSheetButton people={ids} compact />
  </>
);

function PeoplePage() {
  const register = useVocabulary().register('people');
  const [, navigate] = useLocation();
  const drawer = useRecordDrawer();
  return (
    <RegisterList
      register={register}
      title="人员"
      addLabel="新增人员"
      defaults={{ filters: [onRoll] }}
      onOpen={(id) => navigate(`/people/${id}`)}
      // A new person has no post yet: their page is where the rest is filled in.
      onAdd={() => drawer.open({ register: 'people', onSaved: (id) => navigate(`/people/${id}`) })}
      controls={rollControl}
      acts={formsAct}
      head={
        <Button variant="default" component={Link} href="/people/completeness">
          信息完整度
        </Button>
      }
      emptyHint={
        <Button variant="default" component={Link} href="/import">
          导入花名册
        </Button>
      }
    />
  );
}

export const page: Page = {
  path: '/people',
  title: '人员',
  area: '人员台账',
  order: 1,
  right: 'roster.read',
  register: 'people',
  component: PeoplePage,
};
