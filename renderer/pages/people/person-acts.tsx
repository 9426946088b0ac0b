/** What is done with a person beyond editing: the guided pages that begin with somebody. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

interface PersonActsProps {
  readonly id: string;
  /** On the roll today; whoever is not cannot leave. */
  readonly present: boolean;
}

export function PersonActs({ id, present }: PersonActsProps) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const leaves = present && !session.readOnly && session.may(vocabulary.register('leavings'), 'write');
  if (!leaves) return null;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
          办理
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} href={`/leaving/${id}`}>
          离岗(退出)办理
        </Menu.Item>
        <Menu.Item component={Link} href="/staffing/plan">
          模拟调配
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
