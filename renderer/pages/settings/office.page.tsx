/** 单位信息: the one record that says whose book this is. */
import { Paper } from '@mantine/core';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { RecordPanel } from '../../parts/record/record-panel.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useVocabulary } from '../../vocabulary.tsx';

const stay = () => undefined;

function OfficePage() {
  const register = useVocabulary().register('offices');
  const drawer = useRecordDrawer();
  const found = useDesk('records.list', { register: 'offices', columns: [], limit: 1 });
  const id = found.data?.rows[0]?.id;
  return (
    <>
      <PageHead title="单位信息" note="offices" help={register.help} />
      {found.isError ? <FailureNote error={found.error} again={() => void found.refetch()} /> : null}
      {id === undefined ? (
        found.isError ? null : (
          <Waiting />
        )
      ) : (
        <Paper
          withBorder
          maw={820}
          style={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: '0 1 auto' }}
        >
          <RecordPanel request={{ register: 'offices', id }} open={drawer.open} close={stay} />
        </Paper>
      )}
    </>
  );
}

export const page: Page = {
  path: '/settings/office',
  title: '单位信息',
  area: '系统设置',
  order: 1,
  right: 'settings.read',
  register: 'offices',
  component: OfficePage,
};
