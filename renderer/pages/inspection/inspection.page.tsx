/** 迎检材料包 and 17项措施自查: the measures of a year, what serves each, what is written of it; carried out as PDF or folder. */
import { Group, NumberInput } from '@mantine/core';
import { useState } from 'react';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { MeasureTable, type Measures } from './measure-table.tsx';
import { PackBar } from './pack-bar.tsx';

function Chosen({ view }: { readonly view: Measures }) {
  const session = useSession();
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set(view.measures.map(({ number }) => number)));
  return (
    <>
      {session.has('report.write') ? <PackBar view={view} measures={[...ticked]} /> : null}
      <MeasureTable view={view} ticked={ticked} onTick={setTicked} />
    </>
  );
}

function InspectionPage() {
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [year, setYear] = useState(thisYear);
  const answer = useDesk('inspection.view', { year }, { keep: true });
  return (
    <>
      <PageHead
        title="迎检材料包"
        note="inspection"
        help="按措施和年度把台账记录、扫描件装成一本带目录和页码的材料；每项措施的完成情况在“自查”里写。不外出的台账只写名称。"
      >
        <Group gap={6} wrap="nowrap">
          <span id="inspection-year">年度</span>
          <NumberInput
            aria-labelledby="inspection-year"
            w={96}
            min={2000}
            max={thisYear}
            clampBehavior="strict"
            value={year}
            onChange={(value) => typeof value === 'number' && value >= 2000 && value <= thisYear && setYear(value)}
          />
        </Group>
      </PageHead>
      {answer.isError ? <FailureNote error={answer.error} again={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? answer.isError ? null : <Waiting /> : <Chosen view={answer.data} />}
    </>
  );
}

export const page: Page = {
  path: '/inspection',
  title: '迎检材料包',
  area: '统计上报',
  order: 1.5,
  right: 'report.read',
  help: '迎检材料包',
  component: InspectionPage,
};
