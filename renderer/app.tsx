/** The app: providers, then what fits how things stand — trouble, first start, sign-in, or the pages. */
import { MantineProvider } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Outside } from './before/outside.tsx';
import { FailureNote, Waiting } from './parts/notes.tsx';
import { queries } from './queries.ts';
import { useStanding } from './standing.ts';
import { theme } from './theme.ts';

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
    case 'inside': {
      const { Inside } = standing.part;
      return <Inside office={standing.office} session={standing.session} />;
    }
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
