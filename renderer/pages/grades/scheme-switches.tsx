/** The switches of a scheme that are no money: years, education, certificates, awards. */
import { Checkbox, Group, Select } from '@mantine/core';
import { appraisalGrade } from '../../../db/rules/lists/appraisal-grade.ts';
import type { Scheme } from '../../../db/rules/grade-scheme/scheme.ts';
import { Amount, Count } from './numbers.tsx';
import type { SchemeForm } from './scheme-form.ts';

interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface PickProps<Value extends string> {
  readonly label: string;
  readonly help?: string;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Pick<Value extends string>({ label, help, choices, value, onChange }: PickProps<Value>) {
  return (
    <Select
      label={label}
      {...(help === undefined ? {} : { description: help })}
      data={choices.map((one) => ({ ...one }))}
      value={value}
      allowDeselect={false}
      w={250}
      onChange={(picked) => {
        const found = choices.find((one) => one.value === picked);
        if (found !== undefined) onChange(found.value);
      }}
    />
  );
}

const times = [
  { value: 'day', label: '当日起' },
  { value: 'nextMonth', label: '次月1日起' },
  { value: 'january', label: '每年1月1日统一' },
] as const;

/** What counts beside the years themselves: changes of post, several posts, bad years, the cap. */
function PostSwitches({ form }: { readonly form: SchemeForm }) {
  const { scheme } = form.draft;
  return (
    <>
      <Pick
        label="岗位变动时"
        choices={[
          { value: 'keepYears', label: '保留全部年限，按新层次重算' },
          { value: 'restartYears', label: '只算任新层次以来的年限' },
        ]}
        value={scheme.onPostChange}
        onChange={(onPostChange) => form.setScheme({ onPostChange })}
      />
      <Pick
        label="同时任几个岗位"
        choices={[
          { value: 'highest', label: '就高定级' },
          { value: 'main', label: '按主要任职' },
        ]}
        value={scheme.concurrentPost}
        onChange={(concurrentPost) => form.setScheme({ concurrentPost })}
      />
      <Checkbox.Group
        label="哪些考核等次的年度不计年限"
        value={scheme.excludeYearsWithGrade}
        onChange={(excludeYearsWithGrade) => form.setScheme({ excludeYearsWithGrade })}
      >
        <Group gap="sm" mt={6}>
          {appraisalGrade.values
            .filter(({ code }) => code !== 'excellent' && code !== 'competent')
            .map(({ code, label }) => (
              <Checkbox key={code} value={code} label={label} />
            ))}
        </Group>
      </Checkbox.Group>
      <Checkbox
        mt={28}
        label="不超过本岗位层次的最高等级"
        checked={scheme.capAtPostMax}
        onChange={({ currentTarget: { checked } }) => form.setScheme({ capAtPostMax: checked })}
      />
    </>
  );
}

export function YearsSwitches({ form }: { readonly form: SchemeForm }) {
  const { scheme } = form.draft;
  const { effective } = scheme;
  return (
    <Group gap="md" align="flex-start">
      <Count
        label="每满几年升一级"
        unit="年"
        min={1}
        max={20}
        value={scheme.stepYears}
        onChange={(stepYears) => form.setScheme({ stepYears })}
      />
      <Pick
        label="年限怎么算"
        choices={[
          { value: 'full', label: '满整年才算' },
          { value: 'part', label: '不满1年按1年' },
        ]}
        value={scheme.yearsRule}
        onChange={(yearsRule) => form.setScheme({ yearsRule })}
      />
      <Pick
        label="中间离开过的"
        help="按在册期间看间断"
        choices={[
          { value: 'ignore', label: '不看间断，从起始时间算' },
          { value: 'deduct', label: '间断期不计，前后累计' },
          { value: 'restart', label: '间断后重新起算' },
        ]}
        value={scheme.gapRule}
        onChange={(gapRule) => form.setScheme({ gapRule })}
      />
      <Pick
        label="年限满档从何时执行"
        choices={times}
        value={effective.years}
        onChange={(years) => form.setScheme({ effective: { ...effective, years } })}
      />
      <PostSwitches form={form} />
    </Group>
  );
}

const eduWords = { college: '大专', bachelor: '本科', master: '硕士', doctor: '博士' } as const;
const certWords = { junior: '助理社会工作师', middle: '社会工作师', senior: '高级社会工作师' } as const;
const isKey = <Words extends object>(words: Words) => Object.keys(words) as (keyof Words & string)[];

function EduSwitches({ form }: { readonly form: SchemeForm }) {
  const { edu } = form.draft.scheme;
  const set = (patch: Partial<Scheme['edu']>) => form.setScheme({ edu: { ...edu, ...patch } });
  const Input = edu.mode === 'money' ? Amount : Count;
  return (
    <Group gap="md" align="flex-start">
      <Pick
        label="学历给什么"
        choices={[
          { value: 'none', label: '不另给' },
          { value: 'grade', label: '提高等级' },
          { value: 'years', label: '视同社区工作年限' },
          { value: 'money', label: '每月给钱' },
        ]}
        value={edu.mode}
        onChange={(mode) => set({ mode, values: { college: 0, bachelor: 0, master: 0, doctor: 0 } })}
      />
      {edu.mode === 'none'
        ? null
        : isKey(eduWords).map((key) => (
            <Input
              key={key}
              label={eduWords[key]}
              width={100}
              {...(edu.mode === 'money' ? {} : { unit: edu.mode === 'grade' ? '级' : '年' })}
              value={edu.values[key]}
              onChange={(value) => set({ values: { ...edu.values, [key]: value } })}
            />
          ))}
      {edu.mode === 'grade' || edu.mode === 'years' ? (
        <Checkbox
          mt={28}
          label="学历、学位都有才算"
          checked={edu.needBoth}
          onChange={({ currentTarget: { checked } }) => set({ needBoth: checked })}
        />
      ) : null}
      {edu.needBoth && (edu.mode === 'grade' || edu.mode === 'years')
        ? (['bachelor', 'master', 'doctor'] as const).map((key) => (
            <Count
              key={key}
              label={`${eduWords[key]}只有其一，视同`}
              unit="年"
              max={20}
              width={140}
              value={edu.oneOnlyYears[key]}
              onChange={(value) => set({ oneOnlyYears: { ...edu.oneOnlyYears, [key]: value } })}
            />
          ))
        : null}
    </Group>
  );
}

function CertSwitches({ form }: { readonly form: SchemeForm }) {
  const { cert } = form.draft.scheme;
  const set = (patch: Partial<Scheme['cert']>) => form.setScheme({ cert: { ...cert, ...patch } });
  const Input = cert.mode === 'grade' ? Count : Amount;
  return (
    <Group gap="md" align="flex-start">
      <Pick
        label="证书给什么"
        choices={[
          { value: 'none', label: '不另给' },
          { value: 'grade', label: '提高等级' },
          { value: 'money', label: '每月津贴' },
          { value: 'oneOff', label: '一次性奖励' },
        ]}
        value={cert.mode}
        onChange={(mode) => set({ mode, values: { junior: 0, middle: 0, senior: 0 } })}
      />
      {cert.mode === 'none'
        ? null
        : isKey(certWords).map((key) => (
            <Input
              key={key}
              label={certWords[key]}
              width={130}
              {...(cert.mode === 'grade' ? { unit: '级' } : {})}
              value={cert.values[key]}
              onChange={(value) => set({ values: { ...cert.values, [key]: value } })}
            />
          ))}
      {cert.mode === 'none' ? null : (
        <Checkbox
          mt={28}
          label="登记在有效期内才算"
          checked={cert.needRegistration}
          onChange={({ currentTarget: { checked } }) => set({ needRegistration: checked })}
        />
      )}
    </Group>
  );
}

export function CreditSwitches({ form }: { readonly form: SchemeForm }) {
  const { scheme } = form.draft;
  const { effective, awards } = scheme;
  return (
    <>
      <EduSwitches form={form} />
      <CertSwitches form={form} />
      <Group gap="md" align="flex-start">
        <Pick
          label="学历和证书都提级的"
          choices={[
            { value: 'max', label: '就高不叠加' },
            { value: 'add', label: '叠加' },
          ]}
          value={scheme.stacking}
          onChange={(stacking) => form.setScheme({ stacking })}
        />
        <Pick
          label="学历、证书从何时执行"
          choices={times}
          value={effective.credentials}
          onChange={(credentials) => form.setScheme({ effective: { ...effective, credentials } })}
        />
        <Count
          label="市级以上表彰提"
          unit="级"
          max={20}
          value={awards.city_award}
          onChange={(city_award) => form.setScheme({ awards: { ...awards, city_award } })}
        />
        <Count
          label="市级以上劳模提"
          unit="级"
          max={20}
          value={awards.model_worker}
          onChange={(model_worker) => form.setScheme({ awards: { ...awards, model_worker } })}
        />
        <Checkbox
          mt={28}
          label="每种表彰一生只计一次"
          checked={scheme.awardOnce}
          onChange={({ currentTarget: { checked } }) => form.setScheme({ awardOnce: checked })}
        />
      </Group>
    </>
  );
}
