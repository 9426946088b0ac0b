/** The panels of an account: adding one, changing name and role, a new password. */
import { Alert, Button, PasswordInput, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { call, DeskFailure, type OutputOf, sentenceOf } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

export type Account = OutputOf<'accounts.list'>[number];
type Role = Account['role'];

const roles = [
  { value: 'admin', label: '管理员', description: '全部功能，另可管理账号、设置、恢复备份、彻底删除' },
  { value: 'clerk', label: '经办人', description: '录入、修改、导入、打印、导出、上报，可显示完整信息' },
  { value: 'viewer', label: '查看', description: '只能看，敏感信息一直遮盖，不能修改、打印登记表和导出' },
] as const satisfies readonly { readonly value: Role; readonly label: string; readonly description: string }[];

function RoleInput({ value, onChange }: { readonly value: Role; readonly onChange: (role: Role) => void }) {
  return (
    <Radio.Group label="角色" withAsterisk value={value} onChange={onChange}>
      <Stack gap={8} mt={4}>
        {roles.map((role) => (
          <Radio key={role.value} {...role} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

type Faults = Readonly<Partial<Record<'name' | 'password' | 'again' | 'whole', string>>>;

function faultsFrom(error: unknown): Faults {
  const at = error instanceof DeskFailure ? error.fields[0]?.field : undefined;
  return at === 'name' || at === 'password' ? { [at]: sentenceOf(error) } : { whole: sentenceOf(error) };
}

interface PanelProps {
  readonly save: () => Promise<string>;
  readonly check: () => Faults;
  readonly faults: Faults;
  readonly setFaults: (faults: Faults) => void;
  readonly label: string;
  readonly done: () => void;
  readonly children: ReactNode;
}

/** A form in the panel: checked, saved, told. */
function Panel({ save, check, faults, setFaults, label, done, children }: PanelProps) {
  const refresh = useRefresh();
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = check();
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      toast.saved(await save());
      await refresh();
      done();
    } catch (error) {
      setFaults(faultsFrom(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'contents' }}>
      <BesideBody>
        <Stack gap="sm">
          {children}
          {faults.whole === undefined ? null : (
            <Alert color="red" role="alert">
              {faults.whole}
            </Alert>
          )}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button type="submit" loading={busy}>
          {label}
        </Button>
        <Button variant="default" onClick={done}>
          取消
        </Button>
      </BesideFoot>
    </form>
  );
}

interface Passwords {
  readonly password: string;
  readonly again: string;
}
const noPasswords: Passwords = { password: '', again: '' };

const passwordFaults = ({ password, again }: Passwords): Faults => ({
  ...(password === '' ? { password: '请设一个密码。' } : {}),
  ...(password === again ? {} : { again: '两次输入的密码不一样，请重新输入。' }),
});

function PasswordInputs({
  value,
  onChange,
  faults,
}: {
  readonly value: Passwords;
  readonly onChange: (value: Passwords) => void;
  readonly faults: Faults;
}) {
  return (
    <>
      <PasswordInput
        label="密码"
        description="至少 8 个字符，几个不相干的词连起来好记又难猜"
        withAsterisk
        autoComplete="new-password"
        value={value.password}
        error={faults.password}
        onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
      />
      <PasswordInput
        label="再输一次密码"
        withAsterisk
        autoComplete="new-password"
        value={value.again}
        error={faults.again}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
    </>
  );
}

function NameInput({
  value,
  onChange,
  fault,
}: {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly fault: string | undefined;
}) {
  return (
    <TextInput
      label="姓名或账号名称"
      withAsterisk
      maxLength={20}
      autoComplete="off"
      data-autofocus
      value={value}
      error={fault}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

const nameFault = (name: string): Faults => (name.trim() === '' ? { name: '请填写账号名称，一般用经办人姓名。' } : {});

export function AddAccount({ done }: { readonly done: () => void }) {
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('clerk');
  const [passwords, setPasswords] = useState(noPasswords);
  const [faults, setFaults] = useState<Faults>({});
  const save = async () => {
    await call('accounts.create', { name, role, password: passwords.password });
    return `已新增账号“${name.trim()}”，请把密码当面告诉本人。`;
  };
  return (
    <Panel
      save={save}
      check={() => ({ ...nameFault(name), ...passwordFaults(passwords) })}
      faults={faults}
      setFaults={setFaults}
      label="新增账号"
      done={done}
    >
      <NameInput value={name} onChange={setName} fault={faults.name} />
      <RoleInput value={role} onChange={setRole} />
      <PasswordInputs value={passwords} onChange={setPasswords} faults={faults} />
    </Panel>
  );
}

export function EditAccount({ account, done }: { readonly account: Account; readonly done: () => void }) {
  const [name, setName] = useState(account.name);
  const [role, setRole] = useState<Role>(account.role);
  const [faults, setFaults] = useState<Faults>({});
  const save = async () => {
    const renamed = name.trim() === account.name ? {} : { name };
    const moved = role === account.role ? {} : { role };
    await call('accounts.change', { id: account.id, ...renamed, ...moved });
    return '账号已修改，下次登录时生效。';
  };
  return (
    <Panel save={save} check={() => nameFault(name)} faults={faults} setFaults={setFaults} label="保存" done={done}>
      <NameInput value={name} onChange={setName} fault={faults.name} />
      <RoleInput value={role} onChange={setRole} />
    </Panel>
  );
}

export function ResetPassword({ account, done }: { readonly account: Account; readonly done: () => void }) {
  const [passwords, setPasswords] = useState(noPasswords);
  const [faults, setFaults] = useState<Faults>({});
  const save = async () => {
    await call('accounts.resetPassword', { id: account.id, password: passwords.password });
    return `已重设“${account.name}”的密码，原密码作废，请当面告诉本人。`;
  };
  return (
    <Panel
      save={save}
      check={() => passwordFaults(passwords)}
      faults={faults}
      setFaults={setFaults}
      label="重设密码"
      done={done}
    >
      <Alert color="gray" p="xs">
        给忘记密码的“{account.name}”设一个新密码。本人登录后可以在右上角自己改。
      </Alert>
      <PasswordInputs value={passwords} onChange={setPasswords} faults={faults} />
    </Panel>
  );
}
