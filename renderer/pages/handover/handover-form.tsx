/** Who hands over to whom, and where things lie. */
import { Fieldset, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { HandoverState } from './use-handover.ts';

export function HandoverForm({ handover }: { readonly handover: HandoverState }) {
  const { field } = handover;
  return (
    <Fieldset legend="交接双方和存放处">
      <SimpleGrid cols={2} spacing="sm" verticalSpacing="xs">
        <TextInput label="移交人" required maxLength={40} {...field('handedBy')} />
        <TextInput label="接收人" required maxLength={40} {...field('takenBy')} />
        <TextInput label="监交人" maxLength={40} {...field('witness')} />
        <TextInput label="交接日期" required placeholder="2026-03-05" maxLength={10} {...field('handedOn')} />
      </SimpleGrid>
      <TextInput label="交接范围" mt="xs" maxLength={200} {...field('scope')} />
      <TextInput
        label="恢复码存放处"
        mt="xs"
        description="只写在哪里、由谁保管，不要写恢复码本身"
        maxLength={100}
        {...field('recoveryPlace')}
      />
      <TextInput label="备份存放处" mt="xs" maxLength={100} {...field('backupPlace')} />
      <Textarea label="纸质材料存放处" mt="xs" autosize minRows={2} maxLength={1000} {...field('papersPlace')} />
      <Textarea
        label="移交物品"
        mt="xs"
        description="印章、钥匙、U盘、电脑等，一行一件"
        autosize
        minRows={2}
        maxLength={1000}
        {...field('things')}
      />
    </Fieldset>
  );
}
