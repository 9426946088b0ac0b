/** A clean sheet for window.print: what stands in it is all that is printed. */
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';

export function PrintSheet({ children }: { readonly children: ReactNode }) {
  return createPortal(<div className="print-sheet">{children}</div>, document.body);
}
