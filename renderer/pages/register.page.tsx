/** The list of any register that has no page of its own. */
import { Button } from '@mantine/core';
import { Link, useParams } from 'wouter';
import { NotFound } from '../layout/not-found.tsx';
import type { Page } from '../pages.ts';
import { RegisterList } from '../parts/list/register-list.tsx';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';

/** What the app makes itself is not imported. */
const ownMade = new Set(['attachments', 'reports']);

function RegisterPage() {
  const { register: key } = useParams<{ register: string }>();
  const register = useVocabulary().find(key);
  const session = useSession();
  if (register === undefined || !session.may(register, 'read')) return <NotFound />;
  const importable = session.may(register, 'write') && register.single !== true && !ownMade.has(register.key);
  const head = importable ? (
    <Button variant="default" component={Link} href={`/import-into/${register.key}`}>
      导入
    </Button>
  ) : null;
  return <RegisterList key={register.key} register={register} head={head} />;
}

export const page: Page = { path: '/r/:register', title: '台账', area: '人员台账', component: RegisterPage };
