/** The frame around all pages: top bar, navigation, the page, the panel beside it. */
import { ActionIcon, Badge, Button, Text } from '@mantine/core';
import { useDisclosure, useHotkeys, useMediaQuery } from '@mantine/hooks';
import { useSpotlight } from '@mantine/spotlight';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { call, DeskFailure } from '../desk.ts';
import { officeLine } from '../first-questions.ts';
import { BesidePlace, useBeside } from '../parts/beside.tsx';
import { toast } from '../parts/toast.tsx';
import { useDesk } from '../parts/use-desk.ts';
import { useSession } from '../session.tsx';
import { AccountMenu } from './account-menu.tsx';
import { finder, findStore } from './finder.ts';
import { HelpDrawer } from './help.tsx';
import { LookingBar } from './looking-bar.tsx';
import { Navigation } from './navigation.tsx';
import { useDueCount } from './due-count.ts';
import { useWindowShell } from './window-shell.ts';

const Find = lazy(() => import('./find.tsx').then((part) => ({ default: part.Find })));

/** The street's name, and whether these are demonstration data. */
function OfficeName() {
  const offices = useDesk('records.list', officeLine);
  const values = offices.data?.rows[0]?.values;
  return (
    <>
      <Text fw={600} c="white" truncate>
        {String(values?.['street'] ?? '')} 社区工作者台账
      </Text>
      {values?.['demo'] === 1 ? (
        <Badge variant="white" color="orange.7" component={Link} href="/r/offices" style={{ cursor: 'pointer' }}>
          演示数据
        </Badge>
      ) : null}
    </>
  );
}

interface TopBarProps {
  readonly narrow: boolean;
  /** Whether the navigation is unfolded on a narrow screen. */
  readonly menu: boolean;
  readonly onMenu: () => void;
  readonly onHelp: () => void;
}

function TopBar({ narrow, menu, onMenu, onHelp }: TopBarProps) {
  const said = menu ? '收起导航' : '展开导航';
  const key = (
    <Text size="xs" c="gray.7">
      Ctrl+K
    </Text>
  );
  return (
    <section className="top" aria-label="顶栏">
      {narrow ? (
        <ActionIcon variant="transparent" c="white" aria-label={said} aria-expanded={menu} onClick={onMenu}>
          <IconMenu2 size={20} />
        </ActionIcon>
      ) : null}
      <OfficeName />
      <span style={{ flex: 1 }} />
      <Button
        variant="white"
        size="compact-md"
        fw={400}
        leftSection={<IconSearch size={15} aria-hidden />}
        rightSection={key}
        onClick={() => finder.open()}
      >
        查找人员或页面
      </Button>
      <AccountMenu onHelp={onHelp} />
    </section>
  );
}

const backupAfterMs = 5000;

/** Today's backup begins once the first page stands; what went wrong with it is said. */
function useDailyBackup(): void {
  const { readOnly } = useSession();
  useEffect(() => {
    if (readOnly) return;
    const make = async () => {
      try {
        const { problem } = await call('backups.daily', {});
        if (problem !== null)
          toast.failed(new DeskFailure({ code: 'backup-failed', message: problem, fields: [], details: null }));
      } catch (error) {
        toast.failed(error);
      }
    };
    const timer = setTimeout(() => void make(), backupAfterMs);
    return () => clearTimeout(timer);
  }, [readOnly]);
}

/** Ctrl+K is read once the first page stands and the machine has nothing else to do, or when somebody wants it sooner. */
function FindLater() {
  const [wanted, want] = useState(false);
  const { opened } = useSpotlight(findStore);
  useEffect(() => {
    const waiting = requestIdleCallback(() => want(true), { timeout: 3000 });
    return () => cancelIdleCallback(waiting);
  }, []);
  return <Suspense>{wanted || opened ? <Find /> : null}</Suspense>;
}

export function Shell({ children }: { readonly children: ReactNode }) {
  const session = useSession();
  const narrow = useMediaQuery('(max-width: 1000px)', false);
  const [menu, { toggle, close: closeMenu }] = useDisclosure(false);
  const [help, { open: openHelp, close: closeHelp }] = useDisclosure(false);
  const { close: closeBeside } = useBeside();
  const [location] = useLocation();
  useEffect(() => closeBeside(), [location, closeBeside]);
  useHotkeys(
    [
      ['F1', openHelp],
      ['mod+L', () => void session.lock().catch(toast.failed)],
      ['mod+K', () => finder.open()],
    ],
    [],
    true,
  );
  useDailyBackup();
  useDueCount();
  useWindowShell({ help: openHelp, find: finder.open, lock: () => void session.lock().catch(toast.failed) });
  return (
    <div className="shell" data-narrow={narrow || undefined}>
      <TopBar narrow={narrow} menu={menu} onMenu={toggle} onHelp={openHelp} />
      <nav aria-label="主导航" data-open={menu || undefined}>
        <Navigation onMove={closeMenu} />
      </nav>
      <div className="work">
        <main>
          <LookingBar />
          {children}
        </main>
        <BesidePlace />
      </div>
      <FindLater />
      <HelpDrawer opened={help} onClose={closeHelp} />
    </div>
  );
}
