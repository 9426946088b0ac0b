/** Bars of one colour with their numbers: read by length, not by colour. In a chunk of its own, with its stylesheet. */
import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';

export interface Bar {
  readonly key: string;
  readonly label: string;
  readonly figure: number;
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly onOpen: (key: string) => void;
}

const rowHeight = 27;

/** A bar as recharts hands it over on a click. */
function keyOf(clicked: unknown): string | null {
  if (typeof clicked !== 'object' || clicked === null) return null;
  const payload: unknown = Reflect.get(clicked, 'payload');
  const key: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, 'key') : null;
  return typeof key === 'string' ? key : null;
}

export function Bars({ label, bars, onOpen }: BarsProps) {
  const open = (clicked: unknown) => {
    const key = keyOf(clicked);
    if (key !== null) onOpen(key);
  };
  return (
    // The table beside says the same to the keyboard and to screen readers.
    <div role="img" aria-label={`${label}柱状图，数字见旁边的表`}>
      <BarChart
        h={bars.length * rowHeight + 12}
        data={bars.map((bar) => ({ ...bar }))}
        dataKey="label"
        orientation="vertical"
        series={[{ name: 'figure', label: '人数', color: 'deepBlue.7' }]}
        barProps={{ isAnimationActive: false, cursor: 'pointer', onClick: open, barSize: 15 }}
        barChartProps={{ accessibilityLayer: false, margin: { top: 2, right: 34, bottom: 2, left: 0 } }}
        yAxisProps={{ width: 108, interval: 0, tick: { fontSize: 12, fill: 'var(--mantine-color-gray-9)' } }}
        withXAxis={false}
        // Without a formatter the labels of the bars stay empty.
        valueFormatter={String}
        withBarValueLabel
        barLabelColor="gray.9"
        gridAxis="none"
        tooltipAnimationDuration={0}
      />
    </div>
  );
}
