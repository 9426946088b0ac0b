/** The files of a report: the very bytes that left, as often as they are wanted. */
import { Button, Table, Text } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import { call, download } from '../../desk.ts';
import { formatSize } from '../../parts/places/sizes.ts';
import { toast } from '../../parts/toast.tsx';
import type { KeptReport } from './report-line.ts';

interface KeptFilesProps {
  readonly id: string;
  readonly files: KeptReport['files'];
}

export function KeptFiles({ id, files }: KeptFilesProps) {
  const [busy, setBusy] = useState<number | null>(null);
  const again = async (place: number) => {
    setBusy(place);
    try {
      const file = await call('reports.file', { id, place });
      download(file);
      toast.saved(`已再次导出“${file.name}”，与上报时逐字节相同。`);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <Table withColumnBorders aria-label="留存的文件">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>文件名</Table.Th>
          <Table.Th w={100}>大小</Table.Th>
          <Table.Th>SHA-256（核对文件是否原样）</Table.Th>
          <Table.Th w={130}>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {files.map(({ place, name, size, sha256 }) => (
          <Table.Tr key={place}>
            <Table.Td className="report-file">{name}</Table.Td>
            <Table.Td>{formatSize(size)}</Table.Td>
            <Table.Td className="report-digest">
              <Text component="code" size="xs">
                {sha256}
              </Text>
            </Table.Td>
            <Table.Td>
              <Button
                size="compact-sm"
                variant="default"
                loading={busy === place}
                leftSection={<IconDownload size={14} aria-hidden />}
                onClick={() => void again(place)}
                aria-label={`再次导出 ${name}`}
              >
                再次导出
              </Button>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
