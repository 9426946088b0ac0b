/** One change: what it touched, what taking it back would do. */
import { Button, DataList, List, Stack, Text } from '@mantine/core';
import { DeskFailure } from '../../desk.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { formatMoment } from '../../parts/field-value.tsx';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { useTakeBack } from '../../parts/undo.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';

/** What 撤销 would do; a right that is missing is a sentence, no fault. */
function UndoPreview({ id }: { readonly id: string }) {
  const preview = useDesk('history.undoPreview', { change: id });
  if (preview.error instanceof DeskFailure) return <Text size="sm">{preview.error.message}</Text>;
  if (preview.isError) return <FailureNote error={preview.error} />;
  if (preview.data === undefined) return <Waiting label="正在核对能撤销多少……" />;
  const { base, kept } = preview.data;
  return (
    <Stack gap={4}>
      <Text size="sm">
        可撤销 {base.undoable} {base.unit}，保留 {base.kept} {base.unit}。
      </Text>
      {kept.length === 0 ? null : (
        <List size="sm">
          {kept.slice(0, 50).map((one) => (
            <List.Item key={`${one.register}/${one.id}`}>
              {one.register} {one.label}：{one.reason}
            </List.Item>
          ))}
        </List>
      )}
      {kept.length > 50 ? <Text size="sm">另有 {kept.length - 50} 条。</Text> : null}
    </Stack>
  );
}

export function ChangePanel({ id, kind }: { readonly id: string; readonly kind: string }) {
  const session = useSession();
  const takeBack = useTakeBack();
  const found = useDesk('history.change', { change: id });
  if (found.isError)
    return (
      <BesideBody>
        <FailureNote error={found.error} />
      </BesideBody>
    );
  if (found.data === undefined) return <Waiting />;
  const { change, touched } = found.data;
  const undoable = !change.undone && !session.readOnly;
  return (
    <>
      <BesideBody>
        <DataList size="sm" orientation="horizontal">
          {[
            ['内容', change.title],
            ['类别', kind],
            ['时间', formatMoment(change.at)],
            ['操作人', change.actor],
            ['涉及', touched.map((one) => `${one.label} ${one.count} 条`).join('、')],
            ...(change.undone ? [['状态', '已撤销']] : []),
          ].map(([label, value]) => (
            <DataList.Item key={label}>
              <DataList.ItemLabel w={70}>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
        {undoable ? (
          <>
            <Text size="sm" fw={600} mt="md" mb={4}>
              撤销的话
            </Text>
            <UndoPreview id={id} />
          </>
        ) : null}
      </BesideBody>
      {undoable ? (
        <BesideFoot>
          <Button variant="default" c="red.8" onClick={() => void takeBack(id)}>
            撤销这次操作
          </Button>
        </BesideFoot>
      ) : null}
    </>
  );
}
