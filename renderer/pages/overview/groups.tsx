/** The figures of the overview: tiles, and groups of bars each with its table. Every number opens the rows behind it. */
import { Table, Text, Title } from '@mantine/core';
import { lazy, Suspense } from 'react';
import type { OutputOf } from '../../desk.ts';
import { useBeside } from '../../parts/beside.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Waiting } from '../../parts/notes.tsx';
import { RowsBehind } from './rows-behind.tsx';

const Bars = lazy(async () => ({ default: (await import('./bars.tsx')).Bars }));

export type Group = OutputOf<'overview.view'>['groups'][number];
export type Tile = Group['tiles'][number];

const percentText = ({ percent }: Tile): string => (percent === null ? '' : `${percent.toFixed(1)}%`);

/** Opens what a tile counts. */
function useOpenTile(day: string): (tile: Tile, prefix?: string) => void {
  const { show } = useBeside();
  return (tile, prefix = '') =>
    show(`${prefix}${tile.label} ${tile.figure} ${tile.unit}`, <RowsBehind day={day} tile={tile.key} />);
}

/** The figure of a tile, with the rows that it counts. */
function TileFigure({
  tile,
  day,
  prefix = '',
}: {
  readonly tile: Tile;
  readonly day: string;
  readonly prefix?: string;
}) {
  return (
    <Figure title={`${prefix}${tile.label}`} count={tile.figure} unit={tile.unit}>
      <RowsBehind day={day} tile={tile.key} />
    </Figure>
  );
}

/** Figures that stand for themselves. */
export function Tiles({ group, day }: { readonly group: Group; readonly day: string }) {
  return (
    <section aria-label={group.label}>
      <Title order={2} size="h4" mb={4}>
        {group.label}
      </Title>
      <div className="overview-tiles">
        {group.tiles.map((tile) => (
          <div className="overview-tile" key={tile.key}>
            <Text size="sm">{tile.label}</Text>
            <div>
              <span className="overview-figure">
                <TileFigure tile={tile} day={day} />
              </span>{' '}
              <Text span size="sm" c="gray.7">
                {tile.unit} {percentText(tile)}
              </Text>
            </div>
          </div>
        ))}
      </div>
    </section>
  );
}

/** A group as bars beside its table. */
export function BarGroup({ group, day }: { readonly group: Group; readonly day: string }) {
  const open = useOpenTile(day);
  const prefix = `${group.label}：`;
  const openKey = (key: string) => {
    const tile = group.tiles.find((one) => one.key === key);
    if (tile !== undefined) open(tile, prefix);
  };
  return (
    <section className="overview-group" aria-label={group.label}>
      <Title order={2} size="h4" mb={4}>
        {group.label}
      </Title>
      <div className="overview-pair">
        <Suspense fallback={<Waiting />}>
          <Bars label={group.label} bars={group.tiles} onOpen={openKey} />
        </Suspense>
        <Table withTableBorder withColumnBorders verticalSpacing={2} aria-label={group.label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{group.key === 'community' ? '社区' : '类别'}</Table.Th>
              <Table.Th w={56}>人数</Table.Th>
              <Table.Th w={72}>占比</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {group.tiles.map((tile) => (
              <Table.Tr key={tile.key}>
                <Table.Th scope="row" fw={400}>
                  {tile.label}
                </Table.Th>
                <Table.Td className="overview-number">
                  <TileFigure tile={tile} day={day} prefix={prefix} />
                </Table.Td>
                <Table.Td className="overview-number">{percentText(tile)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  );
}
