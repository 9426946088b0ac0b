/** What a scheme pays: base and coefficients, fixed tables, allowances, 绩效. */
import { ActionIcon, Button, Checkbox, Group, NumberInput, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { appraisalGrade } from '../../../db/rules/lists/appraisal-grade.ts';
import { topGrade } from '../../../db/rules/grade-scheme/scheme.ts';
import { useVocabulary } from '../../vocabulary.tsx';
import { Amount, Count } from './numbers.tsx';
import type { SchemeForm } from './scheme-form.ts';
import { Pick } from './scheme-switches.tsx';

/** One number per grade, filled on by equal steps from the first two. */
function GradeTable({ form, of }: { readonly form: SchemeForm; readonly of: 'coefficients' | 'gradePay' }) {
  const { scheme } = form.draft;
  const table = scheme.pay[of];
  const top = topGrade(scheme);
  const [unit, word] = of === 'coefficients' ? [1000, '系数'] : [100, '级别工资（元）'];
  const put = (place: number, value: number) =>
    form.setPay({ [of]: Array.from({ length: top }, (_, at) => (at === place ? value : (table[at] ?? 0))) });
  const fill = () => {
    const [first = 0, second = first] = table;
    form.setPay({ [of]: Array.from({ length: top }, (_, at) => first + (second - first) * at) });
  };
  return (
    <div>
      <Group gap="xs" mb={4}>
        <Button size="compact-sm" variant="default" disabled={table.length < 2} onClick={fill}>
          按1、2级的差距填到{top}级
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          disabled={table.length === 0}
          onClick={() => form.setPay({ [of]: [] })}
        >
          不用{of === 'coefficients' ? '系数' : '级别工资'}
        </Button>
      </Group>
      <Group gap={6} role="group" aria-label={`各级${word}`}>
        {Array.from({ length: top }, (_, place) => (
          <NumberInput
            key={place}
            label={`${place + 1}级`}
            w={86}
            min={0}
            decimalScale={of === 'coefficients' ? 3 : 2}
            value={table[place] === undefined ? '' : table[place] / unit}
            onChange={(typed) => typeof typed === 'number' && put(place, Math.round(typed * unit))}
          />
        ))}
      </Group>
    </div>
  );
}

function Allowances({ form }: { readonly form: SchemeForm }) {
  const { allowances } = form.draft.scheme.pay;
  const put = (place: number, patch: Partial<(typeof allowances)[number]>) =>
    form.setPay({ allowances: allowances.map((one, at) => (at === place ? { ...one, ...patch } : one)) });
  return (
    <Group gap="md" align="flex-end">
      {allowances.map((one, place) => (
        <Group key={place} gap={4} align="flex-end">
          <TextInput
            label={`补贴 ${place + 1} 名称`}
            w={130}
            maxLength={40}
            value={one.label}
            onChange={(event) => put(place, { label: event.currentTarget.value })}
          />
          <Amount label="每月" width={110} value={one.amount} onChange={(amount) => put(place, { amount })} />
          <ActionIcon
            color="gray"
            mb={4}
            aria-label={`去掉补贴 ${place + 1}`}
            onClick={() => form.setPay({ allowances: allowances.filter((_, at) => at !== place) })}
          >
            <IconTrash size={16} />
          </ActionIcon>
        </Group>
      ))}
      <Button
        size="compact-md"
        variant="default"
        onClick={() => form.setPay({ allowances: [...allowances, { label: '补贴', amount: 0 }] })}
      >
        加一项人人都有的补贴
      </Button>
    </Group>
  );
}

function Performance({ form }: { readonly form: SchemeForm }) {
  const { pay } = form.draft.scheme;
  return (
    <Group gap="md" align="flex-start">
      <Count
        label="绩效工资占"
        help="基数×系数里的比例"
        unit="%"
        max={100}
        value={pay.performance}
        onChange={(performance) => form.setPay({ performance })}
      />
      {pay.performance === 0
        ? null
        : appraisalGrade.values
            .slice(0, 4)
            .map(({ code, label }) => (
              <Count
                key={code}
                label={`上年度${label}发`}
                unit="%"
                max={200}
                width={130}
                value={pay.performanceByGrade[code] ?? 100}
                onChange={(share) => form.setPay({ performanceByGrade: { ...pay.performanceByGrade, [code]: share } })}
              />
            ))}
      <Count
        label="考核优秀多发"
        unit="个月"
        max={12}
        value={pay.excellentMonths}
        onChange={(excellentMonths) => form.setPay({ excellentMonths })}
      />
      <Pick
        label="尾数"
        choices={[
          { value: 'yuan', label: '四舍五入到元' },
          { value: 'jiao', label: '四舍五入到角' },
          { value: 'fen', label: '四舍五入到分' },
        ]}
        value={pay.rounding}
        onChange={(rounding) => form.setPay({ rounding })}
      />
    </Group>
  );
}

/** What is paid by post, and by years. */
function FixedPay({ form }: { readonly form: SchemeForm }) {
  const { posts, pay } = form.draft.scheme;
  const list = useVocabulary().list('post_class');
  const names = new Map(list.values.map(({ code, label }) => [code, label]));
  return (
    <Group gap="md" role="group" aria-label="岗位工资">
      {posts.map(({ post }) => (
        <Amount
          key={post}
          label={`${names.get(post) ?? post}岗位工资`}
          width={150}
          value={pay.postPay[post] ?? 0}
          onChange={(amount) => form.setPay({ postPay: { ...pay.postPay, [post]: amount } })}
        />
      ))}
      <Amount
        label="书记主任一肩挑加"
        width={150}
        value={pay.bothOffices}
        onChange={(bothOffices) => form.setPay({ bothOffices })}
      />
      <Amount label="每满1年加" value={pay.perYear} onChange={(perYear) => form.setPay({ perYear })} />
    </Group>
  );
}

export function SchemePay({ form }: { readonly form: SchemeForm }) {
  const { scheme } = form.draft;
  const { pay } = scheme;
  return (
    <>
      <Group gap="md" align="flex-start">
        <Checkbox
          mt={28}
          label="按基数 × 系数"
          checked={pay.base !== null}
          onChange={({ currentTarget: { checked } }) => form.setPay({ base: checked ? 0 : null })}
        />
        {pay.base === null ? null : (
          <Amount label="基数（每月）" value={pay.base} onChange={(base) => form.setPay({ base })} />
        )}
      </Group>
      {pay.base === null && pay.coefficients.length === 0 ? null : <GradeTable form={form} of="coefficients" />}
      {pay.gradePay.length > 0 ? (
        <GradeTable form={form} of="gradePay" />
      ) : (
        <Group>
          <Button
            size="compact-md"
            variant="default"
            onClick={() => form.setPay({ gradePay: Array.from({ length: topGrade(scheme) }, () => 0) })}
          >
            加级别工资（每级定额）
          </Button>
        </Group>
      )}
      <FixedPay form={form} />
      <Allowances form={form} />
      <Performance form={form} />
    </>
  );
}
