/** What was written: how it can be recognised, what to do now. */
import { Button, CopyButton, DataList, Group, List, Paper, Text, Title } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../desk.ts';
import { fetchPaper, type Paper as PrintedPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { formatSize } from '../../parts/places/sizes.ts';
import { toast } from '../../parts/toast.tsx';
import { SpokenPassword } from './parcel-password.tsx';

export type WrittenParcel = OutputOf<'parcels.write'> & {
  readonly place: string;
  readonly removable: boolean;
  readonly password: string;
  /** Fetched at once: the offer stands only until the next lock. */
  readonly coverPaper: PrintedPaper | null;
};

export type WrittenFolder = OutputOf<'parcels.folder'> & { readonly place: string };

/** The 报送单 of a parcel that was just written; null where it is gone, which spoils nothing. */
export async function coverOf(written: OutputOf<'parcels.write'>): Promise<PrintedPaper | null> {
  try {
    return await fetchPaper(written.cover.kind, written.cover.file);
  } catch (error) {
    toast.failed(error);
    return null;
  }
}

function Facts({ facts }: { readonly facts: readonly (readonly [string, ReactNode])[] }) {
  return (
    <DataList orientation="horizontal" size="sm" my="sm">
      {facts.map(([label, value]) => (
        <DataList.Item key={label}>
          <DataList.ItemLabel w={110}>{label}</DataList.ItemLabel>
          <DataList.ItemValue style={{ overflowWrap: 'anywhere' }}>{value}</DataList.ItemValue>
        </DataList.Item>
      ))}
    </DataList>
  );
}

function Hash({ sha256 }: { readonly sha256: string }) {
  return (
    <Group gap={6}>
      <span title={sha256}>{sha256.slice(0, 16)}…</span>
      <CopyButton value={sha256}>
        {({ copied, copy }) => (
          <Button size="compact-xs" variant="default" onClick={copy}>
            {copied ? '已复制' : '复制全部'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}

export function ParcelWritten({ written, onAgain }: { readonly written: WrittenParcel; readonly onAgain: () => void }) {
  const { coverPaper } = written;
  return (
    <Paper withBorder p="md" role="region" aria-label="写入结果" maw={860}>
      <Title order={2} size="h3">
        上报包已写好，并已读回核对无误
      </Title>
      <Facts
        facts={[
          ['文件名', written.fileName],
          ['存放位置', written.place],
          ['大小', formatSize(written.size)],
          ['编号', `第 ${written.sequence} 号`],
          ['文件校验值', <Hash key="hash" sha256={written.sha256} />],
          [
            '密钥指纹',
            <span key="key" style={{ fontFamily: 'var(--mantine-font-family-monospace)' }}>
              {written.fingerprint}
            </span>,
          ],
        ]}
      />
      <SpokenPassword password={written.password} />
      <List size="sm" my="sm" type="ordered">
        <List.Item>打印报送单，盖章后与U盘一起送交；首次报送时，收件单位凭上面的密钥指纹登记。</List.Item>
        {written.removable ? (
          <List.Item>点任务栏右下角的“安全删除硬件并弹出媒体”，提示可以移除后再拔U盘。</List.Item>
        ) : null}
        <List.Item>打电话把密码告诉收件单位。离开本页后不再显示密码，程序也不保存。</List.Item>
      </List>
      <Group gap="xs">
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          disabled={coverPaper === null}
          onClick={() => coverPaper !== null && openPaper(coverPaper, '上报包报送单')}
        >
          打印报送单
        </Button>
        <Button variant="default" component={Link} href="/r/reports">
          查看上报记录
        </Button>
        <Button variant="default" onClick={onAgain}>
          再写一份
        </Button>
      </Group>
    </Paper>
  );
}

export function FolderWritten({ written, onAgain }: { readonly written: WrittenFolder; readonly onAgain: () => void }) {
  return (
    <Paper withBorder p="md" role="region" aria-label="写入结果" maw={860}>
      <Title order={2} size="h3">
        上报文件夹已写好
      </Title>
      <Facts
        facts={[
          ['文件夹', written.name],
          ['存放位置', written.place],
        ]}
      />
      <List size="sm" mb="sm">
        {written.files.map((file) => (
          <List.Item key={file.name}>
            {file.name}（{formatSize(file.size)}）
          </List.Item>
        ))}
      </List>
      <Text size="sm" mb="sm">
        这些文件没有加密，报送后请按规定保管或删除。
      </Text>
      <Group gap="xs">
        <Button variant="default" component={Link} href="/r/reports">
          查看上报记录
        </Button>
        <Button variant="default" onClick={onAgain}>
          再写一份
        </Button>
      </Group>
    </Paper>
  );
}
