/** One record in the panel beside the page: its content, its files, its history. */
import { Tabs } from '@mantine/core';
import { useState } from 'react';
import type { FieldValue } from '../../../db/registers/model/field.ts';
import { useSession } from '../../session.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { AttachmentsPanel } from '../attachments-panel.tsx';
import { BesideBody } from '../beside.tsx';
import { HistoryPanel } from '../history-panel.tsx';
import { RecordContent } from './record-content.tsx';
import { useRounds } from './use-rounds.ts';

export interface OpenRecord {
  readonly register: string;
  /** Without it a new record is begun. */
  readonly id?: string;
  /** What a new record begins with: its owner above all. */
  readonly values?: Readonly<Record<string, FieldValue>>;
  /** The field into which the keyboard goes. */
  readonly focus?: string;
  /** The list it was opened from, so that one can go on to the next. */
  readonly ids?: readonly string[];
  /** Called after saving, unless the clerk goes on to the next record. */
  readonly onSaved?: (id: string) => void;
}

interface RecordPanelProps {
  readonly request: OpenRecord;
  readonly open: (request: OpenRecord) => void;
  readonly close: () => void;
}

export function RecordPanel({ request, open, close }: RecordPanelProps) {
  const session = useSession();
  const { register: definitionOf } = useVocabulary();
  const register = definitionOf(request.register);
  const [tab, setTab] = useState<string | null>('content');
  const { rounds, front, saved, goOn, leave } = useRounds(request);
  const content = rounds.map((round) => (
    <RecordContent
      key={round.key}
      request={round.request}
      register={register}
      stands={round === front}
      follows={round.key > 0}
      saved={saved}
      open={open}
      goOn={goOn}
      close={() => leave() || close()}
      mayWrite={session.may(register, 'write')}
    />
  ));
  const id = front?.request.id;
  if (id === undefined) return content;
  return (
    <Tabs value={tab} onChange={setTab} style={{ display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 }}>
      <Tabs.List px="md">
        <Tabs.Tab value="content">内容</Tabs.Tab>
        <Tabs.Tab value="files">附件</Tabs.Tab>
        <Tabs.Tab value="history">修改历史</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="content" keepMounted style={{ display: tab === 'content' ? 'contents' : 'none' }}>
        {content}
      </Tabs.Panel>
      <Tabs.Panel value="files" style={{ display: tab === 'files' ? 'contents' : 'none' }}>
        <BesideBody>
          <AttachmentsPanel register={register.key} record={id} />
        </BesideBody>
      </Tabs.Panel>
      <Tabs.Panel value="history" style={{ display: tab === 'history' ? 'contents' : 'none' }}>
        <BesideBody>
          <HistoryPanel register={register.key} id={id} />
        </BesideBody>
      </Tabs.Panel>
    </Tabs>
  );
}
