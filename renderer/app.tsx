/** The app: providers, then what fits how things stand — trouble, first start, sign-in, or the pages. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Outside } from './before/outside.tsx';
import { DeskFailure } from './desk.ts';
import { NotFound } from './layout/not-found.tsx';
import { Shell } from './layout/shell.tsx';
import { pages } from './pages.ts';
import { BesideProvider } from './parts/beside.tsx';
import { FailureNote, Waiting } from './parts/notes.tsx';
import { RecordDrawerProvider } from './parts/record/record-drawer.tsx';
import { UndoProvider } from './parts/undo.tsx';
import { SessionProvider, useSession, useStanding } from './session.tsx';
import { theme } from './theme.ts';
import { VocabularyProvider } from './vocabulary.tsx';

/** A desk that is closing or starting is asked again; what it refuses is not. */
function again(count: number, error: Error): boolean {
  return error instanceof DeskFailure && ['desk-busy', 'desk-gone'].includes(error.code) && count < 5;
}

const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: again, retryDelay: 600, staleTime: 30_000, refetchOnWindowFocus: false, networkMode: 'always' },
    mutations: { networkMode: 'always' },
  },
});

function Pages() {
  const session = useSession();
  const home = pages.find((page) => page.area === '待办' && page.order !== undefined)?.path ?? '/people';
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

function Inside() {
  return (
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
  );
}

function Standing() {
  const standing = useStanding();
  switch (standing.kind) {
    case 'loading':
      return <Waiting label="正在打开……" />;
    case 'failed':
      return (
        <main className="screen">
          <FailureNote error={standing.failure} again={standing.again} />
        </main>
      );
    case 'outside':
      return <Outside office={standing.office} entered={standing.entered} again={standing.again} />;
    case 'inside':
      return (
        <SessionProvider office={standing.office} session={standing.session}>
          <Inside />
        </SessionProvider>
      );
  }
}

/** Addresses behind #: the same in Electron and on loopback, and never sent anywhere. */
const routing = { hook: useHashLocation };

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider theme={theme} forceColorScheme="light">
        <DatesProvider settings={{ locale: 'zh-cn', firstDayOfWeek: 1 }}>
          <ModalsProvider labels={{ confirm: '确定', cancel: '取消' }}>
            <Notifications position="top-center" limit={4} transitionDuration={0} />
            <Router {...routing}>
              <Standing />
            </Router>
          </ModalsProvider>
        </DatesProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}
