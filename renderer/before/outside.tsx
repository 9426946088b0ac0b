/** Nobody is signed in: a first start, a trouble with the data folder, a rescue from a backup, or the sign-in. */
import { type ReactNode, useState } from 'react';
import type { DeskFailure } from '../desk.ts';
import type { OfficeState } from '../session.tsx';
import { DemoStart } from './demo-start.tsx';
import { FirstStart } from './first-start.tsx';
import { Recover } from './recover.tsx';
import { Rescue } from './rescue.tsx';
import { Trouble } from './trouble.tsx';
import { Unlock } from './unlock.tsx';

/** What cannot be mended by typing another password. */
const troubles = new Set([
  'keyring-missing',
  'keyring-damaged',
  'keyring-unreadable',
  'keyring-newer',
  'store-damaged',
  'store-newer',
  'store-read-only',
  'store-missing',
  'store-busy',
  'disk-full',
  'disk-failed',
  'folder-in-use',
  'migration-failed',
]);

interface OutsideProps {
  readonly office: OfficeState;
  /** Somebody has signed in. */
  readonly entered: () => void;
  /** The folder is to be looked at anew. */
  readonly again: () => void;
}

export function Outside({ office, entered, again }: OutsideProps): ReactNode {
  const [met, setMet] = useState<{ readonly code: string; readonly message: string } | null>(null);
  const [way, setWay] = useState<'usual' | 'recover' | 'rescue'>('usual');
  // A first start goes on after the office exists: the recovery code is still to be shown.
  const [first] = useState(office.contents === 'empty' && office.trouble === null);
  const meet = (failure: DeskFailure): boolean => {
    if (!troubles.has(failure.code)) return false;
    setMet(failure);
    return true;
  };
  const retry = () => {
    setMet(null);
    again();
  };
  const rescue = () => setWay('rescue');
  const back = () => setWay('usual');
  if (way === 'rescue') {
    const done = () => {
      back();
      setMet(null);
      again();
    };
    return <Rescue office={office} back={back} done={done} />;
  }
  const trouble = met ?? office.trouble;
  if (trouble !== null) return <Trouble trouble={trouble} folder={office.folder} again={retry} rescue={rescue} />;
  if (first && office.contents === 'empty' && office.demo) return <DemoStart entered={entered} />;
  if (first) return <FirstStart office={office} entered={entered} met={meet} rescue={rescue} />;
  if (way === 'recover') return <Recover office={office} entered={entered} met={meet} back={back} />;
  return <Unlock office={office} entered={entered} met={meet} recover={() => setWay('recover')} rescue={rescue} />;
}
