/** The first start: the office and its first account, the recovery code, three ways on. */
import { type ReactNode, useState } from 'react';
import type { DeskFailure } from '../desk.ts';
import { type OfficeState, useAlive } from '../session.tsx';
import { OfficeForm } from './office-form.tsx';
import { RecoveryCode } from './recovery-code.tsx';
import { ThreeWays } from './three-ways.tsx';

type Step =
  | { readonly at: 'form' }
  | { readonly at: 'code'; readonly code: string; readonly street: string }
  | { readonly at: 'ways' };

interface FirstStartProps {
  readonly office: OfficeState;
  readonly entered: () => void;
  readonly met: (failure: DeskFailure) => boolean;
  readonly rescue: () => void;
}

export function FirstStart({ office, entered, met, rescue }: FirstStartProps) {
  const [step, setStep] = useState<Step>({ at: 'form' });
  switch (step.at) {
    case 'form':
      return (
        <OfficeForm
          office={office}
          met={met}
          rescue={rescue}
          moved={entered}
          done={(code, street) => setStep({ at: 'code', code, street })}
        />
      );
    case 'code':
      return (
        <KeptAlive>
          <RecoveryCode code={step.code} street={step.street} done={() => setStep({ at: 'ways' })} />
        </KeptAlive>
      );
    case 'ways':
      return (
        <KeptAlive>
          <ThreeWays entered={entered} />
        </KeptAlive>
      );
  }
}

/** The office is open behind these steps: the desk is told that somebody is there. */
function KeptAlive({ children }: { readonly children: ReactNode }) {
  useAlive();
  return children;
}
