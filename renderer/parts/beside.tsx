/** The panel beside the page: editing happens there, so that the list stays in view. One at a time. */
import { CloseButton, Title } from '@mantine/core';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState } from 'react';

interface Panel {
  readonly key: number;
  readonly title: string;
  readonly content: ReactNode;
}

export interface Beside {
  /** Shows a panel instead of the present one. Its content brings `BesideBody` and, where it has buttons, `BesideFoot`. */
  readonly show: (title: string, content: ReactNode) => void;
  readonly close: () => void;
  readonly isOpen: boolean;
}

const BesideContext = createContext<Beside | null>(null);
const PanelContext = createContext<Panel | null>(null);

/** The panel's handle. Only below `BesideProvider`. */
export function useBeside(): Beside {
  const beside = useContext(BesideContext);
  if (beside === null) throw new Error('useBeside outside of BesideProvider');
  return beside;
}

/** Holds what stands beside the page. */
export function BesideProvider({ children }: { readonly children: ReactNode }) {
  const [panel, setPanel] = useState<Panel | null>(null);
  const before = useRef<Element | null>(null);
  const show = useCallback((title: string, content: ReactNode) => {
    setPanel((present) => {
      if (present === null) before.current = document.activeElement;
      return { key: (present?.key ?? 0) + 1, title, content };
    });
  }, []);
  const close = useCallback(() => {
    setPanel(null);
    const back = before.current;
    // The keyboard goes on where it was, once the panel is gone.
    setTimeout(() => back instanceof HTMLElement && back.isConnected && back.focus());
  }, []);
  const beside = useMemo(() => ({ show, close, isOpen: panel !== null }), [show, close, panel]);
  return (
    <BesideContext value={beside}>
      <PanelContext value={panel}>{children}</PanelContext>
    </BesideContext>
  );
}

/** Where the panel stands; Esc closes it. */
export function BesidePlace() {
  const panel = useContext(PanelContext);
  const { close } = useBeside();
  const place = useRef<HTMLElement>(null);
  const key = panel?.key;
  useEffect(() => {
    if (key === undefined) return;
    const first = place.current?.querySelector<HTMLElement>(
      '[data-autofocus], .beside-body input, .beside-body textarea',
    );
    (first ?? place.current)?.focus();
  }, [key]);
  if (panel === null) return null;
  return (
    <aside
      ref={place}
      tabIndex={-1}
      aria-label={panel.title}
      onKeyDown={(event) => {
        // An open list or window takes the key for itself.
        const list = event.currentTarget.querySelector('[data-expanded]');
        const taken = event.defaultPrevented || list !== null || document.querySelector('[role=dialog]') !== null;
        if (event.key === 'Escape' && !event.nativeEvent.isComposing && !taken) close();
      }}
    >
      <div className="beside-head">
        <Title order={2} size="h3" style={{ flex: 1, minWidth: 0 }} lineClamp={1}>
          {panel.title}
        </Title>
        <CloseButton aria-label="关闭" onClick={close} />
      </div>
      <PanelKey value={panel.key}>{panel.content}</PanelKey>
    </aside>
  );
}

function PanelKey({ value, children }: { readonly value: number; readonly children: ReactNode }) {
  return (
    <div key={value} style={{ display: 'contents' }}>
      {children}
    </div>
  );
}

/** The scrolling part of a panel. */
export function BesideBody({ children }: { readonly children: ReactNode }) {
  return <div className="beside-body">{children}</div>;
}

/** The buttons of a panel, always in view. */
export function BesideFoot({ children }: { readonly children: ReactNode }) {
  return <div className="beside-foot">{children}</div>;
}
