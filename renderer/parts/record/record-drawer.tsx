/** Opening a record beside the page, from anywhere. */
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { useVocabulary } from '../../vocabulary.tsx';
import { useBeside } from '../beside.tsx';
import { type OpenRecord, RecordPanel } from './record-panel.tsx';

export type { OpenRecord } from './record-panel.tsx';

interface RecordDrawer {
  readonly open: (request: OpenRecord) => void;
}

const RecordDrawerContext = createContext<RecordDrawer | null>(null);

/** Opens records beside the page. Only below `RecordDrawerProvider`. */
export function useRecordDrawer(): RecordDrawer {
  const drawer = useContext(RecordDrawerContext);
  if (drawer === null) throw new Error('useRecordDrawer outside of RecordDrawerProvider');
  return drawer;
}

export function RecordDrawerProvider({ children }: { readonly children: ReactNode }) {
  const { show, close } = useBeside();
  const { register } = useVocabulary();
  const open = useCallback(
    (request: OpenRecord) => {
      const { label } = register(request.register);
      show(
        request.id === undefined ? `新增${label}` : label,
        <RecordPanel request={request} open={open} close={close} />,
      );
    },
    [register, show, close],
  );
  const drawer = useMemo(() => ({ open }), [open]);
  return <RecordDrawerContext value={drawer}>{children}</RecordDrawerContext>;
}
