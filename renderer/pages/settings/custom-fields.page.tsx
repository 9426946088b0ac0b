/** 自设栏目: fields that the office adds to a register; the register is chosen by name and the key made by itself. */
import { Checkbox, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { codeLists } from '../../../db/rules/lists/all.ts';
import { call } from '../../desk.ts';
import type { Page } from '../../pages.ts';
import { useBeside } from '../../parts/beside.tsx';
import { RegisterList } from '../../parts/list/register-list.tsx';
import { useVocabulary } from '../../vocabulary.tsx';
import { AddPanel, newKey } from './add-panel.tsx';

const empty = { register: null, label: '', kind: 'text', list: null, help: '', required: false, privacy: null };
type Values = {
  readonly [Key in keyof typeof empty]: (typeof empty)[Key] extends null ? string | null : (typeof empty)[Key];
};

const lists = Object.values(codeLists).map(({ key, label }) => ({ value: key, label }));

type Change = (patch: Partial<Values>) => void;

interface InputsProps {
  readonly values: Values;
  readonly set: Change;
  /** Saving was tried: what is missing is said. */
  readonly checked: boolean;
}

const isWhole = ({ register, label, kind, list }: Values): boolean =>
  register !== null && label.trim() !== '' && (kind !== 'choice' || list !== null);

/** Where it stands, what it is called. */
function NameInputs({ values: { register, label }, set, checked }: InputsProps) {
  const { registers } = useVocabulary();
  const own = registers.filter((one) => one.area !== '系统设置');
  return (
    <>
      <Select
        label="所属台账"
        withAsterisk
        searchable
        data={own.map((one) => ({ value: one.key, label: one.label }))}
        value={register}
        onChange={(value) => set({ register: value })}
        error={checked && register === null ? '请选择栏目加在哪个台账上。' : null}
        data-autofocus
      />
      <TextInput
        label="栏目名称"
        withAsterisk
        maxLength={40}
        value={label}
        onChange={(event) => set({ label: event.currentTarget.value })}
        error={checked && label.trim() === '' ? '请填写栏目名称。' : null}
      />
    </>
  );
}

/** What it holds, and how it is shown. */
function KindInputs({ values: { kind, list, privacy }, set, checked }: InputsProps) {
  const vocabulary = useVocabulary();
  const choices = (key: string) => vocabulary.list(key).values.map(({ code, label }) => ({ value: code, label }));
  return (
    <>
      <Select
        label="栏目类型"
        withAsterisk
        description="填了内容以后不宜再改"
        data={choices('field_kind')}
        value={kind}
        onChange={(value) => set({ kind: value ?? 'text' })}
        allowDeselect={false}
      />
      {kind === 'choice' ? (
        <Select
          label="选用代码表"
          withAsterisk
          description="选项从哪个表里来；缺的选项到“代码”里加"
          searchable
          data={lists}
          value={list}
          onChange={(value) => set({ list: value })}
          error={checked && list === null ? '请选择代码表。' : null}
        />
      ) : null}
      <Select
        label="遮盖方式"
        description="不选就照原样显示"
        clearable
        clearButtonProps={{ 'aria-label': '清空' }}
        data={choices('privacy')}
        value={privacy}
        onChange={(value) => set({ privacy: value })}
      />
    </>
  );
}

async function saveField({ register, label, kind, list, help, required, privacy }: Values) {
  const patch = {
    register,
    key: newKey(),
    label: label.trim(),
    field_kind: kind,
    list: kind === 'choice' ? list : null,
    help: help.trim() === '' ? null : help.trim(),
    required: required ? 1 : 0,
    private: privacy,
  };
  const { changeId } = await call('records.save', { register: 'custom_fields', patch });
  return { sentence: `已新增自设栏目“${label.trim()}”。`, changeId };
}

function AddField({ done }: { readonly done: () => void }) {
  const [values, setValues] = useState<Values>(empty);
  const [checked, setChecked] = useState(false);
  const set: Change = (patch) => setValues((now) => ({ ...now, ...patch }));
  const check = () => {
    setChecked(true);
    return isWhole(values);
  };
  const inputs = { values, set, checked };
  return (
    <AddPanel label="新增自设栏目" check={check} save={() => saveField(values)} done={done}>
      <NameInputs {...inputs} />
      <KindInputs {...inputs} />
      <TextInput
        label="填写说明"
        description="显示在输入框下面"
        maxLength={200}
        value={values.help}
        onChange={(event) => set({ help: event.currentTarget.value })}
      />
      <Checkbox
        label="必填"
        checked={values.required}
        onChange={(event) => set({ required: event.currentTarget.checked })}
      />
    </AddPanel>
  );
}

function CustomFieldsPage() {
  const { show, close } = useBeside();
  const register = useVocabulary().register('custom_fields');
  const add = () => show('新增自设栏目', <AddField done={close} />);
  return <RegisterList register={register} onAdd={add} />;
}

export const page: Page = {
  path: '/settings/custom-fields',
  title: '自设栏目',
  area: '系统设置',
  order: 3,
  right: 'settings.read',
  register: 'custom_fields',
  component: CustomFieldsPage,
};
