/** Taking note of a good parcel: at the first receipt the fingerprint is compared with the stamped 报送单. */
import { Alert, Button, Checkbox, Code, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { call, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';
import { useSession } from '../../session.tsx';
import type { Checked } from './use-check.ts';

type Verdict = NonNullable<OutputOf<'parcels.check'>['judgement']>['verdict'];

const titles: Readonly<Record<Verdict, string>> = {
  ok: '序号连续',
  first: '首次接收这个单位的上报包',
  gap: '中间缺号',
  replayed: '这是已经接收过的旧包',
  forked: '与上一份接不上',
  'new-epoch': '对方重新编号',
  'key-changed': '签名密钥变了',
};

/** These need a look at paper or a telephone call before they are taken. */
const asksComparing: ReadonlySet<Verdict> = new Set<Verdict>(['first', 'key-changed']);

interface ReceiptProps {
  readonly checked: Checked;
  readonly onDone: () => void;
}

export function Receipt({ checked, onDone }: ReceiptProps) {
  const session = useSession();
  const [compared, setCompared] = useState(false);
  const [busy, setBusy] = useState(false);
  const { manifest, judgement, token } = checked;
  if (manifest === null || judgement === null || token === null) return null;
  const { verdict, sentence } = judgement;
  const comparing = asksComparing.has(verdict);
  const accept = async () => {
    setBusy(true);
    try {
      await call('parcels.accept', { token, compared });
      toast.saved(`已登记${manifest.office.street}第 ${manifest.sequence} 份上报包。`);
      onDone();
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const mayAccept = session.has('report.write') && !session.readOnly && verdict !== 'replayed';
  return (
    <Alert
      color={verdict === 'ok' ? 'deepBlue' : verdict === 'replayed' || verdict === 'key-changed' ? 'red' : 'orange'}
      title={titles[verdict]}
      role="status"
    >
      <Stack gap="xs">
        <Text size="sm">{sentence}</Text>
        {comparing ? (
          <>
            <Group gap={10} role="group" aria-label="密钥指纹">
              {manifest.keyFingerprint.split(' ').map((group, place) => (
                <Code key={place} fz="lg" px={8}>
                  {group}
                </Code>
              ))}
            </Group>
            {mayAccept ? (
              <Checkbox
                label="已与盖章的报送单逐组核对，指纹一致"
                checked={compared}
                onChange={(event) => setCompared(event.currentTarget.checked)}
              />
            ) : null}
          </>
        ) : null}
        {mayAccept ? (
          <Group>
            <Button loading={busy} disabled={comparing && !compared} onClick={() => void accept()}>
              {verdict === 'ok' || verdict === 'first' ? '登记接收' : '已核实，登记接收'}
            </Button>
          </Group>
        ) : null}
      </Stack>
    </Alert>
  );
}
