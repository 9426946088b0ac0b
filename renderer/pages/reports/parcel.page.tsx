/** 上报包: for whom, what leaves, a look at it, and onto the stick. */
import { Code, Text } from '@mantine/core';
import { useState } from 'react';
import type { Page } from '../../pages.ts';
import { FailureNote, Waiting } from '../../parts/notes.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { Addressee } from './addressee.tsx';
import { Leaving } from './leaving.tsx';
import {
  type ChoiceFaults,
  disclosureOf,
  faultsOf,
  firstChoice,
  inputOf,
  type LeavingRegister,
} from './parcel-choice.ts';
import { ParcelPreview, PreviewedTables } from './parcel-preview.tsx';
import { Target } from './target.tsx';
import { useParcel } from './use-parcel.ts';
import { FolderWritten, ParcelWritten } from './written-parcel.tsx';

const none: readonly LeavingRegister[] = [];

const twoColumns = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fit, minmax(440px, 1fr))',
  gap: 12,
  alignItems: 'start',
} as const;

/** By what the recipient knows that a parcel is ours. */
function OwnKey({ fingerprint }: { readonly fingerprint: string | null }) {
  return (
    <Text size="sm" mb="xs">
      本单位的密钥指纹：
      {fingerprint === null ? '尚未生成，写第一份上报包时生成。' : <Code>{fingerprint}</Code>}
    </Text>
  );
}

function ParcelPage() {
  const { today } = useSession();
  const options = useDesk('parcels.options', {});
  const registers = options.data?.registers ?? none;
  const [choice, setChoice] = useState(() => firstChoice(today));
  const [faults, setFaults] = useState<ChoiceFaults>({});
  const parcel = useParcel(inputOf(choice, registers));
  const change = (patch: Partial<typeof choice>) => {
    setChoice((now) => ({ ...now, ...patch }));
    setFaults((now) => Object.fromEntries(Object.entries(now).filter(([key]) => !(key in patch))));
  };
  const preview = () => {
    const found = faultsOf(choice);
    setFaults(found);
    if (Object.keys(found).length === 0) void parcel.makePreview();
  };
  const { written } = parcel;
  const full = registers.some((one) => one.private.length > 0 && disclosureOf(choice, registers)[one.key] === 'full');
  return (
    <>
      <PageHead
        title="上报包"
        note="parcels"
        help={`把选定的台账写成一个加密文件交给上级。下一份是第 ${options.data?.sequence ?? '…'} 号，写好后自动记入上报记录。`}
      />
      {options.isError ? <FailureNote error={options.error} again={() => void options.refetch()} /> : null}
      {options.data === undefined && !options.isError ? <Waiting /> : null}
      {options.data === undefined || written !== null ? null : <OwnKey fingerprint={options.data.fingerprint} />}
      {written?.kind === 'parcel' ? <ParcelWritten written={written.parcel} onAgain={parcel.again} /> : null}
      {written?.kind === 'folder' ? <FolderWritten written={written.folder} onAgain={parcel.again} /> : null}
      {options.data === undefined || written !== null ? null : (
        <div>
          <div style={twoColumns}>
            <div style={{ display: 'grid', gap: 12 }}>
              <Addressee choice={choice} change={change} faults={faults} />
              <Leaving registers={registers} choice={choice} change={change} />
            </div>
            <div style={{ display: 'grid', gap: 12 }}>
              <ParcelPreview
                preview={parcel.preview}
                stale={parcel.stale}
                busy={parcel.previewing}
                failure={parcel.previewFailure}
                onPreview={preview}
              />
              <Target parcel={parcel} full={full} />
            </div>
          </div>
          {parcel.preview === null ? null : <PreviewedTables preview={parcel.preview} />}
        </div>
      )}
    </>
  );
}

export const page: Page = {
  path: '/reports/parcel',
  title: '上报包',
  area: '统计上报',
  order: 0.1,
  right: 'report.write',
  component: ParcelPage,
};
