/** F1: the keys, and a short help for the area one is in. */
import { Divider, Drawer, Kbd, List, Stack, Table, Text, Title } from '@mantine/core';
import { useLocation } from 'wouter';
import { matchRoute, useRouter } from 'wouter';
import { helps } from '../help/all.ts';
import { keys } from '../help/keys.ts';
import { pages } from '../pages.ts';
import { useVocabulary } from '../vocabulary.tsx';

/** The help of the page at an address: the page's own, else its area's. */
function useHelp() {
  const [location] = useLocation();
  const { parser } = useRouter();
  const { find } = useVocabulary();
  const page = pages.find((candidate) => matchRoute(parser, candidate.path, location)[0]);
  const register = /^\/r\/([a-z_]+)/.exec(location)?.[1];
  const area = (register === undefined ? undefined : find(register)?.area) ?? page?.area;
  return helps.find((help) => help.key === page?.help) ?? helps.find((help) => help.key === area);
}

export function HelpDrawer({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const help = useHelp();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={460}
      title="帮助"
      closeButtonProps={{ 'aria-label': '关闭帮助' }}
    >
      <Stack gap="sm">
        {help === undefined ? null : (
          <>
            <Title order={3}>{help.title}</Title>
            <List size="sm" spacing={6}>
              {help.lines.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
            <Divider />
          </>
        )}
        <Title order={3}>快捷键</Title>
        <Table withRowBorders={false} verticalSpacing={4}>
          <Table.Tbody>
            {keys.map(({ key, does }) => (
              <Table.Tr key={key}>
                <Table.Td w={150}>
                  <Kbd>{key}</Kbd>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{does}</Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Stack>
    </Drawer>
  );
}
