/** 代码对应: the platform's word for each code of a column; a code without one is written in the ledger's own word. */
import { Button, Popover, Table, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useDesk } from '../../parts/use-desk.ts';
import { type AnyField, useVocabulary } from '../../vocabulary.tsx';

interface Code {
  readonly code: string;
  readonly label: string;
}

/** Where nothing is stored. */
const nothing: Code = { code: '', label: '（没有登记）' };
const flags: readonly Code[] = [
  { code: '1', label: '是' },
  { code: '0', label: '否' },
];

/** The codes of a field, those of a reference only once they are asked for; null where it has none or they are not known. */
function useCodes(field: AnyField | undefined, asked: boolean): readonly Code[] | null {
  const vocabulary = useVocabulary();
  const refers = field?.kind === 'ref' ? field.register : null;
  const found = useDesk(
    'records.choices',
    { register: refers ?? '', limit: 500 },
    { enabled: refers !== null && asked },
  );
  switch (field?.kind) {
    case 'choice':
      return vocabulary.list(field.list).values.map(({ code, label }) => ({ code, label }));
    case 'flag':
      return flags;
    case 'ref':
      return found.data?.map(({ id, label }) => ({ code: id, label })) ?? null;
    default:
      return null;
  }
}

const filled = (words: Readonly<Record<string, string>>): number =>
  Object.values(words).filter((word) => word !== '').length;

function summary(codes: readonly Code[] | null, words: Readonly<Record<string, string>>): string {
  const own = filled(words);
  if (own === 0) return '写原词';
  const open = codes?.filter(({ code }) => (words[code] ?? '') === '').length;
  return open === undefined || open === 0 ? `对应 ${own} 个` : `对应 ${own}，未对应 ${open}`;
}

interface WordMapProps {
  /** How the column is called. */
  readonly name: string;
  readonly field: AnyField | undefined;
  readonly words: Readonly<Record<string, string>>;
  readonly disabled: boolean;
  readonly onChange: (words: Readonly<Record<string, string>>) => void;
}

function Words({ name, codes, words, disabled, onChange }: Omit<WordMapProps, 'field'> & { codes: readonly Code[] }) {
  const open = codes.filter(({ code }) => (words[code] ?? '') === '').length;
  return (
    <>
      <Text size="sm" mb={4} role="status">
        未对应：写原词（{open} 个）
      </Text>
      <div className="profile-words">
        <Table stickyHeader verticalSpacing={2} aria-label={`${name}的代码对应`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>台账里</Table.Th>
              <Table.Th w={150}>平台要的写法</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...codes, nothing].map(({ code, label }) => (
              <Table.Tr key={code}>
                <Table.Td>{label}</Table.Td>
                <Table.Td>
                  <TextInput
                    size="xs"
                    aria-label={`${label}写成`}
                    placeholder={code === '' ? '空着' : '未对应：写原词'}
                    maxLength={200}
                    disabled={disabled}
                    value={words[code] ?? ''}
                    onChange={(event) => onChange({ ...words, [code]: event.currentTarget.value })}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  );
}

export function WordMap(props: WordMapProps) {
  const { name, field, words } = props;
  const [opened, setOpened] = useState(false);
  const codes = useCodes(field, opened || filled(words) > 0);
  if (field === undefined || !['choice', 'flag', 'ref'].includes(field.kind)) return null;
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={340} shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${name}的代码对应：${summary(codes, words)}`}
          onClick={() => setOpened((now) => !now)}
        >
          {summary(codes, words)}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`${name}的代码对应`}>
        {codes === null ? <Text size="sm">正在读取……</Text> : <Words {...props} codes={codes} />}
      </Popover.Dropdown>
    </Popover>
  );
}
