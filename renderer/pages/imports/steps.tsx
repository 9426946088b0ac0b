/** The four steps of an import at the top of each of its screens. */
import { Stepper } from '@mantine/core';
import { useLocation } from 'wouter';
import { beginPath, columnsPath } from './shapes.ts';

const labels = ['选文件', '核对表头和栏目', '预览改动', '完成'] as const;

interface StepsProps {
  /** From 0. */
  readonly at: number;
  /** The import that is prepared; steps already done are a way back. */
  readonly run?: string;
  /** What kind of table it is. */
  readonly profile?: string;
}

export function Steps({ at, run, profile = 'roster' }: StepsProps) {
  const [, navigate] = useLocation();
  const open = run !== undefined && at < 3;
  const go = (step: number) => {
    if (step === 0) navigate(beginPath(profile));
    else if (step === 1 && run !== undefined) navigate(columnsPath(run));
  };
  return (
    <Stepper
      active={at === 3 ? 4 : at}
      onStepClick={go}
      size="xs"
      iconSize={22}
      allowNextStepsSelect={false}
      wrap={false}
      mb="xs"
      className="import-steps"
    >
      {labels.map((label, step) => (
        <Stepper.Step
          key={label}
          label={label}
          allowStepSelect={open && step < at}
          {...(step === at ? { 'aria-current': 'step' as const } : {})}
        />
      ))}
    </Stepper>
  );
}
