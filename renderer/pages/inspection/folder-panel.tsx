/** Where the folder of a pack is put. */
import { Alert, Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { type ChosenPlace, PlaceChooser } from '../../parts/places/place-chooser.tsx';

interface FolderPanelProps {
  readonly full: boolean;
  readonly onPlace: (place: ChosenPlace) => void;
}

export function FolderPanel({ full, onPlace }: FolderPanelProps) {
  const { close } = useBeside();
  const [place, setPlace] = useState<ChosenPlace | null>(null);
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Alert color="gray" p="xs">
            文件夹里是没有加密的电子表格和 PDF，谁拿到都能打开，用后按规定删除。
            {full ? '本次含有没有遮盖的个人信息。' : ''}
          </Alert>
          <PlaceChooser value={place} onChange={setPlace} needed={null} />
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button
          disabled={place === null}
          onClick={() => {
            if (place === null) return;
            onPlace(place);
            close();
          }}
        >
          存到这里
        </Button>
      </BesideFoot>
    </>
  );
}
