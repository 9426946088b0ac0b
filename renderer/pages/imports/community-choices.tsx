/** Communities of the file that the directory does not have: made anew, or meant as one that is there. */
import { Button, Fieldset, Group, Select, Table, Text } from '@mantine/core';
import { useDesk } from '../../parts/use-desk.ts';
import type { Preview, Settings } from './shapes.ts';

type Community = Preview['communities'][number];
type Choice = NonNullable<Settings['communities']>[string];
/** By the name in the file. */
export type CommunityDraft = Readonly<Record<string, Choice>>;

const create = '+';
const empty = '-';

const choiceOf = (value: string | null): Choice => {
  if (value === null) return null;
  if (value === create) return { act: 'create' };
  return value === empty ? { act: 'empty' } : { act: 'use', id: value };
};

function valueOf(community: Community, draft: CommunityDraft): string | null {
  const own = draft[community.name];
  const act = own === undefined ? community.choice : (own?.act ?? null);
  if (act === null) return null;
  if (act === 'create') return create;
  if (act === 'empty') return empty;
  return own === undefined ? community.id : own !== null && own.act === 'use' ? own.id : null;
}

/** The communities of the directory, those with a similar name first. */
function useOptions(communities: readonly Community[]) {
  const found = useDesk('records.choices', { register: 'communities', limit: 500 });
  const all = (found.data ?? []).map(({ id, label }) => ({ value: id, label }));
  return (community: Community) => {
    const similar = new Set(community.similar.map((one) => one.id));
    const near = communities.length === 0 ? [] : all.filter((one) => similar.has(one.value));
    const rest = all.filter((one) => !similar.has(one.value));
    return [
      { value: create, label: '新建这个社区' },
      ...(near.length === 0 ? [] : [{ group: '对应到名称相近的', items: near }]),
      ...(rest.length === 0 ? [] : [{ group: '对应到已有的', items: rest }]),
      { value: empty, label: '这些人先不填社区' },
    ];
  };
}

interface CommunityChoicesProps {
  readonly communities: readonly Community[];
  readonly draft: CommunityDraft;
  readonly onChange: (draft: CommunityDraft) => void;
}

export function CommunityChoices({ communities, draft, onChange }: CommunityChoicesProps) {
  const optionsOf = useOptions(communities);
  const createAll = () => {
    const open = communities.filter((community) => valueOf(community, draft) === null);
    onChange({
      ...draft,
      ...Object.fromEntries(open.map((community) => [community.name, { act: 'create' as const }])),
    });
  };
  const open = communities.filter((community) => valueOf(community, draft) === null).length;
  return (
    <Fieldset legend={`社区名录里没有的社区：${communities.length} 个`}>
      <Group justify="space-between" mb={4}>
        <Text size="sm">是新社区就新建；只是写法不同的，对应到已有的社区。</Text>
        {open > 1 ? (
          <Button size="compact-md" variant="default" onClick={createAll}>
            没选的 {open} 个都新建
          </Button>
        ) : null}
      </Group>
      <Table verticalSpacing={3} aria-label="社区名录里没有的社区">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>文件里的名称</Table.Th>
            <Table.Th w={80}>行数</Table.Th>
            <Table.Th w={320}>怎样处理</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {communities.map((community) => (
            <Table.Tr key={community.key}>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{community.name}</Table.Td>
              <Table.Td>{community.rows}</Table.Td>
              <Table.Td>
                <Select
                  size="xs"
                  aria-label={`“${community.name}”怎样处理`}
                  placeholder="请选择"
                  data={optionsOf(community)}
                  value={valueOf(community, draft)}
                  onChange={(value) => onChange({ ...draft, [community.name]: choiceOf(value) })}
                  searchable
                  selectFirstOptionOnChange
                  // Else Enter finds nothing to take after typing that opens the list.
                  selectFirstOptionOnDropdownOpen
                  openOnFocus={false}
                  onClick={(event) => event.currentTarget.select()}
                  allowDeselect={false}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Fieldset>
  );
}
