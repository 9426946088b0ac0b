/** 打印, 导出, 定稿: at the right of the page's head. */
import { Button } from '@mantine/core';
import { IconArchive, IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useSession } from '../../session.tsx';
import type { MonthView } from './list-choice.ts';
import type { Correction, MonthActs } from './use-month-acts.ts';

/** What may be done with the list that is shown. */
interface ListButtonsProps {
  readonly view: MonthView;
  readonly acts: MonthActs;
  /** The list that this one corrects and why; null for a first one. */
  readonly correction: Correction | null;
  readonly onKept: () => void;
}

export function ListButtons({ view, acts, correction, onKept }: ListButtonsProps) {
  const session = useSession();
  const count = view.groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const mayWrite = !session.readOnly && session.has('report.write') && session.has('roster.export');
  const keep = async () => {
    if (await acts.freeze(correction, count)) onKept();
  };
  if (!session.has('roster.export')) return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconPrinter size={16} aria-hidden />}
        disabled={acts.busy !== null}
        loading={acts.busy === 'print'}
        onClick={() => void acts.print()}
      >
        打印
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileSpreadsheet size={16} aria-hidden />}
        disabled={acts.busy !== null}
        loading={acts.busy === 'export'}
        onClick={() => void acts.save()}
      >
        导出 .xlsx
      </Button>
      {mayWrite ? (
        <Button
          leftSection={<IconArchive size={16} aria-hidden />}
          disabled={view.refusal !== null || correction?.reason.trim() === '' || acts.busy !== null}
          loading={acts.busy === 'freeze'}
          onClick={() => void keep()}
        >
          {correction === null ? '定稿' : '定稿更正'}
        </Button>
      ) : null}
    </>
  );
}
