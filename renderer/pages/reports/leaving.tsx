/** 二、报什么: each register with what leaves of it. */
import { Fieldset, SegmentedControl, type SegmentedControlItem, Table, Text } from '@mantine/core';
import { useSession } from '../../session.tsx';
import { type Disclosure, disclosureOf, type LeavingRegister, type ParcelChoice } from './parcel-choice.ts';

interface LeavingProps {
  readonly registers: readonly LeavingRegister[];
  readonly choice: ParcelChoice;
  readonly change: (patch: Partial<ParcelChoice>) => void;
}

/** Which columns leave, and how. */
function privateText(register: LeavingRegister, style: Disclosure): string {
  const names = register.private.join('、');
  if (style === 'full') return `完整上报：${names}`;
  return style === 'masked' ? `遮盖：${names}` : `含 ${names}`;
}

interface RegisterRowProps {
  readonly register: LeavingRegister;
  readonly style: Disclosure;
  readonly onChange: (style: Disclosure) => void;
}

function RegisterRow({ register, style, onChange }: RegisterRowProps) {
  const mayReveal = useSession().has('private.reveal');
  const plain = register.private.length === 0;
  const styles: readonly SegmentedControlItem<Disclosure>[] = plain
    ? [
        { value: 'full', label: '上报' },
        { value: 'left-out', label: '不上报' },
      ]
    : [
        { value: 'masked', label: '遮盖' },
        { value: 'full', label: '完整', disabled: !mayReveal },
        { value: 'left-out', label: '不上报' },
      ];
  return (
    <Table.Tr {...(style === 'left-out' ? { c: 'gray.7' } : {})}>
      <Table.Td>
        {register.label}
        {plain ? null : (
          <Text size="xs" c={style === 'full' ? 'orange.9' : 'gray.7'}>
            {privateText(register, style)}
          </Text>
        )}
      </Table.Td>
      <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
        {register.count} {register.unit}
      </Table.Td>
      <Table.Td w={210}>
        <SegmentedControl
          size="xs"
          aria-label={`${register.label}怎样上报`}
          data={[...styles]}
          value={plain && style === 'masked' ? 'full' : style}
          onChange={onChange}
        />
      </Table.Td>
    </Table.Tr>
  );
}

export function Leaving({ registers, choice, change }: LeavingProps) {
  const disclosure = disclosureOf(choice, registers);
  return (
    <Fieldset legend="二、报什么">
      <Table verticalSpacing={3} horizontalSpacing={8} aria-label="要上报的台账">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>台账</Table.Th>
            <Table.Th ta="right">条数</Table.Th>
            <Table.Th>怎样上报</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {registers.map((register) => (
            <RegisterRow
              key={register.key}
              register={register}
              style={disclosure[register.key] ?? register.proposed}
              onChange={(style) => change({ changed: { ...choice.changed, [register.key]: style } })}
            />
          ))}
        </Table.Tbody>
      </Table>
      {disclosure['people'] === 'left-out' ? (
        <Text size="xs" c="gray.7" mt={6}>
          人员信息不上报时，其他台账里也不带姓名，只留记录编号。
        </Text>
      ) : null}
    </Fieldset>
  );
}
