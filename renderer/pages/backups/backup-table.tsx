/** The backups of one place, each with what can be done with it. */
import { Badge, Button, Group, Table, Text } from '@mantine/core';
import type { OutputOf } from '../../desk.ts';
import { EmptyNote } from '../../parts/notes.tsx';
import { formatSize } from '../../parts/places/sizes.ts';

type Place = OutputOf<'rescue.list'>['places'][number];
export type Backup = Place['backups'][number];

export interface BackupActs {
  readonly restore?: ((backup: Backup) => void) | undefined;
  readonly look?: ((backup: Backup) => void) | undefined;
  readonly remove?: ((backup: Backup) => void) | undefined;
}

const oneLine = { whiteSpace: 'nowrap' } as const;

/** 2026-03-05T09:30:00 → 2026-03-05 09:30 */
export const timeText = (at: string): string => at.slice(0, 16).replace('T', ' ');

/** Whether it can be used, and with what. */
function State({ backup }: { readonly backup: Backup }) {
  if (backup.damage !== null) {
    return (
      <Text size="sm" c="red.8">
        不可用：{backup.damage}
      </Text>
    );
  }
  return (
    <>
      <Text size="sm">已核对，可用{backup.lost > 0 ? `（备份时已缺 ${backup.lost} 份附件）` : ''}</Text>
      {backup.otherKey ? (
        <Text size="xs" c="gray.7">
          旧密钥，凭那天的密码或恢复码打开
        </Text>
      ) : null}
    </>
  );
}

function Line({ backup, acts }: { readonly backup: Backup; readonly acts: BackupActs }) {
  const name = timeText(backup.at);
  return (
    <Table.Tr>
      <Table.Td style={oneLine}>{name}</Table.Td>
      <Table.Td>
        <Badge variant="light" color="gray" radius="sm" miw="max-content">
          {backup.kindLabel}
        </Badge>
      </Table.Td>
      <Table.Td ta="right">{backup.damage === null ? backup.people : ''}</Table.Td>
      <Table.Td ta="right" style={oneLine}>
        {backup.damage === null ? formatSize(backup.size + backup.filesSize) : ''}
      </Table.Td>
      <Table.Td>
        <State backup={backup} />
      </Table.Td>
      <Table.Td>
        <Group gap={6} wrap="nowrap" justify="flex-end">
          {backup.damage === null && acts.look !== undefined ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`查看 ${name} 的备份`}
              onClick={() => acts.look?.(backup)}
            >
              查看
            </Button>
          ) : null}
          {backup.damage === null && acts.restore !== undefined ? (
            <Button
              size="compact-sm"
              variant="default"
              aria-label={`恢复到 ${name} 的备份`}
              onClick={() => acts.restore?.(backup)}
            >
              恢复
            </Button>
          ) : null}
          {acts.remove === undefined ? null : (
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={`删除 ${name} 的备份`}
              onClick={() => acts.remove?.(backup)}
            >
              删除
            </Button>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

export function BackupTable({ place, acts }: { readonly place: Place; readonly acts: BackupActs }) {
  if (!place.reachable && !place.own)
    return <EmptyNote title="这个位置现在打不开" hint="备份盘可能没有插好。插好后刷新本页。" />;
  if (place.backups.length === 0) return <EmptyNote title="这里还没有备份" />;
  return (
    <Table.ScrollContainer minWidth={640} maxHeight={380}>
      <Table stickyHeader highlightOnHover verticalSpacing={4} aria-label="备份列表">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>时间</Table.Th>
            <Table.Th>种类</Table.Th>
            <Table.Th ta="right" style={oneLine}>
              人员
            </Table.Th>
            <Table.Th ta="right">大小</Table.Th>
            <Table.Th>状态</Table.Th>
            <Table.Th ta="right">操作</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {place.backups.map((backup) => (
            <Line key={backup.id} backup={backup} acts={acts} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
