/** 下发采集表: as files in a folder or as a download, plain or a zip each. */
import { Button, Checkbox, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useState } from 'react';
import { download } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { JobBar, useJob } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { type ChosenPlace, PlaceChooser } from '../../parts/places/place-chooser.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

interface SendPanelProps {
  readonly id: string;
  /** Only these parts; null for all. */
  readonly parts: readonly string[] | null;
  readonly count: number;
}

function useSending({ id, parts }: SendPanelProps) {
  const job = useJob('collections.send');
  const refresh = useRefresh();
  const beside = useBeside();
  const [failure, setFailure] = useState<unknown>(null);
  const send = async (place: ChosenPlace | null, pack: 'plain' | 'zip', password: string) => {
    setFailure(null);
    try {
      const sent = await job.run({
        id,
        parts: parts === null ? null : [...parts],
        pack,
        password,
        place: place?.token ?? null,
      });
      if (sent.download !== null) download(sent.download);
      await refresh();
      toast.saved(
        sent.folder === null
          ? `已生成 ${sent.files.length} 份采集表，请分发给各社区。`
          : `已把 ${sent.files.length} 份采集表存到文件夹“${sent.folder}”。`,
      );
      beside.close();
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailure(error);
    }
  };
  return { job, failure, send } as const;
}

export function SendPanel(props: SendPanelProps) {
  const [where, setWhere] = useState<'download' | 'folder'>('download');
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  const [zip, setZip] = useState(false);
  const [password, setPassword] = useState('');
  const { job, failure, send } = useSending(props);
  const ready = where === 'download' || place !== null;
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Text size="sm">一个社区一份，共 {props.count} 份。发给社区后，在这里把交回的文件拖进来就行。</Text>
          <Radio.Group
            label="存到哪里"
            value={where}
            onChange={(value) => setWhere(value === 'folder' ? 'folder' : 'download')}
          >
            <Stack gap={6} mt={4}>
              <Radio value="download" label={props.count > 1 ? '下载成一个压缩包' : '下载'} />
              <Radio value="folder" label="存到文件夹或U盘" />
            </Stack>
          </Radio.Group>
          {where === 'folder' ? <PlaceChooser value={place} onChange={setPlace} needed={null} /> : null}
          <Checkbox
            label="每份单独压缩，可以加密码"
            checked={zip}
            onChange={(event) => setZip(event.currentTarget.checked)}
          />
          {zip ? (
            <PasswordInput
              label="密码"
              description="可不设；设了要另外告诉社区，只用英文字母、数字和符号，至少 8 位"
              autoComplete="new-password"
              maxLength={120}
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
            />
          ) : null}
          {failure === null ? null : <FailureNote error={failure} />}
          {job.progress === null ? null : <JobBar progress={job.progress} onCancel={job.cancel} />}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button
          leftSection={<IconSend size={16} aria-hidden />}
          disabled={!ready || job.progress !== null}
          onClick={() => void send(where === 'folder' ? place : null, zip ? 'zip' : 'plain', zip ? password : '')}
        >
          生成采集表
        </Button>
      </BesideFoot>
    </>
  );
}
