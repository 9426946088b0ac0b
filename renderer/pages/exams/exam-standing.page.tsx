/** 考试情况: who passed, who lacks what, who may register, how many meant to and passed. */
import { Button, Tabs } from '@mantine/core';
import { Link } from 'wouter';
import type { Page } from '../../pages.ts';
import { PageHead } from '../../parts/page-head.tsx';
import { EligibleList } from './eligible-list.tsx';
import './exams.css';
import { FigureViews } from './figures.tsx';
import { LackingList } from './lacking-list.tsx';
import { PassedList } from './passed-list.tsx';

function ExamStandingPage() {
  return (
    <>
      <PageHead
        title="考试情况"
        note="exam-standing"
        help="按登记的学历、社区工作起始时间、证书和成绩推算，报名条件以当年公告为准；每一行都有依据。"
      >
        <Button variant="default" component={Link} href="/exams">
          考试
        </Button>
      </PageHead>
      <Tabs defaultValue="eligible" keepMounted={false} className="exam-view">
        <Tabs.List mb="xs">
          <Tabs.Tab value="eligible">谁可以报考</Tabs.Tab>
          <Tabs.Tab value="lacking">还缺哪几科</Tabs.Tab>
          <Tabs.Tab value="passed">通过名单</Tabs.Tab>
          <Tabs.Tab value="figures">意向和通过率</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="eligible">
          <EligibleList />
        </Tabs.Panel>
        <Tabs.Panel value="lacking">
          <LackingList />
        </Tabs.Panel>
        <Tabs.Panel value="passed">
          <PassedList />
        </Tabs.Panel>
        <Tabs.Panel value="figures">
          <FigureViews />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}

export const page: Page = {
  path: '/exam-standing',
  title: '考试情况',
  area: '培训培养',
  order: 1.1,
  right: 'roster.read',
  help: '考试',
  component: ExamStandingPage,
};
