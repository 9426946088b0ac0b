/** 考试: every examination; one is opened as the grid of its scores. */
import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import type { Page } from '../../pages.ts';
import { RegisterList } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

function ExamsPage() {
  const register = useVocabulary().register('exams');
  const [, navigate] = useLocation();
  return (
    <RegisterList
      register={register}
      onOpen={(id) => navigate(`/exams/${id}`)}
      head={
        <Button variant="default" component={Link} href="/exam-standing">
          考试情况
        </Button>
      }
    />
  );
}

export const page: Page = {
  path: '/exams',
  title: '考试',
  area: '培训培养',
  order: 1,
  right: 'roster.read',
  register: 'exams',
  help: '考试',
  component: ExamsPage,
};
