/** 回收: many files at once, and what became of each. */
import { Alert, Button, CloseButton, Group, List, PasswordInput, Select, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { useRef, useState } from 'react';
import type { TakenFile } from '../../../electron/desk/collections/shapes.ts';
import { call, type OutputOf, type Progress, upload } from '../../desk.ts';
import { JobBar, useJob } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import './collections.css';

type Taken = OutputOf<'collections.take'>;

/** Files that one round may bring; more come in a second one. */
const mostFiles = 40;

/** Hands the files to the desk; the tokens by which it takes them. */
async function sendAll(files: readonly File[], onProgress: (progress: Progress) => void): Promise<string[]> {
  const uploads: string[] = [];
  for (const [i, file] of files.entries()) {
    onProgress({ done: i, total: files.length, label: '正在读取文件' });
    uploads.push(await upload('import', file));
  }
  return uploads;
}

/** Takes files and remembers what became of each until the next round. */
export function useTaking(id: string) {
  const job = useJob('collections.take');
  const refresh = useRefresh();
  const [sending, setSending] = useState<Progress | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [answers, setAnswers] = useState<readonly TakenFile[]>([]);
  const told = async ({ files, changeId }: Taken) => {
    await refresh();
    const good = files.filter(({ outcome }) => outcome === 'taken' || outcome === 'replaced').length;
    if (good > 0) toast.saved(`收下 ${good} 份，还没有写入台账。`, changeId ?? undefined);
  };
  const take = async (files: readonly File[]) => {
    setFailure(null);
    try {
      const uploads = await sendAll(files.slice(0, mostFiles), setSending);
      setSending(null);
      const taken = await job.run({ id, uploads });
      setAnswers(taken.files);
      await told(taken);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailure(error);
    } finally {
      setSending(null);
    }
  };
  const assign = async (file: TakenFile, part: string) => {
    try {
      const taken = await call('collections.assign', { id, part, token: file.token ?? '', fileName: file.fileName });
      setAnswers((now) => now.map((one) => (one === file ? (taken.files[0] ?? one) : one)));
      await told(taken);
    } catch (error) {
      toast.failed(error);
    }
  };
  /** Tries a password on all archives that wait for one. */
  const unlock = async (password: string) => {
    const locked = answers.filter(({ outcome }) => outcome === 'locked');
    try {
      const files = locked.map(({ token, fileName }) => ({ token: token ?? '', fileName }));
      const taken = await call('collections.unlock', { id, password, files });
      await told(taken);
      // Last: who reads that it was wrong types the next one at once, and nothing may clear it behind them.
      setAnswers((now) => [...now.filter((one) => !locked.includes(one)), ...taken.files]);
    } catch (error) {
      toast.failed(error);
    }
  };
  const progress = sending ?? job.progress;
  const drop = (file: TakenFile) => setAnswers((now) => now.filter((one) => one !== file));
  return {
    take,
    assign,
    unlock,
    drop,
    answers,
    clear: () => setAnswers([]),
    failure,
    progress,
    cancel: job.cancel,
  } as const;
}

type Taking = ReturnType<typeof useTaking>;

function AskedFile({ file, taking }: { readonly file: TakenFile; readonly taking: Taking }) {
  const [part, setPart] = useState<string | null>(file.candidates[0]?.part ?? null);
  return (
    <Group gap="xs" mt={4} align="flex-end">
      <Select
        aria-label={`${file.fileName}是哪个社区的`}
        size="xs"
        searchable
        allowDeselect={false}
        data={file.candidates.map((one) => ({ value: one.part, label: one.label }))}
        value={part}
        onChange={setPart}
      />
      <Button
        size="compact-sm"
        disabled={part === null}
        onClick={() => part !== null && void taking.assign(file, part)}
      >
        是这个社区的，收下
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => taking.drop(file)}>
        不收
      </Button>
    </Group>
  );
}

const outcomes = {
  taken: '收下',
  replaced: '代替',
  again: '重复',
  asked: '请选定',
  locked: '要密码',
  refused: '没收',
} as const satisfies Record<TakenFile['outcome'], string>;

/** One password for all archives that wait: the street gave it out for the collection. */
function Unlocking({ count, taking }: { readonly count: number; readonly taking: Taking }) {
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  if (count === 0) return null;
  const open = async () => {
    setBusy(true);
    await taking.unlock(password);
    setBusy(false);
    setPassword('');
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (password !== '') void open();
      }}
    >
      <Group gap="xs" mt={4} align="flex-end">
        <PasswordInput
          size="xs"
          w={220}
          label={`${count} 个压缩包的密码`}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          autoComplete="off"
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" mb={3} loading={busy} disabled={password === ''}>
          打开
        </Button>
      </Group>
    </form>
  );
}

/** What became of the files of the last round; what went well is said in a line. */
function Answers({ taking }: { readonly taking: Taking }) {
  const { answers } = taking;
  if (answers.length === 0) return null;
  const told = answers.filter(({ outcome }) => outcome !== 'taken');
  const good = answers.length - told.length;
  return (
    <Alert color={told.length === 0 ? 'deepBlue' : 'orange'} p="xs" mb="xs" className="import-fixed">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text size="sm" fw={600}>
          这次拖进来 {answers.length} 份：收下 {good} 份{told.length === 0 ? '' : `，另外 ${told.length} 份请看下面`}。
        </Text>
        <CloseButton size="sm" aria-label="收起结果" onClick={taking.clear} />
      </Group>
      {told.length === 0 ? null : (
        <Unlocking count={answers.filter(({ outcome }) => outcome === 'locked').length} taking={taking} />
      )}
      {told.length === 0 ? null : (
        <List size="sm" mt={4} style={{ maxHeight: 180, overflow: 'auto' }}>
          {told.map((file) => (
            <List.Item key={`${file.outcome} ${file.fileName} ${file.token ?? ''}`}>
              <b>{outcomes[file.outcome]}</b>　{file.fileName}：{file.text}
              {file.outcome === 'asked' ? <AskedFile file={file} taking={taking} /> : null}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}

export function TakeBack({ id, disabled }: { readonly id: string; readonly disabled: boolean }) {
  const taking = useTaking(id);
  const choose = useRef<() => void>(null);
  const [many, setMany] = useState(0);
  const begin = (files: readonly File[]) => {
    setMany(files.length);
    if (files.length > 0) void taking.take(files);
  };
  return (
    <>
      <Dropzone
        onDrop={begin}
        openRef={choose}
        activateOnClick={false}
        activateOnKeyboard={false}
        enablePointerEvents
        disabled={disabled || taking.progress !== null}
        tabIndex={-1}
        inputProps={{ 'aria-label': '社区交回的文件', accept: '.xlsx,.xlsm,.xls,.csv,.et,.zip' }}
        className="collect-drop"
        mb="xs"
      >
        <Group gap="sm" justify="center">
          <Text size="sm">把社区交回的文件都拖到这里，压缩包（.zip）也行；改了文件名、存成别的格式也认得。</Text>
          <Button size="compact-md" disabled={disabled} onClick={() => choose.current?.()}>
            选择交回的文件
          </Button>
        </Group>
      </Dropzone>
      {many > mostFiles ? (
        <Text size="sm" c="red.8" role="alert">
          一次最多 {mostFiles} 份，只读了前 {mostFiles} 份，其余请再拖一次。
        </Text>
      ) : null}
      {taking.progress === null ? null : <JobBar progress={taking.progress} onCancel={taking.cancel} />}
      {taking.failure === null ? null : <FailureNote error={taking.failure} />}
      <Answers taking={taking} />
    </>
  );
}
