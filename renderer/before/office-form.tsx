/** First start: whose book this is, where it lies, who is the first to sign in. */
import { Alert, Anchor, Button, Code, Fieldset, Group, PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call, DeskFailure, sentenceOf } from '../desk.ts';
import { type TextFaults, useTextFields } from '../parts/use-text-fields.ts';
import type { OfficeState } from '../session.tsx';
import { openFolderPage } from '../parts/places/folder-page.tsx';
import { formatSize } from '../parts/places/sizes.ts';
import { Card } from './card.tsx';

const empty = { street: '', county: '', divisionCode: '', account: '', password: '', again: '' };
type Values = typeof empty;
type Faults = TextFaults<keyof Values | 'whole'>;

/** What can be said before asking the desk. */
function faultsOf(values: Values): Faults {
  const needed = (key: keyof Values, sentence: string): Faults =>
    values[key].trim() === '' ? { [key]: sentence } : {};
  return {
    ...needed('street', '请填写街道名称。'),
    ...needed('county', '请填写上级县(市、区)。'),
    ...needed('account', '请填写姓名或账号名称。'),
    ...needed('password', '请设一个密码。'),
    ...(/^(\d{6}|\d{9}|\d{12})?$/.test(values.divisionCode.trim())
      ? {}
      : { divisionCode: '行政区划代码应是 6 位、9 位或 12 位数字；不清楚可以先不填。' }),
    ...(values.password === values.again ? {} : { again: '两次输入的密码不一样，请重新输入。' }),
  };
}

/** What speaks for or against the folder: where it lies, and whether there is room in it. */
function FolderNotes({ office }: { readonly office: OfficeState }) {
  const { judgement, room, strangers } = office;
  const free = room === null || room.freeBytes === null ? '' : `，可用空间 ${formatSize(room.freeBytes)}`;
  return (
    <>
      {judgement.verdict === 'ok' ? null : (
        <Alert
          color={judgement.verdict === 'refused' ? 'red' : 'orange'}
          title={judgement.verdict === 'refused' ? '不能放在这里' : '请留意，也可以继续'}
        >
          {judgement.message}
        </Alert>
      )}
      {room === null || room.message === null ? null : (
        <Alert color={room.writable ? 'orange' : 'red'} title={room.writable ? '磁盘快满了' : '不能写入'}>
          {room.message}
        </Alert>
      )}
      {strangers ? <Alert color="orange">这个文件夹里已有别的文件，程序不会动它们；最好换一个空文件夹。</Alert> : null}
      {judgement.verdict === 'ok' && room?.message === null ? (
        <Text size="sm">位置合适{free}。全部数据加密存放在这里，备份也从这里做。</Text>
      ) : null}
    </>
  );
}

/** Whether the data cannot lie where it would. */
const isRefused = ({ judgement, room }: OfficeState): boolean =>
  judgement.verdict === 'refused' || room?.writable === false;

