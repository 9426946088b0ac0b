/** 计算依据: the way to a result, line by line, behind a word. */
import { Anchor, List, Popover, Text } from '@mantine/core';

interface GroundsProps {
  readonly name: string;
  readonly what: string;
  readonly trace: readonly string[];
}

export function Grounds({ name, what, trace }: GroundsProps) {
  return (
    <Popover width={420} position="bottom-end" withArrow trapFocus returnFocus>
      <Popover.Target>
        <Anchor component="button" type="button" size="sm" aria-label={`${name}${what}的计算依据`}>
          依据
        </Anchor>
      </Popover.Target>
      <Popover.Dropdown>
        <Text size="sm" fw={600} mb={4}>
          {name}：{what}
        </Text>
        <List size="sm">
          {trace.map((line) => (
            <List.Item key={line}>{line}</List.Item>
          ))}
        </List>
      </Popover.Dropdown>
    </Popover>
  );
}
