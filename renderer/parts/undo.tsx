/** 撤销 of a change: taken back at once where nothing has to be kept, else after a preview that names what stays. */
import { List, ScrollArea, Stack, Text } from '@mantine/core';
import { type ReactNode, useCallback, useEffect } from 'react';
import { call, type OutputOf } from '../desk.ts';
import { ask } from './ask.tsx';
import { onTakeBack, toast } from './toast.tsx';
import { useRefresh } from './use-desk.ts';

type Preview = OutputOf<'history.undoPreview'>;

const shownNames = 200;

function PreviewText({ preview }: { readonly preview: Preview }) {
  const { base, kept } = preview;
  return (
    <Stack gap="xs">
      <Text size="sm">
        可撤销 {base.undoable} {base.unit}，保留 {base.kept} {base.unit}。
      </Text>
      {kept.length === 0 ? null : (
        <>
          <Text size="sm">下面的记录后来又有变化，撤销时保留不动：</Text>
          <ScrollArea.Autosize mah={260}>
            <List size="sm">
              {kept.slice(0, shownNames).map((one) => (
                <List.Item key={`${one.register}/${one.id}`}>
                  {one.register} {one.label}：{one.reason}
                </List.Item>
              ))}
            </List>
            {kept.length > shownNames ? <Text size="sm">另有 {kept.length - shownNames} 条。</Text> : null}
          </ScrollArea.Autosize>
        </>
      )}
    </Stack>
  );
}

/** A function that takes a change back. */
export function useTakeBack(): (changeId: string) => Promise<void> {
  const refresh = useRefresh();
  return useCallback(
    async (changeId) => {
      try {
        const preview = await call('history.undoPreview', { change: changeId });
        if (preview.undoable === 0) {
          await ask({
            title: '没有可以撤销的内容',
            body: <PreviewText preview={preview} />,
            confirm: '知道了',
            cancel: '关闭',
          });
          return;
        }
        const plain = preview.kept.length === 0 && preview.undoable === 1;
        const body = <PreviewText preview={preview} />;
        if (!plain && !(await ask({ title: '撤销这次操作', body, confirm: '撤销', danger: true }))) return;
        const { changeId: undo, kept } = await call('history.undo', { change: changeId });
        await refresh();
        toast.saved(kept.length === 0 ? '已撤销。' : `已撤销，保留 ${kept.length} 条后来有变化的记录。`, undo);
      } catch (error) {
        toast.failed(error);
      }
    },
    [refresh],
  );
}

/** Makes 撤销 in toasts work for the app below. */
export function UndoProvider({ children }: { readonly children: ReactNode }) {
  const takeBack = useTakeBack();
  useEffect(() => onTakeBack((changeId) => void takeBack(changeId)), [takeBack]);
  return children;
}
