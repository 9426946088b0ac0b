/** 四、写到哪里: the stick or folder, the password, and writing. */
import { Button, Divider, Fieldset, Group, Stack, Text } from '@mantine/core';
import { IconDeviceUsb, IconFolderDown } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskFailure, sentenceOf } from '../../desk.ts';
import { ask } from '../../parts/ask.tsx';
import { JobBar } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { type ChosenPlace, PlaceChooser } from '../../parts/places/place-chooser.tsx';
import { ParcelPassword } from './parcel-password.tsx';
import type { useParcel } from './use-parcel.ts';

interface TargetProps {
  readonly parcel: ReturnType<typeof useParcel>;
  /** People's private values would leave unmasked. */
  readonly full: boolean;
}

const warning =
  '上报文件夹里是没有加密的电子表格和 PDF，谁拿到都能打开。请只存到收件单位指定的位置，报送后按规定删除；能用加密上报包的，优先用上报包。';

export function Target({ parcel, full }: TargetProps) {
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [password, setPassword] = useState('');
  const { preview, stale, progress, writeFailure } = parcel;
  const missing = preview === null || stale ? '请先预览上报内容。' : place === null ? '请先选择存放位置。' : null;
  const passwordFault =
    writeFailure instanceof DeskFailure && writeFailure.fields.some((one) => one.field === 'password')
      ? sentenceOf(writeFailure)
      : null;
  const busy = progress !== null;
  const writeFolder = async () => {
    const body = full ? `${warning} 本次含有没有遮盖的个人信息。` : warning;
    if (
      place !== null &&
      (await ask({ title: '另存为上报文件夹（不加密）', body, confirm: '知道了，另存', danger: true }))
    ) {
      await parcel.writeFolder(place);
    }
  };
  return (
    <Fieldset legend="四、写到哪里">
      <Stack gap="sm">
        <PlaceChooser value={place} onChange={setPlace} needed={preview?.needed ?? null} />
        <div>
          <ParcelPassword value={password} onChange={setPassword} error={passwordFault} />
        </div>
        {writeFailure === null || passwordFault !== null ? null : <FailureNote error={writeFailure} />}
        {progress === null ? null : <JobBar progress={progress} onCancel={parcel.cancel} />}
        <Group gap="sm">
          <Button
            leftSection={<IconDeviceUsb size={16} aria-hidden />}
            disabled={missing !== null || password === '' || busy}
            onClick={() => place !== null && void parcel.write(place, password)}
          >
            写入上报包
          </Button>
          <Text size="sm" c="gray.7">
            {busy ? '' : (missing ?? (password === '' ? '请设置上报包密码。' : `将写到 ${place?.name ?? ''}`))}
          </Text>
        </Group>
        <Divider label="单位不许用U盘时" labelPosition="left" />
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<IconFolderDown size={16} aria-hidden />}
            disabled={missing !== null || busy}
            onClick={() => void writeFolder()}
          >
            另存为上报文件夹
          </Button>
          <Text size="sm" c="gray.7">
            花名册和考核汇总，电子表格加 PDF，不加密
          </Text>
        </Group>
      </Stack>
    </Fieldset>
  );
}
