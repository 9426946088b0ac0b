/** The data folder cannot be opened: what is wrong, that nothing was changed, and the ways on. Never an empty office. */
import { Alert, Button, Code, Group, List, Text } from '@mantine/core';
import { Card } from './card.tsx';

interface Kind {
  readonly title: string;
  readonly ways: readonly string[];
}

const fromBackup = '点“从备份恢复”：备份在数据文件夹里，或在另外存放备份的磁盘、U盘上。恢复前会先把现在的文件留一份。';
const otherFolder = '如果选错了数据文件夹，请用正确的数据文件夹重新启动程序。';
const lookAgain = '如果文件被移走或误删，请放回原处后点“重试”；回收站里也找一找。';

const kinds: Readonly<Record<string, Kind>> = {
  'keyring-missing': { title: '缺少密钥文件', ways: [lookAgain, fromBackup, otherFolder] },
  'keyring-damaged': { title: '密钥文件已损坏', ways: [fromBackup, otherFolder] },
  'keyring-unreadable': {
    title: '密钥文件读不出来',
    ways: ['稍等片刻，等备份或杀毒软件放开文件后点“重试”。', fromBackup],
  },
  'keyring-newer': {
    title: '台账由更新的版本写过',
    ways: ['请安装不低于那个版本的程序后再打开；台账没有改动。', '如果误装了旧版本，请重新安装新版本。'],
  },
  'store-missing': { title: '缺少台账文件', ways: [lookAgain, fromBackup, otherFolder] },
  'store-damaged': {
    title: '台账文件可能已损坏',
    ways: [fromBackup, '不要删除或覆盖原来的文件，维护人员也许能取回最近的内容。'],
  },
  'store-newer': {
    title: '台账由更新的版本写过',
    ways: ['请安装不低于那个版本的程序后再打开；台账没有改动。', '如果误装了旧版本，请重新安装新版本。'],
  },
  'store-read-only': {
    title: '数据文件夹不能写入',
    ways: ['检查磁盘、U盘是否写保护，或当前用户对数据文件夹是否只有读取权限。', '改正后点“重试”。'],
  },
  'store-busy': { title: '台账正被别的程序占用', ways: ['稍等片刻，等备份或杀毒软件放开文件后点“重试”。'] },
  'disk-full': {
    title: '磁盘已满',
    ways: ['删除或移走磁盘上不用的文件，腾出至少 500 MB 后点“重试”。', '不要删除数据文件夹里的文件。'],
  },
  'disk-failed': { title: '读写磁盘出错', ways: ['检查磁盘或移动硬盘的连接后点“重试”。', fromBackup] },
  'folder-in-use': {
    title: '台账已在另一个窗口打开',
    ways: ['切换到已打开的窗口；找不到时结束那个程序后点“重试”。'],
  },
};

const other: Kind = { title: '打不开台账', ways: ['点“重试”；仍然不行时重新启动程序。', fromBackup] };

interface TroubleProps {
  readonly trouble: { readonly code: string; readonly message: string };
  readonly folder: string;
  readonly again: () => void;
  /** Goes to the backups. */
  readonly rescue: () => void;
}

export function Trouble({ trouble, folder, again, rescue }: TroubleProps) {
  const { title, ways } = kinds[trouble.code] ?? other;
  return (
    <Card title={title} wide>
      <Alert color="red" role="alert">
        {trouble.message}
      </Alert>
      <Text size="sm">
        数据文件夹：<Code>{folder}</Code>
      </Text>
      <Text fw={600}>可以这样做</Text>
      <List size="sm" spacing={6}>
        {ways.map((way) => (
          <List.Item key={way}>{way}</List.Item>
        ))}
      </List>
      <Group justify="flex-end">
        <Button variant="default" onClick={rescue}>
          从备份恢复
        </Button>
        <Button onClick={again}>重试</Button>
      </Group>
    </Card>
  );
}
