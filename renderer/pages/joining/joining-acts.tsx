/** What is done with the ticked people: taken in, settled, printed. */
import { Button, Group, Text } from '@mantine/core';
import { call, type InputOf } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useRefresh } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { Joiner } from './step-words.ts';

interface ActsProps {
  readonly chosen: readonly Joiner[];
  readonly onDone: () => void;
}

function useActs({ onDone }: ActsProps) {
  const refresh = useRefresh();
  const { busy, act } = useAct();
  const write = (name: 'joining.begin' | 'joining.finish', people: readonly string[], said: string) =>
    act(async () => {
      const { changeId, count } = await call(name, { people: [...people] });
      onDone();
      await refresh();
      toast.saved(`${said} ${count} 人。`, changeId);
    });
  const print = (form: InputOf<'joining.print'>['form'], people: readonly string[], title: string) =>
    act(async () => {
      const { kind, file } = await call('joining.print', { form, people: [...people] });
      openPaper(await fetchPaper(kind, file), title);
    });
  return { busy, write, print };
}

export function JoiningActs(props: ActsProps) {
  const { chosen } = props;
  const session = useSession();
  const vocabulary = useVocabulary();
  const { busy, write, print } = useActs(props);
  const ids = chosen.map(({ person }) => person);
  const fresh = chosen.filter(({ joining }) => joining === null).map(({ person }) => person);
  const ready = chosen.filter(({ joining, finished }) => joining !== null && finished).map(({ person }) => person);
  const common = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <Group gap="xs">
      <Text size="sm">已选 {chosen.length} 人</Text>
      {session.may(vocabulary.register('joinings'), 'write') ? (
        <>
          <Button
            {...common}
            disabled={busy || fresh.length === 0}
            onClick={() => void write('joining.begin', fresh, '已登记入职')}
          >
            登记入职（{fresh.length} 人）
          </Button>
          <Button
            {...common}
            disabled={busy || ready.length === 0}
            onClick={() => void write('joining.finish', ready, '已办结')}
          >
            办结（{ready.length} 人）
          </Button>
        </>
      ) : null}
      {session.has('roster.export') ? (
        <>
          <Button
            {...common}
            disabled={busy || ids.length === 0}
            onClick={() => void print('report', ids, '新进人员报到登记表')}
          >
            打印报到登记表
          </Button>
          <Button
            {...common}
            disabled={busy || ids.length === 0}
            onClick={() => void print('regularisation', ids, '转正审批表')}
          >
            打印转正审批表
          </Button>
        </>
      ) : null}
    </Group>
  );
}
