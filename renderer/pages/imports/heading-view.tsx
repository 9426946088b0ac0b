/** The first rows of the sheet, for seeing where the heading is and saying where it is instead. */
import { Button, Group, Paper, Select, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { Wizard } from './shapes.ts';

interface HeadingViewProps {
  readonly wizard: Wizard;
  readonly busy: boolean;
  readonly onSheet: (sheet: number) => void;
  readonly onHeading: (from: number, to: number) => void;
}

function headingSentence({ headingRows, rows, hiddenRows, skipped }: Wizard): string {
  if (headingRows === null) return '没有找到表头，请在下面点出表头所在的行。';
  const [from, to] = headingRows;
  if (to === 0) return `按没有表头读，共 ${rows} 行数据；各列按内容认，请逐列核对。`;
  const place = from === to ? `第 ${from} 行` : `第 ${from}—${to} 行`;
  const hidden = hiddenRows === 0 ? '' : `（含隐藏的 ${hiddenRows} 行）`;
  const passed = skipped.length === 0 ? '' : `，略过 ${skipped.length} 行`;
  return `表头在${place}，下面有 ${rows} 行数据${hidden}${passed}。`;
}

/** Rows that are passed over, by their reason: 合计行 第 12 行. */
function passedOver({ skipped }: Wizard): string {
  const byReason = Map.groupBy(skipped, (row) => row.reason);
  return [...byReason]
    .map(
      ([reason, rows]) =>
        `${reason}：第 ${rows
          .slice(0, 8)
          .map((row) => row.row)
          .join('、')} 行${rows.length > 8 ? '等' : ''}`,
    )
    .join('；');
}

/** What of the file is left for another import. */
function leftSheets({ otherSheets }: Wizard): string {
  const [first, ...more] = otherSheets;
  if (first === undefined) return '';
  const names = [first, ...more].slice(0, 5).map((name) => `“${name}”`);
  return `这个文件里还有 ${otherSheets.length} 张工作表也有名册（${names.join('')}${otherSheets.length > 5 ? '等' : ''}），这次没有读。要的话请在右边改选，或这张导完后再导一次。`;
}

/** A title merged over the whole row is shown once. */
function untitled(cells: readonly string[]): readonly string[] {
  const [first = '', ...rest] = cells;
  const isTitle =
    first !== '' &&
    rest.filter((text) => text === first).length > 1 &&
    rest.every((text) => text === first || text === '');
  return isTitle ? [first, ...rest.map(() => '')] : cells;
}

/** Choosing the heading: its first row, then its last one. */
function useChoice(onHeading: HeadingViewProps['onHeading']) {
  const [choosing, setChoosing] = useState(false);
  const [first, setFirst] = useState<number | null>(null);
  const begin = () => {
    setFirst(null);
    setChoosing(true);
  };
  const choose = (row: number) => {
    if (first === null) setFirst(row);
    else {
      setChoosing(false);
      onHeading(Math.min(first, row), Math.max(first, row));
    }
  };
  return { choosing, first, begin, choose, end: () => setChoosing(false) } as const;
}

type Choice = ReturnType<typeof useChoice>;

function TopRows({ wizard, choice }: { readonly wizard: Wizard; readonly choice: Choice }) {
  const [from, to] = wizard.headingRows ?? [0, 0];
  const isHeading = (row: number): boolean => (choice.choosing ? row === choice.first : row >= from && row <= to);
  return (
    // Reachable by keyboard, so that what does not fit is scrolled into view.
    <div
      className="import-top"
      role="region"
      aria-label="表的前几行"
      tabIndex={0}
      data-tall={choice.choosing || undefined}
    >
      <Table withColumnBorders aria-label="表的前几行内容">
        <Table.Tbody>
          {wizard.top.map(({ row, cells }) => (
            <Table.Tr key={row} data-heading={isHeading(row) || undefined}>
              <Table.Th scope="row">
                {choice.choosing ? (
                  <Button
                    size="compact-xs"
                    variant="default"
                    onClick={() => choice.choose(row)}
                    aria-label={`表头${choice.first === null ? '从' : '到'}第 ${row} 行`}
                  >
                    {row}
                  </Button>
                ) : (
                  row
                )}
              </Table.Th>
              {untitled(cells).map((text, at) => (
                <Table.Td key={`${row}/${at.toString()}`}>{text}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

/** Where the heading is, what is passed over, what is left for another import. */
function Sentences({ wizard }: { readonly wizard: Wizard }) {
  const passed = passedOver(wizard);
  const left = leftSheets(wizard);
  return (
    <div style={{ flex: '1 1 380px', minWidth: 0 }}>
      <Title order={2} size="h3">
        表头
      </Title>
      <Text size="sm" role="status">
        {headingSentence(wizard)}
      </Text>
      {passed === '' ? null : (
        <Text size="sm" c="gray.7" lineClamp={2}>
          {passed}
        </Text>
      )}
      {left === '' ? null : (
        <Text size="sm" c="orange.9">
          {left}
        </Text>
      )}
    </div>
  );
}

/** What to click while the heading is being chosen. */
function Choosing({ choice, onNone }: { readonly choice: Choice; readonly onNone: () => void }) {
  return (
    <Group gap="sm" mt="xs">
      <Text size="sm" fw={600} role="status">
        {choice.first === null
          ? '请点表头的第一行的行号。'
          : `表头从第 ${choice.first} 行开始，请再点表头的最后一行；只有一行的，再点一次第 ${choice.first} 行。`}
      </Text>
      <Button size="compact-sm" variant="default" onClick={onNone}>
        这张表没有表头
      </Button>
    </Group>
  );
}

export function HeadingView({ wizard, busy, onSheet, onHeading }: HeadingViewProps) {
  const choice = useChoice(onHeading);
  const [seen, setSeen] = useState(wizard.headingRows === null);
  const open = seen || choice.choosing || wizard.headingRows === null;
  const none = () => {
    choice.end();
    onHeading(0, 0);
  };
  return (
    <Paper withBorder p="sm" mb="sm" className="import-fixed">
      <Group justify="space-between" align="flex-end" gap="sm">
        <Sentences wizard={wizard} />
        {wizard.sheets.length > 1 ? (
          <Select
            label="工作表"
            w={260}
            disabled={busy}
            allowDeselect={false}
            data={wizard.sheets.map(({ name, hidden, rows }, at) => ({
              value: String(at),
              label: `${name}（${rows} 行${hidden ? '，隐藏' : ''}）`,
            }))}
            value={String(wizard.sheet)}
            onChange={(value) => value !== null && onSheet(Number(value))}
          />
        ) : null}
        <Button
          variant="default"
          aria-expanded={open}
          onClick={() => (choice.choosing ? choice.end() : setSeen(!seen))}
        >
          {choice.choosing ? '不改了' : open ? '收起' : '看表的前几行'}
        </Button>
        {choice.choosing ? null : (
          <Button variant="default" disabled={busy} onClick={choice.begin}>
            表头不对，我来指
          </Button>
        )}
      </Group>
      {choice.choosing ? <Choosing choice={choice} onNone={none} /> : null}
      {open ? <TopRows wizard={wizard} choice={choice} /> : null}
    </Paper>
  );
}
