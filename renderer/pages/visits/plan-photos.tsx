/** Photos of a plan's visits: chosen from the disk, redrawn, kept with the plan. */
import { Button, FileButton, Group, Text } from '@mantine/core';
import { IconCamera } from '@tabler/icons-react';
import { useState } from 'react';
import { call, DeskFailure, upload } from '../../desk.ts';
import { AttachmentsPanel } from '../../parts/attachments-panel.tsx';
import { BesideBody, useBeside } from '../../parts/beside.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';
import { shrinkPhoto } from '../../parts/shrink-photo.ts';

/** As large as a file that is no picture may be before it is refused here: the desk takes 20 MB at most. */
const largest = 20 * 1024 * 1024;

function notAPicture(name: string): DeskFailure {
  const message = `“${name}”打不开，不是照片或已损坏，没有添加。请选 JPG、PNG 或 WebP 照片；HEIC 照片请先在手机上转成 JPG。`;
  return new DeskFailure({ code: 'photo-not-picture', message, fields: [], details: null });
}

async function keep(plan: string, file: File): Promise<string> {
  const redrawn = await shrinkPhoto(file);
  if (redrawn === null && file.size > largest) throw notAPicture(file.name);
  const token = await upload('attachment', redrawn ?? file);
  const { changeId } = await call('visits.addPhoto', { register: 'visit_plans', record: plan, upload: token });
  return changeId;
}

/** The button that takes photos in, and the one that shows what is there. */
export function PlanPhotos({ plan, mayWrite }: { readonly plan: string; readonly mayWrite: boolean }) {
  const refresh = useRefresh();
  const { show } = useBeside();
  const [busy, setBusy] = useState(false);
  const add = async (files: readonly File[]) => {
    setBusy(true);
    let kept = 0;
    let last: string | undefined;
    for (const file of files) {
      try {
        last = await keep(plan, file);
        kept += 1;
      } catch (error) {
        toast.failed(error);
      }
    }
    setBusy(false);
    if (kept === 0) return;
    await refresh();
    toast.saved(`已添加 ${kept} 张照片，拍摄地点等信息已去掉。`, kept === 1 ? last : undefined);
  };
  const open = () =>
    show(
      '照片与附件',
      <BesideBody>
        <Text size="sm" mb="xs">
          照片和签字扫描的 PDF 都会进报销附件包。
        </Text>
        <AttachmentsPanel register="visit_plans" record={plan} />
      </BesideBody>,
    );
  return (
    <Group gap="xs">
      {mayWrite ? (
        <FileButton
          multiple
          accept="image/jpeg,image/png,image/webp"
          onChange={(files) => void add(files)}
          inputProps={{ 'aria-label': '选择走访照片' }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              size="compact-md"
              loading={busy}
              leftSection={<IconCamera size={16} aria-hidden />}
            >
              添加照片
            </Button>
          )}
        </FileButton>
      ) : null}
      <Button variant="default" size="compact-md" onClick={open}>
        照片与附件
      </Button>
    </Group>
  );
}
