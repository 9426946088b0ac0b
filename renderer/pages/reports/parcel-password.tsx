/** The parcel's password: typed or made up, judged while it is typed, told by telephone. */
import { Alert, Button, Code, Group, PasswordInput, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { call, type OutputOf } from '../../desk.ts';
import { toast } from '../../parts/toast.tsx';

type Judgement = OutputOf<'parcels.judgePassword'>;

interface ParcelPasswordProps {
  readonly value: string;
  readonly onChange: (password: string) => void;
  readonly error: string | null;
}

const strengths = { refused: '不能用', weak: '偏弱', fair: '中等', strong: '足够强' } as const;
const colors = { refused: 'red.8', weak: 'orange.9', fair: 'gray.8', strong: 'deepBlue.7' } as const;

/** What the desk thinks of a password; asked directly, so that it is kept nowhere. */
function useJudgement(password: string): Judgement | null {
  const [judged, setJudged] = useState<Judgement | null>(null);
  const [settled] = useDebouncedValue(password, 200);
  useEffect(() => {
    const abort = new AbortController();
    setJudged(null);
    if (settled !== '')
      call('parcels.judgePassword', { password: settled }, { signal: abort.signal }).then(setJudged, () =>
        setJudged(null),
      );
    return () => abort.abort();
  }, [settled]);
  return judged;
}

/** Big and in a type that tells its letters apart: it is read aloud. */
export function SpokenPassword({ password }: { readonly password: string }) {
  return (
    <Alert color="orange" title="请用电话等另外的方式告知收件单位，不要写在U盘上或与U盘放在一起" p="sm">
      <Code block fz={24} ta="center" py="xs" data-testid="spoken-password">
        {password}
      </Code>
    </Alert>
  );
}

export function ParcelPassword({ value, onChange, error }: ParcelPasswordProps) {
  const [made, setMade] = useState<string | null>(null);
  const judged = useJudgement(value);
  const make = async () => {
    try {
      const { password } = await call('parcels.options', {});
      setMade(password);
      onChange(password);
    } catch (failure) {
      toast.failed(failure);
    }
  };
  return (
    <>
      <Group align="flex-start" gap="xs" wrap="nowrap">
        <PasswordInput
          label="上报包密码"
          description="至少 8 位，只用英文字母、数字和符号；含汉字的密码在 Windows 的 7-Zip 里可能打不开"
          withAsterisk
          autoComplete="new-password"
          maxLength={120}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': '显示或隐藏密码' }}
          style={{ flex: 1 }}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
        />
        <Button variant="default" mt={21} onClick={() => void make()}>
          生成密码
        </Button>
      </Group>
      {judged === null || error !== null ? null : (
        <Text size="sm" c={colors[judged.strength]} mt={4} role="status">
          强度：{strengths[judged.strength]}。{judged.sentence}
        </Text>
      )}
      {made !== null && made === value ? <SpokenPassword password={made} /> : null}
    </>
  );
}
