/** 离岗(退出)办理: who leaves, what the law says, each change with its tick, one writing; then the steps until it is done. */
import { Button, Group, Paper, Text, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link, useParams } from 'wouter';
import type { Page } from '../../pages.ts';
import { EmptyNote, FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { RecordsOf } from '../../parts/records-of.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { CaseForm } from './case-form.tsx';
import { Lines } from './lines.tsx';
import { OpenCases, PrintMenu } from './open-cases.tsx';
import { Opinion } from './opinion.tsx';
import type { Draft } from './draft.ts';
import { type Leaving, useLeaving } from './use-leaving.ts';

/** What the writing will do, in words. */
function writeLabel(leaving: Leaving): string {
  const count = leaving.lines.filter(leaving.isTicked).length;
  return count === 0 ? '只登记，不变动台账' : `登记并写入 ${count} 条变动`;
}

/** What the desk says of the case, below the form. */
function Answer({ leaving }: { readonly leaving: Leaving }) {
  const { look, asked, lines } = leaving;
  if (asked === null)
    return (
      <Text size="sm" c="gray.7" mt="xs">
        选好人员、离岗原因和离岗日期，就会列出法律规定和建议的变动；写入之前台账不变。
      </Text>
    );
  if (look.isError) return <FailureNote error={look.error} again={() => void look.refetch()} />;
  if (look.data === undefined) return <Waiting />;
  const refused = look.data.opinion.findings.some(({ severity }) => severity === 'refused');
  return (
    <>
      <Opinion opinion={look.data.opinion} />
      {lines.length > 0 ? <Lines leaving={leaving} /> : null}
      {lines.length === 0 && !refused ? (
        <Text size="sm" mt="xs" role="status">
          没有要变动的记录。
        </Text>
      ) : null}
    </>
  );
}

function CasePanel({ leaving, draft }: { readonly leaving: Leaving; readonly draft: Draft }) {
  const handovers = useVocabulary().register('handovers');
  const { look, asked, stale, busy } = leaving;
  const refused = look.data?.opinion.findings.some(({ severity }) => severity === 'refused') === true;
  const ready = asked !== null && look.data !== undefined && !stale && !refused;
  return (
    <Paper withBorder p="sm" mt="sm" component="section" aria-label="离岗办理">
      <CaseForm draft={draft} onChange={leaving.change} />
      <Answer leaving={leaving} />
      <Group gap="sm" mt="sm">
        <Button disabled={!ready || busy} loading={busy} onClick={() => void leaving.write()}>
          {writeLabel(leaving)}
        </Button>
        {draft.leaving === null ? null : <PrintMenu id={draft.leaving.id} name="本次办理" />}
        <Button variant="default" onClick={leaving.close}>
          收起
        </Button>
      </Group>
      {draft.leaving === null || draft.person === null ? null : (
        <>
          <Title order={2} size="h4" mt="md" mb={4}>
            工作交接清单
          </Title>
          <RecordsOf register={handovers} owner={draft.person} />
        </>
      )}
    </Paper>
  );
}

export function LeavingPage() {
  const session = useSession();
  const vocabulary = useVocabulary();
  const { person = null } = useParams<{ readonly person?: string }>();
  const leaving = useLeaving(person);
  const found = useDesk('leaving.cases', {}, { keep: true });
  const { draft } = leaving;
  const mayWrite = session.may(vocabulary.register('leavings'), 'write');
  const settled = (id: string) => {
    if (draft?.leaving?.id === id) leaving.close();
  };
  const begin = (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={leaving.begin}>
      办理离岗
    </Button>
  );
  return (
    <>
      <PageHead
        title="离岗(退出)办理"
        note="leaving"
        help="职务和劳动关系分开办：先看法律规定，再逐项勾选要变动的记录，一次写入、可以撤销；人员记录一直保留。"
      >
        <Button variant="default" component={Link} href="/r/leavings">
          历次记录
        </Button>
        {mayWrite ? begin : null}
      </PageHead>
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {found.data === undefined && !found.isError ? <Waiting /> : null}
      {found.data === undefined || found.data.length === 0 ? null : (
        <OpenCases
          cases={found.data}
          chosen={draft?.leaving?.id ?? null}
          onOpen={(id) => void leaving.open(id)}
          onChanged={(id) => draft?.leaving?.id === id && void leaving.open(id)}
          onSettled={settled}
        />
      )}
      {found.data?.length === 0 && draft === null ? (
        <EmptyNote
          title="没有正在办理的离岗"
          hint="有人辞职、退休、免职或者合同到期不续签时，点“办理离岗”，选人员、原因和日期。"
        />
      ) : null}
      {draft === null ? null : <CasePanel leaving={leaving} draft={draft} />}
    </>
  );
}

export const page: Page = {
  path: '/leaving',
  title: '离岗(退出)办理',
  area: '人员台账',
  order: 47,
  right: 'roster.read',
  help: '离岗',
  component: LeavingPage,
};
