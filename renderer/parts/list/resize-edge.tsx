/**
 * The edge of a heading that sets its column's width. mantine-datatable has one, but it keeps widths in the browser, for
 * whoever sits there next, and beyond the desk's reach; here they belong to the account.
 */
import { type PointerEvent, useState } from 'react';
import { widthAfter } from './arrange.ts';

interface ResizeEdgeProps {
  readonly onWidth: (width: number) => void;
}

interface Drag {
  readonly from: number;
  readonly width: number;
  readonly at: number;
}

/** Room for the padding and the edge of a cell. */
const around = 18;

/** What the widest text of the column that is in the page needs. */
function fitting(edge: HTMLElement): number | null {
  const place = edge.closest('th')?.cellIndex ?? -1;
  const rows = [...(edge.closest('table')?.tBodies[0]?.rows ?? [])];
  const texts = rows.flatMap((row) => row.cells[place]?.querySelector<HTMLElement>('.list-cell') ?? []);
  return texts.length === 0 ? null : Math.max(...texts.map((text) => text.scrollWidth)) + around;
}

export function ResizeEdge({ onWidth }: ResizeEdgeProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const begin = (event: PointerEvent<HTMLElement>) => {
    const width = event.currentTarget.closest('th')?.getBoundingClientRect().width;
    if (event.button !== 0 || width === undefined) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ from: event.clientX, width, at: event.clientX });
  };
  const end = (event: PointerEvent<HTMLElement>) => {
    if (drag === null) return;
    setDrag(null);
    // A click that moved nothing sets nothing.
    if (Math.abs(event.clientX - drag.from) > 2) onWidth(widthAfter(drag.width, event.clientX - drag.from));
  };
  return (
    <>
      <span
        className="list-edge"
        aria-hidden
        title="拖动调整列宽，双击按内容调整"
        // The heading around it can be dragged to another place; its edge alone cannot.
        onMouseDown={(event) => event.preventDefault()}
        onPointerDown={begin}
        onPointerMove={(event) => drag !== null && setDrag({ ...drag, at: event.clientX })}
        onPointerUp={end}
        onPointerCancel={() => setDrag(null)}
        onDoubleClick={(event) => {
          const width = fitting(event.currentTarget);
          if (width !== null) onWidth(widthAfter(width, 0));
        }}
      />
      {drag === null ? null : <span className="list-guide" aria-hidden style={{ left: drag.at }} />}
    </>
  );
}
