/** Who is signed in: lock, show full values, change the password. */
import { Button, Menu, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { IconChevronDown, IconEye, IconEyeOff, IconHelp, IconKey, IconLock } from '@tabler/icons-react';
import { toast } from '../parts/toast.tsx';
import { useSession } from '../session.tsx';
import { ChangePassword } from './change-password.tsx';

export function AccountMenu({ onHelp }: { readonly onHelp: () => void }) {
  const session = useSession();
  const lock = () => session.lock().catch(toast.failed);
  const reveal = () => session.reveal(!session.revealed).catch(toast.failed);
  const change = () => modals.open({ title: '修改密码', children: <ChangePassword />, modalId: 'change-password' });
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <Button variant="white" size="compact-md" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {session.account.name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{session.roleLabel}</Menu.Label>
        {session.has('private.reveal') ? (
          <Menu.Item
            leftSection={session.revealed ? <IconEyeOff size={16} aria-hidden /> : <IconEye size={16} aria-hidden />}
            onClick={() => void reveal()}
          >
            {session.revealed ? '遮盖敏感信息' : '显示完整信息'}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={change} disabled={session.readOnly}>
          修改密码
        </Menu.Item>
        <Menu.Item
          leftSection={<IconHelp size={16} aria-hidden />}
          rightSection={
            <Text size="xs" c="gray.7">
              F1
            </Text>
          }
          onClick={onHelp}
        >
          帮助与快捷键
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLock size={16} aria-hidden />}
          rightSection={
            <Text size="xs" c="gray.7">
              Ctrl+L
            </Text>
          }
          onClick={() => void lock()}
        >
          锁定
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
