/** 代码: options added to a list, or a built-in one renamed; the list is chosen by name and the code made by itself. */
import { Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { RegisterList } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { AddPanel, newKey } from './add-panel.tsx';

const lists = Object.values(codeLists).map(({ key, label }) => ({ value: key, label }));
const fresh = '';

const empty = { list: null, code: fresh, label: '', synonyms: '' } as const;

interface Values {
  readonly list: string | null;
  readonly code: string;
  readonly label: string;
  readonly synonyms: string;
}

interface OptionInputsProps {
  readonly values: Values;
  readonly set: (patch: Partial<Values>) => void;
  /** Saving was tried: what is missing is said. */
  readonly checked: boolean;
}

/** Which list, and which of its options. */
function OptionInputs({ values: { list, code }, set, checked }: OptionInputsProps) {
  const vocabulary = useVocabulary();
  const present = list === null ? [] : vocabulary.list(list).values;
  const labelOf = (chosen: string): string => present.find((one) => one.code === chosen)?.label ?? '';
  return (
    <>
      <Select
        label="代码表"
        withAsterisk
        description="要改哪一种下拉选项"
        searchable
        data={lists}
        value={list}
        onChange={(value) => set({ list: value, code: fresh })}
        error={checked && list === null ? '请选择代码表。' : null}
        data-autofocus
      />
      <Select
        label="选项"
        description="加一个新选项，或给现有的选项改名"
        data={[{ value: fresh, label: '新选项' }, ...present.map((one) => ({ value: one.code, label: one.label }))]}
        value={code}
        onChange={(value) => set({ code: value ?? fresh, label: labelOf(value ?? fresh) })}
        allowDeselect={false}
        searchable
      />
    </>
  );
}

async function saveCode({ list, code, label, synonyms }: Values) {
  const patch = {
    list,
    code: code === fresh ? newKey() : code,
    label: label.trim(),
    synonyms: synonyms.trim() === '' ? null : synonyms.trim(),
  };
  const { changeId } = await call('records.save', { register: 'code_values', patch });
  return { sentence: `已保存选项“${label.trim()}”。`, changeId };
}

function AddCode({ done }: { readonly done: () => void }) {
  const [values, setValues] = useState<Values>(empty);
  const [checked, setChecked] = useState(false);
  const set = (patch: Partial<Values>) => setValues((now) => ({ ...now, ...patch }));
  const { list, label, synonyms } = values;
  const check = () => {
    setChecked(true);
    return list !== null && label.trim() !== '';
  };
  return (
    <AddPanel label="新增代码" check={check} save={() => saveCode(values)} done={done}>
      <OptionInputs values={values} set={set} checked={checked} />
      <TextInput
        label="显示名称"
        withAsterisk
        maxLength={60}
        value={label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        error={checked && label.trim() === '' ? '请填写显示名称。' : null}
      />
      <TextInput
        label="其他写法"
        description="导入时一并认作此项，多个用顿号隔开"
        maxLength={500}
        value={synonyms}
        onChange={(event) => set({ synonyms: event.currentTarget.value })}
      />
    </AddPanel>
  );
}

function CodesPage() {
  const { show, close } = useBeside();
  const register = useVocabulary().register('code_values');
  const add = () => show('新增代码', <AddCode done={close} />);
  return <RegisterList register={register} onAdd={add} />;
}

export const page: Page = {
  path: '/settings/codes',
  title: '代码',
  area: '系统设置',
  order: 2,
  right: 'settings.read',
  register: 'code_values',
  component: CodesPage,
};
