/** Who a line is: one of those who may be meant, anybody found by name, or nobody. */
import { Button, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { Candidate, NameLine } from '../../../electron/desk/name-lists/shapes.ts';
import { BesideBody, BesideFoot } from '../../parts/beside.tsx';
import { RefInput } from '../../parts/inputs/ref-input.tsx';

const personField = { key: 'person', label: '都不是，另找一位', kind: 'ref', register: 'people' } as const;
const nobody = '';

export function candidateText({ name, community, position, birth, idTail, onRoll }: Candidate): string {
  const facts = [community, position, birth === '' ? '' : `${birth} 生`, idTail === '' ? '' : `身份证尾号 ${idTail}`];
  return [name, ...facts.filter((fact) => fact !== ''), ...(onRoll ? [] : ['当天不在册'])].join('，');
}

interface LineChoiceProps {
  readonly line: NameLine;
  readonly disabled: boolean;
  /** '' leaves the line empty. */
  readonly onDecide: (person: string) => void;
}

export function LineChoice({ line, disabled, onDecide }: LineChoiceProps) {
  const [person, setPerson] = useState<string | null>(line.standing === 'decided' ? (line.person?.id ?? null) : null);
  const listed = line.candidates.some(({ id }) => id === person);
  return (
    <>
      <BesideBody>
        <Stack gap="xs">
          <Text size="sm">
            第 {line.row} 行“{line.name}”{line.said === '' ? '' : `（${line.said}）`}：{line.reason}
          </Text>
          <Radio.Group
            value={person === null ? null : listed || person === nobody ? person : 'other'}
            onChange={(value) => value !== 'other' && setPerson(value)}
            label="是哪一位"
          >
            <Stack gap={6} pt={4}>
              {line.candidates.map((candidate) => (
                <Radio key={candidate.id} value={candidate.id} label={candidateText(candidate)} disabled={disabled} />
              ))}
              <Radio value={nobody} label="这一行留空" disabled={disabled} />
            </Stack>
          </Radio.Group>
          <RefInput
            field={personField}
            value={person === null || listed || person === nobody ? null : person}
            onChange={(value) => setPerson(typeof value === 'string' ? value : null)}
          />
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button disabled={disabled || person === null} onClick={() => person !== null && onDecide(person)}>
          定下，看下一个
        </Button>
      </BesideFoot>
    </>
  );
}
