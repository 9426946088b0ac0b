/** Behind the sign-in: the office's words, the frame, the pages. A part of its own, read while the sign-in page stands. */
import 'dayjs/locale/zh-cn';
import { Suspense } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { z } from 'zod';
import { NotFound } from './layout/not-found.tsx';
import { Shell } from './layout/shell.tsx';
import { pages } from './pages.ts';
import { BesideProvider } from './parts/beside.tsx';
import { Waiting } from './parts/notes.tsx';
import { RecordDrawerProvider } from './parts/record/record-drawer.tsx';
import { UndoProvider } from './parts/undo.tsx';
import { type OfficeState, type Session, SessionProvider, useSession } from './session.tsx';
import { VocabularyProvider } from './vocabulary.tsx';

// The content security policy forbids generated code; without this zod would try it once and be reported.
z.config({ jitless: true });

function Pages() {
  const session = useSession();
  const [first] = pages
    .filter((page) => page.area === '待办' && page.order !== undefined)
    .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0));
  const home = first?.path ?? '/people';
  return (
    <Suspense fallback={<Waiting />}>
      <Switch>
        {pages
          .filter((page) => page.right === undefined || session.has(page.right))
          .map(({ path, component }) => (
            <Route key={path} path={path} component={component} />
          ))}
        {home === '/' ? null : (
          <Route path="/">
            <Redirect to={home} replace />
          </Route>
        )}
        <Route>
          <NotFound />
        </Route>
      </Switch>
    </Suspense>
  );
}

export function Inside({ office, session }: { readonly office: OfficeState; readonly session: Session }) {
  return (
    <SessionProvider office={office} session={session}>
      <VocabularyProvider waiting={<Waiting />}>
        <BesideProvider>
          <RecordDrawerProvider>
            <UndoProvider>
              <Shell>
                <Pages />
              </Shell>
            </UndoProvider>
          </RecordDrawerProvider>
        </BesideProvider>
      </VocabularyProvider>
    </SessionProvider>
  );
}
