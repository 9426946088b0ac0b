/** 通知单, 体检名单, 签到表 of a batch or of the ticked people; the hospital's own form by its headings. */
import { Button, FileButton, Menu } from '@mantine/core';
import { IconPrinter, IconTableImport } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { call, upload } from '../../desk.ts';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useRefresh } from '../../parts/use-desk.ts';

const papers = { notices: '通知单（每人一张）', names: '体检名单', sign: '签到表' } as const;
type PaperKind = keyof typeof papers;

interface PapersProps {
  readonly year: number;
  /** Whom they name, in order. */
  readonly people: readonly string[];
}

export function PaperMenu({ year, people }: PapersProps) {
  const [busy, setBusy] = useState(false);
  const print = async (paper: PaperKind) => {
    setBusy(true);
    try {
      const { kind, file } = await call('health.print', { year, paper, people: [...people] });
      openPaper(await fetchPaper(kind, file), papers[paper]);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          disabled={people.length === 0}
          leftSection={<IconPrinter size={16} aria-hidden />}
        >
          打印
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {(Object.keys(papers) as PaperKind[]).map((paper) => (
          <Menu.Item key={paper} onClick={() => void print(paper)}>
            {papers[paper]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Opens the hospital's blank list in 按表头取数 with these people, and nobody else, as its rows. */
export function HospitalForm({ day, people }: { readonly day: string; readonly people: readonly string[] }) {
  const [busy, setBusy] = useState(false);
  const [, navigate] = useLocation();
  const refresh = useRefresh();
  const open = async (file: File | null) => {
    if (file === null) return;
    setBusy(true);
    try {
      const { id } = await call('forms.open', { upload: await upload('form', file) });
      const { settings } = await call('forms.get', { id });
      const who = { register: 'people', filters: [], search: '', ids: [...people], day, sort: [] };
      await call('forms.settings', { id, settings: { ...settings, who } });
      await refresh();
      navigate(`/forms/${id}`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <FileButton
      accept=".xlsx,.xlsm,.xls,.docx"
      inputProps={{ 'aria-label': '医院的空白名单' }}
      onChange={(file) => void open(file)}
    >
      {(props) => (
        <Button
          {...props}
          variant="default"
          loading={busy}
          disabled={people.length === 0}
          leftSection={<IconTableImport size={16} aria-hidden />}
        >
          填医院的名单
        </Button>
      )}
    </FileButton>
  );
}
