/** 岗位层次 with first and last grade, the highest on top. */
import { ActionIcon, Button, Group, NumberInput, Select, Table, Text, VisuallyHidden } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import type { SchemeForm } from './scheme-form.ts';

type Band = Scheme['posts'][number];

interface BandRowProps {
  readonly band: Band;
  readonly place: number;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly onPut: (patch: Partial<Band>) => void;
  readonly onRemove: () => void;
}

function BandRow({ band: { post, min, max }, place, choices, onPut, onRemove }: BandRowProps) {
  return (
    <Table.Tr>
      <Table.Td>
        <Select
          aria-label={`第 ${place + 1} 个岗位层次`}
          data={[...choices]}
          value={post}
          allowDeselect={false}
          onChange={(value) => value !== null && onPut({ post: value })}
        />
      </Table.Td>
      {(['min', 'max'] as const).map((key) => (
        <Table.Td key={key}>
          <NumberInput
            aria-label={`第 ${place + 1} 个层次${key === 'min' ? '起始' : '最高'}等级`}
            value={key === 'min' ? min : max}
            min={1}
            max={60}
            allowDecimal={false}
            onChange={(typed) => typeof typed === 'number' && onPut({ [key]: typed })}
          />
        </Table.Td>
      ))}
      <Table.Td>
        <ActionIcon color="gray" aria-label={`去掉第 ${place + 1} 个岗位层次`} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Table.Td>
    </Table.Tr>
  );
}

export function SchemePosts({ form }: { readonly form: SchemeForm }) {
  const choices = useVocabulary()
    .list('post_class')
    .values.map(({ code, label }) => ({ value: code, label }));
  const { posts } = form.draft.scheme;
  const put = (place: number, patch: Partial<Band>) =>
    form.setScheme({ posts: posts.map((band, at) => (at === place ? { ...band, ...patch } : band)) });
  const free = choices.find(({ value }) => !posts.some(({ post }) => post === value));
  return (
    <>
      <Table withTableBorder verticalSpacing={4} aria-label="岗位层次和等级" mb={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>岗位层次</Table.Th>
            <Table.Th w={120}>起始等级</Table.Th>
            <Table.Th w={120}>最高等级</Table.Th>
            <Table.Th w={52}>
              <VisuallyHidden>操作</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {posts.map(({ post, min, max }, place) => (
            <BandRow
              key={post}
              band={{ post, min, max }}
              place={place}
              choices={choices}
              onPut={(patch) => put(place, patch)}
              onRemove={() => form.setScheme({ posts: posts.filter((_, at) => at !== place) })}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Group gap="xs">
        <Button
          size="compact-md"
          variant="default"
          disabled={free === undefined}
          onClick={() =>
            free !== undefined && form.setScheme({ posts: [...posts, { post: free.value, min: 1, max: 12 }] })
          }
        >
          加一个层次
        </Button>
        <Text size="sm" c="gray.8">
          高的写在上面；等级可以交叉（如正职7—18级、副职4—15级），不能断开。
        </Text>
      </Group>
    </>
  );
}
