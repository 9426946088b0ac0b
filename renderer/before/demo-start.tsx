/** `--demo` in an empty folder: an invented street is set up and opened; its password is shown, because nothing in it is real. */
import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { useState } from 'react';
import type { OutputOf } from '../desk.ts';
import { JobBar, useJob } from '../parts/job.tsx';
import { FailureNote } from '../parts/notes.tsx';
import { Card } from './card.tsx';

export function DemoStart({ entered }: { readonly entered: () => void }) {
  const job = useJob('demo.start');
  const [made, setMade] = useState<OutputOf<'demo.start'> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const start = () => {
    setFailure(null);
    job.run({}).then(setMade, setFailure);
  };
  return (
    <Card title="演示台账" intro="装入一个虚构的街道：12 个社区、260 名社区工作者、十年的记录。人名、号码都是编造的。">
      <Alert variant="outline">不要在演示台账里录入真实的人员信息。</Alert>
      {failure === null ? null : <FailureNote error={failure} again={start} />}
      {job.progress === null ? null : <JobBar progress={job.progress} />}
      {made === null ? (
        <Group justify="flex-end">
          <Button onClick={start} disabled={job.progress !== null}>
            建立演示台账
          </Button>
        </Group>
      ) : (
        <>
          <Text size="sm">
            已放入 {made.people} 人、{made.records} 条记录。锁定后用账号 <Code>{made.account}</Code>、密码{' '}
            <Code>{made.password}</Code> 登录。
          </Text>
          <Group justify="flex-end">
            <Button onClick={entered}>打开演示台账</Button>
          </Group>
        </>
      )}
    </Card>
  );
}