function Folder({ office, moved }: { readonly office: OfficeState; readonly moved: () => void }) {
  const { folder } = office;
  const [fault, setFault] = useState<string | null>(null);
  const move = async (place: string) => {
    try {
      await call('office.moveTo', { place });
      moved();
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  const pick = async () => {
    setFault(null);
    try {
      if (office.host.pickFolder) {
        const picked = await call('places.pick', { title: '选择数据放在哪里' });
        if (picked !== null) await move(picked.token);
        return;
      }
      const { drives, home } = await call('places.drives', {});
      openFolderPage(home, drives, (place) => void move(place.token));
    } catch (error) {
      setFault(sentenceOf(error));
    }
  };
  return (
    <Stack gap={6}>
      <Group gap="xs">
        <Text size="sm">
          数据文件夹：<Code>{folder}</Code>
        </Text>
        <Button size="compact-sm" variant="default" onClick={() => void pick()}>
          换个位置
        </Button>
      </Group>
      {fault === null ? null : <Alert color="red">{fault}</Alert>}
      <FolderNotes office={office} />
    </Stack>
  );
}

interface OfficeFormProps {
  readonly office: OfficeState;
  readonly met: (failure: DeskFailure) => boolean;
  readonly rescue: () => void;
  /** The data folder was changed: everything is asked anew. */
  readonly moved: () => void;
  readonly done: (recoveryCode: string, street: string) => void;
}

function useSetUp({ met, done }: OfficeFormProps) {
  const { values, faults, setFaults, field } = useTextFields<keyof Values | 'whole'>({ ...empty, whole: '' });
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = faultsOf(values);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setBusy(true);
    try {
      const { street, county, divisionCode, account, password } = values;
      const { recoveryCode } = await call('office.setUp', { street, county, divisionCode, account, password });
      done(recoveryCode, street.trim());
    } catch (error) {
      if (error instanceof DeskFailure && met(error)) return;
      const at = error instanceof DeskFailure ? error.fields[0]?.field : undefined;
      setFaults({ [at ?? 'whole']: sentenceOf(error) });
    } finally {
      setBusy(false);
    }
  };
  return { faults, field, busy, submit };
}

type FieldOf = ReturnType<typeof useSetUp>['field'];

function StreetFields({ field }: { readonly field: FieldOf }) {
  return (
    <>
      <TextInput
        label="街道名称"
        description="全称，如“某某街道”，用在表头和上报包"
        withAsterisk
        autoFocus
        maxLength={60}
        {...field('street')}
      />
      <Group grow align="flex-start">
        <TextInput label="上级县(市、区)" description="如“某某区”" withAsterisk maxLength={60} {...field('county')} />
        <TextInput
          label="行政区划代码"
          description="街道的 9 位或 12 位代码，可以后补"
          inputMode="numeric"
          maxLength={12}
          {...field('divisionCode')}
        />
      </Group>
    </>
  );
}

function AccountFields({ field }: { readonly field: FieldOf }) {
  const both = { withAsterisk: true, autoComplete: 'new-password' } as const;
  return (
    <Stack gap="sm">
      <TextInput label="姓名或账号名称" withAsterisk maxLength={30} autoComplete="off" {...field('account')} />
      <Group grow align="flex-start">
        <PasswordInput label="密码" description="至少 8 个字符，几个词连起来最好记" {...both} {...field('password')} />
        <PasswordInput label="再输一次密码" description="两次要一样" {...both} {...field('again')} />
      </Group>
    </Stack>
  );
}

export function OfficeForm(props: OfficeFormProps) {
  const { office, rescue, moved } = props;
  const { faults, field, busy, submit } = useSetUp(props);
  return (
    <Card title="建立台账" wide intro="第一次使用，请填写本单位的情况并设立第一个账号。以后都可以在“系统设置”里修改。">
      <Alert variant="outline" title="不得存储、处理国家秘密">
        本程序用于非涉密计算机，不得录入、存储、处理国家秘密和工作秘密。
      </Alert>
      <form onSubmit={(event) => void submit(event)} noValidate style={{ display: 'grid', gap: 12 }}>
        <Fieldset legend="单位">
          <Stack gap="sm">
            <StreetFields field={field} />
            <Folder office={office} moved={moved} />
          </Stack>
        </Fieldset>
        <Fieldset legend="第一个账号（管理员）">
          <AccountFields field={field} />
        </Fieldset>
        {faults.whole === undefined ? null : (
          <Alert color="red" role="alert">
            {faults.whole}
          </Alert>
        )}
        <Group justify="space-between">
          <Anchor component="button" type="button" size="sm" onClick={rescue}>
            换了电脑或重装过？从备份恢复
          </Anchor>
          <Button type="submit" loading={busy} disabled={isRefused(office)}>
            建立台账
          </Button>
        </Group>
      </form>
    </Card>
  );
}
