/** Everybody's computed grade beside the one on record; those who may rise can be ticked. */
import { Anchor, Checkbox, Table, Text } from '@mantine/core';
import { Link } from 'wouter';
import { useVocabulary } from '../../vocabulary.tsx';
import { WordBadge } from '../../parts/word-badge.tsx';
import { type GradeLine, mayRise, stateWords } from './grade-words.ts';
import { moneyWords } from './numbers.tsx';

/** As many as are shown at a time: the filters find the others. */
const most = 300;

interface TableProps {
  readonly lines: readonly GradeLine[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (people: readonly string[], on: boolean) => void;
  readonly onGrounds: (line: GradeLine) => void;
}

/** When the next grade comes; without a beginning the years cannot grow. */
function nextWords({ next, topped, computed, recognised }: GradeLine): string {
  if (next !== null) return `${next.day} ${next.grade}级`;
  if (recognised) return '认定有效期内';
  return topped ? '已到顶' : computed === null ? '—' : '缺从事社区工作时间';
}

function Line({
  line,
  post,
  ticked,
  onTick,
  onGrounds,
}: Omit<TableProps, 'lines'> & { readonly line: GradeLine; readonly post: string }) {
  const { word, color } = stateWords[line.state];
  return (
    <Table.Tr>
      <Table.Td>
        {mayRise(line) ? (
          <Checkbox
            aria-label={`勾选${line.name}`}
            checked={ticked.has(line.person)}
            onChange={({ currentTarget: { checked } }) => onTick([line.person], checked)}
          />
        ) : null}
      </Table.Td>
      <Table.Td>
        <Anchor component={Link} href={`/people/${line.person}`} size="sm">
          {line.name}
        </Anchor>
      </Table.Td>
      <Table.Td>{line.community}</Table.Td>
      <Table.Td>{post}</Table.Td>
      <Table.Td ta="right">{line.recorded === null ? '—' : `${line.recorded}级`}</Table.Td>
      <Table.Td ta="right">
        {line.computed === null ? '—' : `${line.computed}级`}
        {line.recognised ? '（认定）' : ''}
      </Table.Td>
      <Table.Td>
        <WordBadge word={word} color={color} />
      </Table.Td>
      <Table.Td>{line.dueSince === null ? line.dueReason : `${line.dueSince}起，${line.dueReason}`}</Table.Td>
      <Table.Td>{nextWords(line)}</Table.Td>
      <Table.Td ta="right">{line.monthly === 0 ? '—' : moneyWords(line.monthly)}</Table.Td>
      <Table.Td>
        <Anchor
          component="button"
          type="button"
          size="sm"
          aria-label={`${line.name}的计算依据`}
          onClick={() => onGrounds(line)}
        >
          计算依据
        </Anchor>
      </Table.Td>
    </Table.Tr>
  );
}

export function StandingTable({ lines, ticked, onTick, onGrounds }: TableProps) {
  const posts = new Map(
    useVocabulary()
      .list('post_class')
      .values.map(({ code, label }) => [code, label]),
  );
  const rising = lines.filter(mayRise).map(({ person }) => person);
  const on = rising.filter((person) => ticked.has(person)).length;
  return (
    <div className="table-frame">
      <Table stickyHeader withColumnBorders verticalSpacing={4} miw={1080} aria-label="等级测算">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={38}>
              <Checkbox
                aria-label="勾选所有应晋级的人"
                disabled={rising.length === 0}
                checked={rising.length > 0 && on === rising.length}
                indeterminate={on > 0 && on < rising.length}
                onChange={({ currentTarget: { checked } }) => onTick(rising, checked)}
              />
            </Table.Th>
            <Table.Th w={84}>姓名</Table.Th>
            <Table.Th w={120}>所在社区</Table.Th>
            <Table.Th w={86}>岗位层次</Table.Th>
            <Table.Th w={66}>登记等级</Table.Th>
            <Table.Th w={86}>测算等级</Table.Th>
            <Table.Th w={92}>情况</Table.Th>
            <Table.Th w={280}>应执行时间和原因</Table.Th>
            <Table.Th w={130}>下次晋级</Table.Th>
            <Table.Th w={96}>测算月薪</Table.Th>
            <Table.Th w={82}>依据</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.slice(0, most).map((line) => (
            <Line
              key={line.person}
              line={line}
              post={posts.get(line.post ?? '') ?? '—'}
              ticked={ticked}
              onTick={onTick}
              onGrounds={onGrounds}
            />
          ))}
        </Table.Tbody>
      </Table>
      {lines.length > most ? (
        <Text size="sm" ta="center" p={4}>
          先显示前 {most} 人，共 {lines.length} 人；选社区或情况缩小范围。勾选和打印包括没有显示的人。
        </Text>
      ) : null}
    </div>
  );
}
