/** 校验上报包: is it whole, is it theirs, is it the next one, what does it hold. */
import { Button, Group, Paper, PasswordInput, Stack, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconFileZip } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { DeskFailure, sentenceOf } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { JobBar } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { formatSize } from '../../parts/places/sizes.ts';
import { CheckResult } from './check-result.tsx';
import { useCheck } from './use-check.ts';

/** What the desk takes for a parcel. */
const largest = 500 * 1024 * 1024;

interface CheckFormProps {
  readonly busy: boolean;
  /** What is wrong with the password, if that is what failed. */
  readonly passwordFault: string | null;
  readonly onChange: () => void;
  readonly onCheck: (file: File, password: string) => void;
}

function FileDrop({
  file,
  onTake,
  onRefuse,
  disabled,
}: {
  readonly file: File | null;
  readonly onTake: (file: File | undefined) => void;
  readonly onRefuse: (size: number | undefined) => void;
  readonly disabled: boolean;
}) {
  return (
    <Dropzone
      onDrop={([taken]) => onTake(taken)}
      onReject={([rejected]) => onRefuse(rejected?.file.size)}
      multiple={false}
      maxSize={largest}
      disabled={disabled}
      inputProps={{ 'aria-label': '选择上报包文件' }}
      aria-label="选择上报包文件"
      style={{ flex: 1 }}
      p="sm"
    >
      <Group gap="sm" wrap="nowrap" style={{ pointerEvents: 'none' }}>
        <IconFileZip size={32} stroke={1.4} aria-hidden />
        <div style={{ minWidth: 0 }}>
          <Text size="sm" fw={600} style={{ overflowWrap: 'anywhere' }}>
            {file === null ? '把上报包拖到这里，或点这里选择文件' : file.name}
          </Text>
          <Text size="xs" c="gray.7">
            {file === null ? '.zip 文件，不超过 500 MB' : `${formatSize(file.size)}，点这里可以换一个文件`}
          </Text>
        </div>
      </Group>
    </Dropzone>
  );
}

function CheckForm({ busy, passwordFault, onChange, onCheck }: CheckFormProps) {
  const [file, setFile] = useState<File | null>(null);
  const [fileFault, setFileFault] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const take = (taken: File | undefined) => {
    onChange();
    setFile(taken ?? null);
    setFileFault(null);
  };
  const refuse = (size: number | undefined) => {
    take(undefined);
    setFileFault(
      size !== undefined && size > largest
        ? '文件超过 500 MB，不是上报包。请确认文件是否选对。'
        : '请一次只选一个文件。',
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (file !== null && password !== '') onCheck(file, password);
  };
  return (
    <Paper withBorder p="sm" component="form" onSubmit={submit}>
      <Group align="flex-start" gap="md" wrap="nowrap">
        <FileDrop file={file} onTake={take} onRefuse={refuse} disabled={busy} />
        <PasswordInput
          label="上报包密码"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          error={passwordFault}
          autoComplete="off"
          w={320}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
        />
        <Button type="submit" mt={21} disabled={file === null || password === '' || busy}>
          校验
        </Button>
      </Group>
      {fileFault === null ? null : (
        <Text size="sm" c="red.8" mt="xs" role="alert">
          {fileFault}
        </Text>
      )}
    </Paper>
  );
}

const help =
  '打开别的单位交来的上报包：核对是否完整、是否该单位签发、是否漏号，再看内容。只看不导入，不留下解密的文件。';

function CheckPage() {
  const { progress, checked, failure, check, cancel, forget } = useCheck();
  const [turn, setTurn] = useState(0);
  const again = () => {
    forget();
    setTurn(turn + 1);
  };
  const atPassword = failure instanceof DeskFailure && failure.fields.some((one) => one.field === 'password');
  return (
    <>
      <PageHead title="校验上报包" note="parcel_check" help={help} />
      <Stack gap="sm" maw={1100}>
        <CheckForm
          key={turn}
          busy={progress !== null}
          passwordFault={atPassword ? sentenceOf(failure) : null}
          onChange={forget}
          onCheck={(file, password) => void check(file, password)}
        />
        {progress === null ? null : <JobBar progress={progress} onCancel={cancel} />}
        {failure === null || atPassword ? null : <FailureNote error={failure} />}
        {checked === null ? null : <CheckResult checked={checked} onDone={again} />}
      </Stack>
    </>
  );
}

export const page: Page = {
  path: '/reports/check',
  title: '校验上报包',
  area: '统计上报',
  order: 0.2,
  right: 'report.read',
  component: CheckPage,
};
