/** What an office without people does first: there is nothing to be reminded of yet. */
import { Alert, Button, Group, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';

export function FirstSteps() {
  const session = useSession();
  const people = useVocabulary().register('people');
  const found = useDesk('records.list', { register: 'people', columns: ['name'], limit: 1 });
  if (found.data === undefined || found.data.total > 0 || !session.may(people, 'write')) return null;
  return (
    <Alert variant="light" title="台账里还没有人员" mb="sm">
      <Text size="sm" mb="xs">
        把现有的花名册（Excel、CSV 都可以）导入进来，以后每天打开这里，就能看到谁的合同、证书、考核快到期。
      </Text>
      <Group gap="xs">
        <Button component={Link} href="/import">
          导入花名册
        </Button>
        <Button variant="default" component={Link} href="/people">
          逐人登记
        </Button>
      </Group>
    </Alert>
  );
}
