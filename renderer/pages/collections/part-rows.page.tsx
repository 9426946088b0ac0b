/** 逐行核对 of one returned table: the import's own preview, from which everything leads back to the board. */
import { Button, Group, Text } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, Router, type RouterOptions, useParams } from 'wouter';
import type { Page } from '../../pages.ts';
import { toast } from '../../parts/toast.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { page as previewPage } from '../imports/preview.page.tsx';
import { donePath } from '../imports/shapes.ts';

const Preview = previewPage.component;

/** The other steps of an import mean nothing here: its columns are those that were sent. */
const importStep = /^\/import(?:\/|$)/u;

function PartRowsPage() {
  const { id, run } = useParams<{ id: string; run: string }>();
  const { data } = useDesk('collections.get', { id });
  const part = data?.parts.find((one) => one.run === run);
  const board = `/collections/${id}`;
  const aroundNav: RouterOptions['aroundNav'] = (navigate, to, options) => {
    if (to === donePath(run)) toast.saved(`${part?.name ?? '这份表'}已逐行核对完，结果在采集看板上。`);
    navigate(importStep.test(to) ? board : to, options);
  };
  return (
    <>
      <Group gap="sm" mb={6}>
        <Button
          size="compact-sm"
          variant="default"
          component={Link}
          href={board}
          leftSection={<IconArrowLeft size={14} aria-hidden />}
        >
          回到采集看板
        </Button>
        <Text size="sm">
          {data === undefined ? '' : `${data.title}：${part?.name ?? ''}交回的表，逐行核对后写入，写完回到看板。`}
        </Text>
      </Group>
      <Router aroundNav={aroundNav}>
        <Preview />
      </Router>
    </>
  );
}

export const page: Page = {
  path: '/collections/:id/rows/:run',
  title: '逐行核对',
  area: '统计上报',
  right: 'roster.write',
  help: '信息采集',
  component: PartRowsPage,
};
