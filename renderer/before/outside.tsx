/** Nobody is signed in: a first start, a trouble with the data folder, or the sign-in. */
import { type ReactNode, useState } from 'react';
import type { DeskFailure } from '../desk.ts';
import type { OfficeState } from '../session.tsx';
import { FirstStart } from './first-start.tsx';
import { Recover } from './recover.tsx';
import { Rescue } from './rescue.tsx';
import { Trouble } from './trouble.tsx';
import { Unlock } from './unlock.tsx';

/** What cannot be mended by typing another password. */
const troubles = new Set([
  'keyring-missing',
  'keyring-damaged',
  'store-damaged',
  'store-newer',
  'store-read-only',
  'store-missing',
  'disk-full',
  'folder-in-use',
  'migration-failed',
  'read-only',
]);

export function Outside({ office, entered }: { readonly office: OfficeState; readonly entered: () => void }): ReactNode {
  const [trouble, setTrouble] = useState<DeskFailure | null>(null);
  const [recovering, setRecovering] = useState(false);
  const [rescuing, setRescuing] = useState(false);
  // A first start goes on after the office exists: the recovery code is still to be shown.
  const [first] = useState(office.contents === 'empty');
  const met = (failure: DeskFailure): boolean => {
    if (!troubles.has(failure.code)) return false;
    setTrouble(failure);
    return true;
  };
  const again = () => {
    setTrouble(null);
    entered();
  };
  const rescue = () => setRescuing(true);
  if (rescuing) {
    const back = () => {
      setRescuing(false);
      again();
    };
    return <Rescue office={office} back={back} done={back} />;
  }
  const told = trouble ?? office.trouble;
  if (told !== null) return <Trouble code={told.code} sentence={told.message} folder={office.folder} again={again} rescue={rescue} />;
  if (office.contents === 'store-without-keyring' || office.contents === 'keyring-without-store') {
    return <Trouble code={office.contents} folder={office.folder} again={entered} rescue={rescue} />;
  }
  if (first && !(office.contents === 'office' && !office.open)) return <FirstStart office={office} entered={entered} met={met} rescue={rescue} />;
  if (recovering) return <Recover office={office} entered={entered} met={met} back={() => setRecovering(false)} />;
  return <Unlock office={office} entered={entered} met={met} recover={() => setRecovering(true)} rescue={rescue} />;
}
