/** 报到接收: the county's list becomes people, stays and joinings through the import, with its preview and its questions. */
import { Button, Paper, Select, Text } from '@mantine/core';
import { useCallback, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { NotFound } from '../../layout/not-found.tsx';
import type { Page } from '../../pages.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import '../imports/imports.css';
import { columnsPath, type Wizard } from '../imports/shapes.ts';
import { SourceChoice } from '../imports/source-choice.tsx';
import { Steps } from '../imports/steps.tsx';
import { useBegin } from '../imports/use-begin.ts';

/** The recruiting examinations, newest first: the scores of the list go into the chosen one as well. */
function ExamChoice({
  exam,
  onExam,
}: {
  readonly exam: string | null;
  readonly onExam: (exam: string | null) => void;
}) {
  const found = useDesk('records.list', {
    register: 'exams',
    columns: ['year', 'name', 'kind'],
    filters: [{ key: 'kind', op: 'is', values: ['recruitment'] }],
    sort: [{ key: 'year', descending: true }],
    limit: 100,
  });
  const rows = found.data?.rows ?? [];
  return (
    <Paper withBorder p="md" mb="sm">
      <Select
        label="招聘考试（可不选）"
        description="选了以后，表里的总成绩、名次同时记进这场考试的“报考与成绩”"
        placeholder={rows.length === 0 ? '还没有“公开招聘”类的考试' : '不记入考试'}
        maw={520}
        clearable
        clearButtonProps={{ 'aria-label': '不记入考试' }}
        data={rows.map(({ id, values }) => ({ value: id, label: `${values['year']}年 ${values['name']}` }))}
        value={exam}
        onChange={onExam}
      />
      <Text size="sm" mt={6}>
        表里要有姓名、身份证号，最好有电话、拟分配社区、报到日期、笔试、面试、总成绩、名次。身份证号已在台账里的人会认出来，预览里列在“更新”；仍在册的会问是更正还是重新起算。
      </Text>
    </Paper>
  );
}

function ReceivePage() {
  const session = useSession();
  const vocabulary = useVocabulary();
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const [exam, setExam] = useState<string | null>(null);
  const began = useCallback(
    (wizard: Wizard) => {
      navigate(columnsPath(wizard.run));
      void refresh();
    },
    [navigate, refresh],
  );
  const begin = useBegin(exam === null ? 'joining' : `joining:${exam}`, began);
  if (!session.may(vocabulary.register('joinings'), 'write')) return <NotFound />;
  return (
    <>
      <PageHead
        title="报到接收"
        note="joining-receive"
        help="县里分来的名单直接导入：人员、在册期间、入职登记一次写好，不用重录；先预览，确认了才写入，可以整批撤销。"
      >
        <Button variant="default" component={Link} href="/joining">
          返回入职办理
        </Button>
      </PageHead>
      <Steps at={0} />
      <ExamChoice exam={exam} onExam={setExam} />
      <SourceChoice begin={begin} what="报到名单" />
    </>
  );
}

export const page: Page = {
  path: '/joining/receive',
  title: '报到接收',
  area: '人员台账',
  right: 'roster.write',
  help: '入职办理',
  component: ReceivePage,
};
