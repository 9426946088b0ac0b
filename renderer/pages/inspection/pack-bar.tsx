/** How the pack leaves: masked or in full, with or without scans, to whom; as one PDF or as a folder. */
import { Alert, Button, Checkbox, Group, Select } from '@mantine/core';
import { IconFileTypePdf, IconFolderDown } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useBeside } from '../../parts/beside.tsx';
import { JobBar } from '../../parts/job.tsx';
import { FailureNote } from '../../parts/notes.tsx';
import type { ChosenPlace } from '../../parts/places/place-chooser.tsx';
import { useDesk } from '../../parts/use-desk.ts';
import { useSession } from '../../session.tsx';
import { FolderPanel } from './folder-panel.tsx';
import type { Measures } from './measure-table.tsx';
import { type PackInput, type PackState, usePack } from './use-pack.ts';

interface Settings {
  readonly style: 'masked' | 'full';
  readonly scans: boolean;
  readonly recipient: string | null;
}

function Choices({
  settings,
  onChange,
}: {
  readonly settings: Settings;
  readonly onChange: (next: Partial<Settings>) => void;
}) {
  const mayReveal = useSession().has('private.reveal');
  const recipients = useDesk('records.list', { register: 'recipients', columns: ['name'], limit: 200 });
  return (
    <>
      <Select
        label="收件单位"
        placeholder="只供现场查看"
        w={210}
        clearable
        clearButtonProps={{ 'aria-label': '不填收件单位' }}
        data={(recipients.data?.rows ?? []).map(({ id, values }) => ({
          value: id,
          label: String(values['name'] ?? ''),
        }))}
        value={settings.recipient}
        onChange={(recipient) => onChange({ recipient })}
      />
      <Select
        label="个人信息"
        w={130}
        allowDeselect={false}
        data={[{ value: 'masked', label: '遮盖' }, ...(mayReveal ? [{ value: 'full', label: '完整（留记录）' }] : [])]}
        value={settings.style}
        onChange={(value) => onChange({ style: value === 'full' ? 'full' : 'masked' })}
      />
      <Checkbox
        label="附扫描件"
        mb={8}
        checked={settings.scans}
        onChange={(event) => onChange({ scans: event.currentTarget.checked })}
      />
    </>
  );
}

function Result({ made }: { readonly made: NonNullable<PackState['made']> }) {
  return (
    <Alert color="deepBlue" title={`已生成 ${made.name}`} my="xs" role="status">
      {made.notes.map((note) => (
        <div key={note}>{note}</div>
      ))}
      {made.report === null ? null : <Link href={`/reports/${made.report}`}>看上报记录</Link>}
    </Alert>
  );
}

export function PackBar({ view, measures }: { readonly view: Measures; readonly measures: readonly number[] }) {
  const { show } = useBeside();
  const pack = usePack();
  const [settings, setSettings] = useState<Settings>({ style: 'masked', scans: true, recipient: null });
  const input: PackInput = { year: view.year, measures: [...measures], ...settings };
  const toFolder = (place: ChosenPlace) => void pack.makeFolder(input, place);
  const chooseFolder = () => show('另存为文件夹', <FolderPanel full={input.style === 'full'} onPlace={toFolder} />);
  const blocked = measures.length === 0 || pack.progress !== null;
  return (
    <div>
      <Group gap="md" align="flex-end" mb={6}>
        <Choices settings={settings} onChange={(next) => setSettings((now) => ({ ...now, ...next }))} />
        {view.pdf ? (
          <Button
            leftSection={<IconFileTypePdf size={16} aria-hidden />}
            disabled={blocked}
            onClick={() => void pack.makePdf(input)}
          >
            生成 PDF
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconFolderDown size={16} aria-hidden />}
          disabled={blocked}
          onClick={chooseFolder}
        >
          另存为文件夹
        </Button>
      </Group>
      {pack.progress === null ? null : <JobBar progress={pack.progress} onCancel={pack.cancel} />}
      {pack.failure === null ? null : <FailureNote error={pack.failure} />}
      {pack.made === null ? null : <Result made={pack.made} />}
    </div>
  );
}
