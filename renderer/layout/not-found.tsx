/** Shown where an address leads nowhere. */
import { Anchor, Text, Title } from '@mantine/core';
import { Link } from 'wouter';

export function NotFound() {
  return (
    <div>
      <Title order={1}>没有这个页面</Title>
      <Text mb="sm">可能链接写错了，或您的账号没有查看的权限。</Text>
      <Anchor component={Link} href="/people">
        回到人员台账
      </Anchor>
    </div>
  );
}
