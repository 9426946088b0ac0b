/** 打印任免审批表, 书记备案表 or 任命材料包: what the records do not know is filled in here, then the paper is shown and printed. */
import { Alert, Button, Checkbox, Radio, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../../desk.ts';
import { BesideBody, BesideFoot, useBeside } from '../../parts/beside.tsx';
import { fetchPaper } from '../../parts/preview/paper.ts';
import { openPaper } from '../../parts/preview/print-paper.tsx';
import { toast } from '../../parts/toast.tsx';
import { useTextFields } from '../../parts/use-text-fields.ts';
import { useSession } from '../../session.tsx';

const titles = { appointment: '任免审批表', filing: '社区党组织书记备案表', pack: '任命材料包' } as const;
type SheetKind = keyof typeof titles;
const isKind = (value: string): value is SheetKind => value in titles;

function useSheet(people: readonly string[]) {
  const [kind, setKind] = useState<SheetKind>('appointment');
  const [photo, setPhoto] = useState(true);
  const [family, setFamily] = useState(true);
  const [resume, setResume] = useState<'records' | 'text'>('records');
  const [idNumber, setIdNumber] = useState(true);
  const texts = useTextFields({ proposed: '', removed: '', reason: '' });
  const letter = useTextFields({ addressee: '' });
  const [notes, setNotes] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    try {
      const input = { people: [...people], photo, family, resume, ...texts.values };
      const made =
        kind === 'pack'
          ? await call('cadreSheets.pack', { ...input, ...letter.values, idNumber })
          : await call('cadreSheets.print', { ...input, filing: kind === 'filing' });
      setNotes(made.notes);
      openPaper(await fetchPaper(made.kind, made.file), titles[kind]);
    } catch (error) {
      toast.failed(error);
    } finally {
      setBusy(false);
    }
  };
  const choices = { kind, setKind, photo, setPhoto, family, setFamily, resume, setResume, idNumber, setIdNumber };
  return { ...choices, texts, letter, notes, busy, print };
}

type Sheet = ReturnType<typeof useSheet>;

/** Which paper, and what the records do not know. */
function Wording({ sheet }: { readonly sheet: Sheet }) {
  const { field } = sheet.texts;
  const fromFiling = sheet.kind === 'filing' ? '不填的取最近一条“书记县级备案”' : '不填的印成空格';
  return (
    <>
      <Radio.Group
        label="打印哪一种"
        value={sheet.kind}
        onChange={(value) => sheet.setKind(isKind(value) ? value : 'appointment')}
      >
        <Stack gap={4} mt={4}>
          <Radio value="appointment" label="任免审批表" data-autofocus />
          <Radio value="filing" label="社区党组织书记备案表（含资格联审、备案栏）" />
          <Radio value="pack" label="任命材料包（请示、任免审批表、资格联审表一次打印）" />
        </Stack>
      </Radio.Group>
      {sheet.kind === 'pack' ? (
        <TextInput
          label="主送机关"
          description="请示送给谁；不填的印成空格"
          placeholder="如：中共某县委组织部"
          maxLength={60}
          {...sheet.letter.field('addressee')}
        />
      ) : null}
      <TextInput label="拟任职务" description={fromFiling} maxLength={80} {...field('proposed')} />
      <TextInput label="拟免职务" maxLength={80} {...field('removed')} />
      <Textarea label="任免理由" autosize minRows={2} maxRows={6} maxLength={1000} {...field('reason')} />
    </>
  );
}

/** What of the records is printed. */
function Contents({ sheet }: { readonly sheet: Sheet }) {
  return (
    <>
      <Radio.Group
        label="简历"
        value={sheet.resume}
        onChange={(value) => sheet.setResume(value === 'text' ? 'text' : 'records')}
      >
        <Stack gap={4} mt={4}>
          <Radio value="records" label="按学历和任职经历生成" />
          <Radio value="text" label="用“本人简历”一栏的文字" />
        </Stack>
      </Radio.Group>
      <Checkbox
        label="印照片"
        checked={sheet.photo}
        onChange={(event) => sheet.setPhoto(event.currentTarget.checked)}
      />
      <Checkbox
        label="印家庭主要成员（姓名、单位不遮盖，记入查看与导出记录）"
        checked={sheet.family}
        onChange={(event) => sheet.setFamily(event.currentTarget.checked)}
      />
      {sheet.kind === 'pack' ? (
        <Checkbox
          label="联审表印公民身份号码（不遮盖，记入查看与导出记录）"
          checked={sheet.idNumber}
          onChange={(event) => sheet.setIdNumber(event.currentTarget.checked)}
        />
      ) : null}
    </>
  );
}

function CadreSheetPanel({ people }: { readonly people: readonly string[] }) {
  const sheet = useSheet(people);
  return (
    <>
      <BesideBody>
        <Stack gap="sm">
          <Wording sheet={sheet} />
          <Contents sheet={sheet} />
          {people.length > 1 ? (
            <Text size="sm">
              共 {people.length} 人{sheet.kind === 'pack' ? '，请示合写一份，其余每人一套' : '，每人两页'}
              ；拟任、拟免职务和理由填了就每人都一样。
            </Text>
          ) : null}
          <Text size="sm" c="gray.7">
            意见、签名、盖章和日期都印成空格，留给手写
            {sheet.kind === 'pack' ? '；联审表的发函、回函和结论取“政审联审”' : ''}。
          </Text>
          {sheet.notes.length === 0 ? null : (
            <Alert color="orange" title="打印前请看一下">
              {sheet.notes.map((note) => (
                <Text key={note} size="sm">
                  {note}
                </Text>
              ))}
            </Alert>
          )}
        </Stack>
      </BesideBody>
      <BesideFoot>
        <Button
          leftSection={<IconPrinter size={16} aria-hidden />}
          loading={sheet.busy}
          onClick={() => void sheet.print()}
        >
          预览打印
        </Button>
      </BesideFoot>
    </>
  );
}

/** Opens the panel for these people. @param compact as an act on ticked records */
export function CadreSheetButton({
  people,
  compact,
}: {
  readonly people: readonly string[];
  readonly compact: boolean;
}) {
  const beside = useBeside();
  const session = useSession();
  if (!session.has('roster.export') || !session.has('appraisal.export')) return null;
  const open = () => {
    beside.show('任免审批表', <CadreSheetPanel people={people} />);
  };
  return (
    <Button
      variant="default"
      {...(compact ? { size: 'compact-sm' } : { leftSection: <IconPrinter size={16} aria-hidden /> })}
      onClick={open}
    >
      任免审批表
    </Button>
  );
}
