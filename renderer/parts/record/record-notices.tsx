/** Above a record's form: that it lies in the bin, that a draft waits, what failed. */
import { Alert, Button, Group, Text } from '@mantine/core';
import type { Register } from '../../../db/registers/model/register.ts';
import { call } from '../../desk.ts';
import { formatMoment } from '../field-value.tsx';
import { FailureNote } from '../notes.tsx';
import { toast } from '../toast.tsx';
import { useRefresh } from '../use-desk.ts';
import type { RecordForm } from './use-record-form.ts';

interface BinNoticeProps {
  readonly id: string;
  readonly register: Register;
  readonly mayWrite: boolean;
}

function BinNotice({ id, register, mayWrite }: BinNoticeProps) {
  const refresh = useRefresh();
  const restore = async () => {
    try {
      const { changeId } = await call('records.restore', { register: register.key, ids: [id] });
      await refresh();
      toast.saved('已从回收站恢复。', changeId);
    } catch (error) {
      toast.failed(error);
    }
  };
  return (
    <Alert color="gray" title="在回收站里" mb="sm">
      恢复以后才能修改。
      {mayWrite ? (
        <Button ml="sm" size="compact-sm" onClick={() => void restore()}>
          恢复
        </Button>
      ) : null}
    </Alert>
  );
}

export function Notices({
  form,
  register,
  mayWrite,
  focus,
}: {
  readonly form: RecordForm;
  readonly register: Register;
  readonly mayWrite: boolean;
  /** Puts the keyboard into a field: a button that was pressed is gone. */
  readonly focus: (key: string | undefined) => void;
}) {
  const { file, draft } = form;
  const { failure } = form.attempt;
  const takeDraft = () => {
    form.takeDraft();
    focus(Object.keys(draft?.patch ?? {})[0]);
  };
  const dropDraft = async () => {
    await form.drop();
    focus(undefined);
  };
  return (
    <>
      {file?.binned === true ? <BinNotice id={file.id} register={register} mayWrite={mayWrite} /> : null}
      {draft !== null && mayWrite ? (
        <Alert color="deepBlue" title="有一份没有保存的草稿" mb="sm" role="status">
          <Text size="sm">
            {formatMoment(draft.savedAt)} 填到一半，共改了 {Object.keys(draft.patch).length} 栏。
          </Text>
          <Group gap="xs" mt={6}>
            <Button size="compact-sm" onClick={takeDraft}>
              继续填写
            </Button>
            <Button size="compact-sm" variant="default" onClick={() => void dropDraft()}>
              不要草稿
            </Button>
          </Group>
        </Alert>
      ) : null}
      {failure === null ? null : <FailureNote error={failure} />}
    </>
  );
}
