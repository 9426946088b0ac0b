/** The office is set up: bring the roster, begin with nothing, or look around with demonstration data. */
import { Stack, Text, UnstyledButton } from '@mantine/core';
import { IconFileSpreadsheet, IconNotebook, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { JobBar, useJob } from '../parts/job.tsx';
import { FailureNote } from '../parts/notes.tsx';
import { Card } from './card.tsx';

interface WayOn {
  readonly Icon: typeof IconNotebook;
  readonly title: string;
  readonly text: string;
  readonly act: () => void;
}

function Way({ way: { Icon, title, text, act }, disabled }: { readonly way: WayOn; readonly disabled: boolean }) {
  return (
    <UnstyledButton
      onClick={act}
      disabled={disabled}
      p="sm"
      bd="1px solid gray.4"
      bdrs={3}
      style={{ display: 'flex', gap: 12, alignItems: 'center' }}
    >
      <Icon size={26} stroke={1.5} color="var(--mantine-color-deepBlue-7)" style={{ flexShrink: 0 }} aria-hidden />
      <div>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="gray.7">
          {text}
        </Text>
      </div>
    </UnstyledButton>
  );
}

export function ThreeWays({ entered }: { readonly entered: () => void }) {
  const [, navigate] = useLocation();
  const demo = useJob('demo.create');
  const [failure, setFailure] = useState<unknown>(null);
  const go = (path: string) => {
    navigate(path);
    entered();
  };
  const makeDemo = async () => {
    setFailure(null);
    try {
      await demo.run({});
      go('/people');
    } catch (error) {
      setFailure(error);
    }
  };
  const ways: readonly WayOn[] = [
    {
      Icon: IconFileSpreadsheet,
      title: '导入花名册',
      text: '把现有的 Excel、WPS 或 CSV 花名册导进来，导入前逐条预览，可以整批撤销。',
      act: () => go('/import'),
    },
    {
      Icon: IconNotebook,
      title: '空白开始',
      text: '先建社区，再逐人录入；以后随时可以导入。',
      act: () => go('/people'),
    },
    {
      Icon: IconUsersGroup,
      title: '演示数据',
      text: '装入一个虚构的街道，先熟悉操作；页面上一直有“演示数据”字样，可以一次清除。',
      act: () => void makeDemo(),
    },
  ];
  return (
    <Card title="台账已建立" intro="接下来怎样开始？">
      <Stack gap="xs">
        {ways.map((way) => (
          <Way key={way.title} way={way} disabled={demo.progress !== null} />
        ))}
      </Stack>
      {demo.progress === null ? null : <JobBar progress={demo.progress} onCancel={demo.cancel} />}
      {failure === null ? null : <FailureNote error={failure} />}
    </Card>
  );
}
