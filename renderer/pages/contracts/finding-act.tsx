/** What a clerk does about a finding: the drawer with what is known filled in, or the page where somebody leaves. */
import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { useRecordDrawer } from '../../parts/record/record-drawer.tsx';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import type { Finding, Warning } from './due-words.ts';

const words = { sign: '签订', renew: '续签', correct: '核对合同', leave: '办理离岗', register: '登记' } as const;

export function FindingAct({ warning, finding }: { readonly warning: Warning; readonly finding: Finding }) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const drawer = useRecordDrawer();
  const { act, contract } = finding;
  if (act === null || !session.may(vocabulary.register('contracts'), 'write')) return null;
  const label = `${warning.name}：${words[act]}`;
  if (act === 'leave') {
    return (
      <Button
        size="compact-sm"
        variant="default"
        component={Link}
        href={`/leaving/${warning.person}`}
        aria-label={label}
      >
        {words.leave}
      </Button>
    );
  }
  const open = () => {
    if (act === 'correct' && contract !== null) drawer.open({ register: 'contracts', id: contract });
    else if (act === 'register' && warning.insurance !== null)
      drawer.open({ register: 'social_insurance', id: warning.insurance });
    else if (act === 'register')
      drawer.open({
        register: 'social_insurance',
        values: { person: warning.person, starts_on: warning.employedSince },
      });
    // A blank that says 未签订 becomes the contract; a second one would overlap with it.
    else if (act === 'sign' && finding.kind === 'unsigned' && contract !== null)
      drawer.open({ register: 'contracts', id: contract });
    else {
      // The one thing that cannot be known beforehand: a fixed term without its last day is never warned of again.
      const focus = act === 'renew' && warning.next['kind'] === 'fixed_term' ? { focus: 'ends_on' } : {};
      drawer.open({ register: 'contracts', values: { person: warning.person, ...warning.next }, ...focus });
    }
  };
  return (
    <Button size="compact-sm" variant="default" onClick={open} aria-label={label}>
      {words[act]}
    </Button>
  );
}
