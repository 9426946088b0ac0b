/** One scheme: every switch in Chinese, and what a change does to whom, at once. */
import { Alert, Button, Checkbox, Group, Paper, Select, Stack, TextInput, Textarea, Title } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconDeviceFloppy } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { schemeTemplates } from '../../../db/rules/grade-scheme/templates.ts';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { ask } from '../../parts/ask.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { toast } from '../../parts/toast.tsx';
import { useDesk, useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { type Kept, type SchemeDraft, type SchemeForm, templateDraft, useSchemeForm } from './scheme-form.ts';
import { SchemePay } from './scheme-pay.tsx';
import { SchemePosts } from './scheme-posts.tsx';
import { CreditSwitches, YearsSwitches } from './scheme-switches.tsx';
import { SchemeTrial } from './scheme-trial.tsx';
import './grades.css';

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Paper withBorder p="sm" radius="sm">
      <Title order={2} size="h4" mb="xs">
        {title}
      </Title>
      <Stack gap="sm">{children}</Stack>
    </Paper>
  );
}

function Validity({ form: { draft, set } }: { readonly form: SchemeForm }) {
  return (
    <>
      <DateInput
        label="执行日期"
        w={140}
        valueFormat="YYYY-MM-DD"
        clearable
        value={draft.startsOn ?? null}
        onChange={(startsOn) => set({ startsOn })}
      />
      <DateInput
        label="截止日期"
        w={140}
        valueFormat="YYYY-MM-DD"
        clearable
        value={draft.endsOn ?? null}
        onChange={(endsOn) => set({ endsOn })}
      />
      <Checkbox
        mb={8}
        label="现行方案（测算时默认用它）"
        checked={draft.current ?? false}
        onChange={({ currentTarget: { checked } }) => set({ current: checked })}
      />
    </>
  );
}

function Facts({ form }: { readonly form: SchemeForm }) {
  const { draft, set, setScheme } = form;
  return (
    <>
      <Group gap="md" align="flex-end">
        <TextInput
          label="方案名称"
          required
          w={240}
          maxLength={60}
          value={draft.name}
          onChange={(event) => set({ name: event.currentTarget.value })}
        />
        <TextInput
          label="适用地区"
          w={160}
          maxLength={60}
          value={draft.region ?? ''}
          onChange={(event) => set({ region: event.currentTarget.value })}
        />
        <TextInput
          label="文号"
          w={200}
          maxLength={120}
          value={draft.document ?? ''}
          onChange={(event) => set({ document: event.currentTarget.value })}
        />
        <Validity form={form} />
      </Group>
      <Textarea
        label="出处和存疑"
        autosize
        minRows={2}
        maxLength={1000}
        value={draft.scheme.remark}
        onChange={(event) => setScheme({ remark: event.currentTarget.value })}
      />
    </>
  );
}

interface EditorProps {
  readonly kept: Kept | null;
  readonly begin: Kept | SchemeDraft;
}

/** Saves; where somebody would fall, the clerk is asked with their names first. */
function useSave({ kept }: EditorProps, form: SchemeForm) {
  const refresh = useRefresh();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const of = kept === null ? null : { id: kept.id, version: kept.version };
      const against = kept?.id ?? null;
      const { trial, faults } = await call('gradeSchemes.try', { scheme: form.draft.scheme, against });
      const falls = kept !== null || form.draft.current === true ? trial.falls : [];
      if (falls.length > 0 && !faults.some(({ level }) => level === 'fault')) {
        const names = falls.slice(0, 10).map(({ name, before, after }) => `${name}（${before}级→${after}级）`);
        const body = `${names.join('、')}${falls.length > 10 ? `等 ${falls.length} 人` : ''}的等级按这个方案会下降。登记的等级不会自动改，测算里会标“高于测算”。`;
        if (!(await ask({ title: '有人的等级会下降', body, confirm: '仍然保存', danger: true }))) return;
      }
      const { id, changeId } = await call('gradeSchemes.save', { ...form.draft, of, lowering: falls.length > 0 });
      await refresh();
      toast.saved('方案已保存。', changeId);
      if (kept === null) navigate(`/grade-schemes/${id}`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return { busy, save };
}

function Editor(props: EditorProps) {
  const form = useSchemeForm(props.begin);
  const session = useSession();
  const register = useVocabulary().register('grade_schemes');
  const { busy, save } = useSave(props, form);
  const mayWrite = !session.readOnly && session.may(register, 'write');
  return (
    <>
      <PageHead
        title={props.kept?.name ?? '新建等级方案'}
        help="改左边的任何一项，右边马上算出谁升、谁降、多花多少；保存前不影响别处。"
      >
        <Button variant="default" component={Link} href="/grade-schemes">
          全部方案
        </Button>
        {mayWrite ? (
          <Button
            leftSection={<IconDeviceFloppy size={16} aria-hidden />}
            loading={busy}
            disabled={props.kept !== null && !form.changed}
            onClick={() => void save()}
          >
            保存
          </Button>
        ) : null}
      </PageHead>
      <div className="scheme-editor">
        <Stack gap="sm">
          <Section title="基本情况">
            <Facts form={form} />
          </Section>
          <Section title="岗位层次和等级">
            <SchemePosts form={form} />
          </Section>
          <Section title="年限">
            <YearsSwitches form={form} />
          </Section>
          <Section title="学历、证书、表彰">
            <CreditSwitches form={form} />
          </Section>
          <Section title="工资">
            <SchemePay form={form} />
          </Section>
        </Stack>
        <div>
          <Section title="试算">
            <SchemeTrial form={form} against={props.kept?.id ?? null} />
          </Section>
        </div>
      </div>
    </>
  );
}

function NewScheme() {
  const [key, setKey] = useState<string | null>(null);
  const choices = schemeTemplates.map((one) => ({ value: one.key, label: `${one.name}（${one.region}）` }));
  if (key !== null) return <Editor key={key} kept={null} begin={templateDraft(key)} />;
  return (
    <>
      <PageHead title="新建等级方案" help="先选一个最接近的模板，再按本地文件逐项改。" />
      <Alert color="orange" title="模板只是示例" mb="md" maw={720}>
        模板按公开材料整理，有的出处较弱、有的数是推算的，都写在“出处和存疑”里；以本地正式文件为准。
      </Alert>
      <Select
        label="从哪个模板开始"
        placeholder="请选择"
        w={360}
        data={[...choices, { value: 'blank', label: '空白方案（三岗十八级，不带工资）' }]}
        value={key}
        onChange={setKey}
        data-autofocus
      />
    </>
  );
}

function KeptScheme({ id }: { readonly id: string }) {
  const found = useDesk('gradeSchemes.get', { id });
  if (found.isError) return <FailureNote error={found.error} again={() => void found.refetch()} />;
  if (found.data === undefined) return <Waiting />;
  return <Editor key={`${id} ${found.data.version}`} kept={found.data} begin={found.data} />;
}

function SchemePage() {
  const { id } = useParams<{ id: string }>();
  return id === 'new' ? <NewScheme /> : <KeptScheme id={id} />;
}

export const page: Page = {
  path: '/grade-schemes/:id',
  title: '等级方案',
  area: '岗位待遇',
  right: 'roster.read',
  help: '等级方案',
  component: SchemePage,
};
