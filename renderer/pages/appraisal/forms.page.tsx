/** 年度考核登记表: choose, look, print. */
import { Button, Menu, Text } from '@mantine/core';
import { IconChevronDown, IconFileTypePdf, IconFileWord, IconPrinter } from '@tabler/icons-react';
import { useCallback, useRef, useState } from 'react';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { JobBar } from '../../parts/job.tsx';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { printFrame } from '../../parts/preview/paper-frame.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { ChoiceBar } from './choice-bar.tsx';
import { firstChoice, type FormChoice, inputOf } from './form-choice.ts';
import { FormList } from './form-list.tsx';
import { type Plan, type PlannedForm, totalsOf } from './form-words.ts';
import { takePeople } from './form-people.ts';
import { FormPreview } from './form-preview.tsx';
import { usePreview, useWhole } from './use-form-papers.ts';

/** Asks before cells are cut on paper. */
async function mayBeCut(plan: Plan): Promise<boolean> {
  const cut = plan.people.filter((form) => form.overflow.length > 0);
  if (cut.length === 0) return true;
  const names = cut.slice(0, 10).map((form) => form.name);
  const body = `${names.join('、')}${cut.length > names.length ? ` 等 ${cut.length} 人` : ''}有放不下的单元格（清单中标红），印出来会缺字。可以先点铅笔改短。`;
  return ask({ title: '有内容放不下', body, confirm: '缺字也继续', danger: true });
}

function useForms() {
  const session = useSession();
  const [choice, setChoice] = useState<FormChoice>(() => firstChoice(session.today, takePeople()));
  const [shownPerson, setShown] = useState<string | null>(null);
  const input = inputOf(choice);
  const plan = useDesk('appraisalForms.plan', input ?? { year: choice.year }, { enabled: input !== null, keep: true });
  const listed = input === null || plan.isError ? undefined : plan.data;
  const form = listed?.people.find((one) => one.person === shownPerson) ?? listed?.people[0] ?? null;
  return { choice, setChoice, input, plan, listed, form, setShown };
}

/** 打印 waits until the pages stand in the frame. */
function usePrinting(papers: ReturnType<typeof useWhole>) {
  const frame = useRef<HTMLIFrameElement>(null);
  const waiting = useRef(false);
  const ready = useCallback(() => {
    if (!waiting.current) return;
    waiting.current = false;
    printFrame(frame.current);
  }, []);
  const print = async () => {
    if (papers.whole !== null) {
      printFrame(frame.current);
      return;
    }
    waiting.current = true;
    if ((await papers.make()) === null) waiting.current = false;
  };
  return { frame, ready, print };
}

interface ActionsProps {
  readonly disabled: boolean;
  readonly onWord: (joined: boolean) => void;
  /** Null where this machine makes no PDF. */
  readonly onPdf: (() => void) | null;
  readonly onPrint: () => void;
}

function Actions({ disabled, onWord, onPdf, onPrint }: ActionsProps) {
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="default"
            disabled={disabled}
            leftSection={<IconFileWord size={16} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            导出 Word
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onWord(false)}>每人一份（压缩包）</Menu.Item>
          <Menu.Item onClick={() => onWord(true)}>合并为一份</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {onPdf === null ? null : (
        <Button
          variant="default"
          disabled={disabled}
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          onClick={onPdf}
        >
          导出 PDF
        </Button>
      )}
      <Button disabled={disabled} leftSection={<IconPrinter size={16} aria-hidden />} onClick={onPrint}>
        打印
      </Button>
    </>
  );
}

interface ListSideProps {
  readonly forms: ReturnType<typeof useForms>;
  readonly onShow: (person: string) => void;
  /** What was made before is out of date. */
  readonly onSaved: () => void;
}

function ListSide({ forms, onShow, onSaved }: ListSideProps) {
  const session = useSession();
  const drawer = useRecordDrawer();
  const mayWrite = session.may(useVocabulary().register('appraisals'), 'write');
  const { choice, input, plan, listed, form } = forms;
  const open = ({ person, appraisal }: PlannedForm) =>
    drawer.open(
      appraisal === null
        ? { register: 'appraisals', values: { person, year: choice.year }, onSaved }
        : { register: 'appraisals', id: appraisal, onSaved },
    );
  return (
    <section aria-label="清单" style={{ flex: '0 0 400px', minWidth: 0, display: 'flex', flexDirection: 'column' }}>
      {plan.isError && input !== null ? <FailureNote error={plan.error} again={() => void plan.refetch()} /> : null}
      {input === null ? (
        <EmptyNote title="还没有选人" hint="在上面按姓名、拼音或身份证尾号选人，也可以在人员列表里勾选后打印。" />
      ) : null}
      {plan.data === undefined && plan.isFetching ? <Waiting /> : null}
      {listed === undefined ? null : (
        <>
          <FormList plan={listed} shown={form?.person ?? null} onShow={onShow} onOpen={open} mayWrite={mayWrite} />
          <Text size="sm" pt={6} fw={600} role="status">
            {totalsOf(listed)}
          </Text>
        </>
      )}
    </section>
  );
}

const help = '按年末的任职情况套打；签名、日期和意见栏不填就印为空格。先在右边核对，再打印或导出。';

function FormsPage() {
  const session = useSession();
  const mayExport = session.may(useVocabulary().register('appraisals'), 'export');
  const forms = useForms();
  const { choice, setChoice, input, listed, form, setShown } = forms;
  const preview = usePreview(input, form?.person ?? null, mayExport && listed !== undefined);
  const papers = useWhole(input);
  const { frame, ready, print } = usePrinting(papers);
  /** Runs after the question about cells that are too small. */
  const unlessCut = async (act: () => Promise<void>) => {
    if (listed !== undefined && (await mayBeCut(listed))) await act();
  };
  const show = (person: string) => {
    papers.forget();
    setShown(person);
  };
  return (
    <>
      <PageHead title="年度考核登记表" note="appraisal_forms" help={help}>
        <Actions
          disabled={listed === undefined || papers.progress !== null || !mayExport}
          onWord={(joined) => void unlessCut(() => papers.word(joined))}
          onPdf={session.office.host.pdf ? () => void unlessCut(papers.save) : null}
          onPrint={() => void unlessCut(print)}
        />
      </PageHead>
      <ChoiceBar choice={choice} change={(patch) => setChoice((now) => ({ ...now, ...patch }))} />
      {papers.progress === null ? null : (
        <div style={{ marginBottom: 8 }}>
          <JobBar progress={papers.progress} onCancel={papers.cancel} />
        </div>
      )}
      <div style={{ display: 'flex', gap: 12, flex: 1, minHeight: 340 }}>
        <ListSide forms={forms} onShow={show} onSaved={papers.forget} />
        <FormPreview
          form={form}
          preview={preview}
          whole={papers.whole}
          frame={frame}
          onReady={ready}
          onBack={papers.forget}
          mayExport={mayExport}
        />
      </div>
    </>
  );
}

export const page: Page = {
  path: '/appraisal/forms',
  title: '年度考核登记表',
  area: '考核管理',
  order: 2,
  right: 'appraisal.read',
  component: FormsPage,
};
