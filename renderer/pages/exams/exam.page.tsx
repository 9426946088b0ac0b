/** One examination: its subjects, who is in it, and the grid in which scores are entered. */
import { Alert, Anchor, Button, Group, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import './exams.css';
import { ScoreGrid } from './score-grid.tsx';
import { type Grid, type Scores, useScores } from './use-scores.ts';

const mostNamed = 5;

/** What cannot be saved yet, and what a paste left over. */
function Faults({ scores }: { readonly scores: Scores }) {
  const { wrong, left } = scores;
  if (wrong.length === 0 && left.length === 0) return null;
  return (
    <Alert color={wrong.length > 0 ? 'red' : 'orange'} mt="xs" role="alert">
      {wrong.length === 0 ? null : (
        <Text size="sm" fw={600}>
          有 {wrong.length} 格要先改好，一批成绩要么全部写入，要么都不写入：
        </Text>
      )}
      {wrong.slice(0, mostNamed).map(({ name, message }, place) => (
        <Text key={`${name} ${message} ${place}`} size="sm">
          {name}：{message}
        </Text>
      ))}
      {left.map((sentence) => (
        <Text key={sentence} size="sm">
          {sentence}
        </Text>
      ))}
    </Alert>
  );
}

/** The subjects, each opened by a click; the usual ones in one click where there are none. */
function Subjects({ grid, mayWrite }: { readonly grid: Grid; readonly mayWrite: boolean }) {
  const drawer = useRecordDrawer();
  const refresh = useRefresh();
  const { exam, subjects } = grid;
  const add = async () => {
    try {
      const { changeId, count } = await call('exams.addSubjects', { exam: exam.id });
      await refresh();
      toast.saved(`已添加 ${count} 科，满分和合格线可以点开改。`, changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Group gap="sm" mb="xs">
      <Text size="sm" fw={600}>
        科目：
      </Text>
      {subjects.map(({ id, name, fullMark, passMark, weight }) => (
        <Anchor
          key={id}
          component="button"
          type="button"
          size="sm"
          onClick={() => drawer.open({ register: 'exam_subjects', id })}
        >
          {name}（满分{fullMark ?? 100}，合格{passMark ?? (fullMark ?? 100) * 0.6}
          {weight === null ? '' : `，占${weight}%`}）
        </Anchor>
      ))}
      {subjects.length === 0 ? (
        <Text size="sm" c="gray.8">
          还没有科目，只能录通过或未过。
        </Text>
      ) : null}
      {mayWrite && subjects.length === 0 ? (
        <Button size="compact-sm" variant="default" onClick={() => void add()}>
          添加常用科目
        </Button>
      ) : null}
      {mayWrite ? (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => drawer.open({ register: 'exam_subjects', values: { exam: exam.id } })}
        >
          科目
        </Button>
      ) : null}
    </Group>
  );
}

function Opened({ grid }: { readonly grid: Grid }) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const scores = useScores(grid);
  const mayWrite = session.may(vocabulary.register('exam_entries'), 'write');
  const { exam } = grid;
  const addPerson = () => drawer.open({ register: 'exam_entries', values: { exam: exam.id, stage: 'registered' } });
  return (
    <>
      <PageHead
        title={`${exam.year}年${exam.name}`}
        help="方向键和回车在格子间移动，可以从 Excel 整块粘贴（带姓名的按姓名对）。没来考的填缺考，不要填0；只知道结果的只填“结果”。"
      >
        <Button variant="default" component={Link} href="/exam-standing">
          考试情况
        </Button>
        <Button variant="default" onClick={() => drawer.open({ register: 'exams', id: exam.id })}>
          修改考试
        </Button>
        {mayWrite ? (
          <>
            <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={addPerson}>
              添加人员
            </Button>
            <Button
              loading={scores.busy}
              disabled={scores.count === 0 || scores.wrong.length > 0}
              onClick={() => void scores.save()}
            >
              保存成绩
            </Button>
          </>
        ) : null}
      </PageHead>
      <Subjects grid={grid} mayWrite={mayWrite} />
      {grid.rows.length === 0 ? (
        <EmptyNote
          title="名单里还没有人"
          hint="点“添加人员”一个一个加；成批的到“考试情况—谁可以报考”里勾选登记，或在“报考与成绩”里导入名单。"
        />
      ) : (
        <ScoreGrid grid={grid} scores={scores} mayWrite={mayWrite} />
      )}
      <Faults scores={scores} />
      <Group justify="space-between" pt={6}>
        <Text size="sm" fw={600} role="status">
          共 {grid.rows.length} 人{scores.count === 0 ? '' : `，${scores.count} 格没有保存`}
        </Text>
        {scores.count === 0 ? null : (
          <Button size="compact-sm" variant="default" onClick={scores.forget}>
            不保存，恢复原样
          </Button>
        )}
      </Group>
    </>
  );
}

function ExamPage() {
  const { id } = useParams<{ id: string }>();
  const found = useDesk('exams.grid', { exam: id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  return <Opened key={id} grid={found.data} />;
}

export const page: Page = {
  path: '/exams/:id',
  title: '考试成绩',
  area: '培训培养',
  right: 'roster.read',
  help: '考试',
  component: ExamPage,
};
