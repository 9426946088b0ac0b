/** The list of any register that has no page of its own. */
import { useParams } from 'wouter';
import { NotFound } from '../layout/not-found.tsx';
import type { Page } from '../pages.ts';
import { RegisterList } from '../parts/list/register-list.tsx';
import { useSession } from '../session.tsx';
import { useVocabulary } from '../vocabulary.tsx';

function RegisterPage() {
  const { register: key } = useParams<{ register: string }>();
  const register = useVocabulary().find(key);
  const session = useSession();
  if (register === undefined || !session.may(register, 'read')) return <NotFound />;
  return <RegisterList key={register.key} register={register} />;
}

export const page: Page = { path: '/r/:register', title: '台账', area: '人员台账', component: RegisterPage };
