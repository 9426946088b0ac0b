/** The recovery code: shown this once, printed, and confirmed by typing two of its groups back. */
import { Alert, Button, Code, Group, Text, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { Card } from './card.tsx';
import { PrintSheet } from './print-sheet.tsx';

interface RecoveryCodeProps {
  /** Groups joined by dashes. */
  readonly code: string;
  readonly street: string;
  readonly done: () => void;
}

const same = (typed: string, group: string): boolean => typed.trim().toUpperCase() === group;

/** What is printed and kept apart from the computer. */
function CodeSheet({ street, groups }: { readonly street: string; readonly groups: readonly string[] }) {
  return (
    <PrintSheet>
      <h1>社区工作者台账 恢复码</h1>
      <p>单位：{street}</p>
      <p style={{ fontSize: '20pt', fontFamily: 'monospace', lineHeight: 2 }}>
        {groups.map((group, place) => (
          <span key={group} style={{ display: 'inline-block', width: '33%' }}>
            {place + 1}. {group}
          </span>
        ))}
      </p>
      <p>用途：忘记密码或更换电脑时，在登录页选“忘记密码，用恢复码重设”，输入以上六组字符。</p>
      <p>保管：装入信封密封，与电脑分开，由专人保管。持有本页和数据文件的人可以打开全部数据。</p>
      <p>保管人：____________　　日期：____________</p>
    </PrintSheet>
  );
}

/** The code, its printed sheet, and the two groups typed back. */
export function RecoveryCodeSteps({ code, street, done }: RecoveryCodeProps) {
  const groups = code.split('-');
  // Two different groups, others each time: whoever noted nothing cannot answer from habit.
  const [asked] = useState(() => {
    const [byte = 0, other = 0] = crypto.getRandomValues(new Uint8Array(2));
    const first = byte % groups.length;
    const second = (first + 1 + (other % (groups.length - 1))) % groups.length;
    return [Math.min(first, second), Math.max(first, second)] as const;
  });
  const [typed, setTyped] = useState<readonly [string, string]>(['', '']);
  const [wrong, setWrong] = useState<readonly [boolean, boolean]>([false, false]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const faults = [!same(typed[0], groups[asked[0]] ?? ''), !same(typed[1], groups[asked[1]] ?? '')] as const;
    setWrong(faults);
    if (!faults[0] && !faults[1]) done();
  };
  const input = (place: 0 | 1) => (
    <TextInput
      label={`第 ${asked[place] + 1} 组`}
      value={typed[place]}
      error={wrong[place] ? '与恢复码不符，请对照纸上的内容输入。' : null}
      onChange={(event) => {
        const { value } = event.currentTarget;
        setTyped((now) => (place === 0 ? [value, now[1]] : [now[0], value]));
      }}
      autoComplete="off"
      maxLength={5}
    />
  );
  return (
    <>
      <Code block fz="lg" ta="center" py="md" data-testid="recovery-code">
        {groups.map((group, place) => `${place + 1}. ${group}`).join('   ')}
      </Code>
      <Alert color="orange" title="丢了就找不回来">
        所有密码都忘记、恢复码也丢失时，任何人都打不开数据。恢复码等于一把钥匙，不要拍照外传，不要存在这台电脑上。
      </Alert>
      <Group>
        <Button variant="default" leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => window.print()}>
          打印恢复码
        </Button>
      </Group>
      <form onSubmit={submit} style={{ display: 'grid', gap: 12 }}>
        <Text size="sm">为确认已经记下，请对照纸上的内容输入其中两组：</Text>
        <Group grow align="flex-start">
          {input(0)}
          {input(1)}
        </Group>
        <Group justify="flex-end">
          <Button type="submit">已记好，继续</Button>
        </Group>
      </form>
      <CodeSheet street={street} groups={groups} />
    </>
  );
}

const intro = '忘记密码、更换电脑时要用它。只显示这一次，请打印或抄写两份，与电脑分开保管。';

export function RecoveryCode(props: RecoveryCodeProps) {
  return (
    <Card title="恢复码" wide intro={intro}>
      <RecoveryCodeSteps {...props} />
    </Card>
  );
}
