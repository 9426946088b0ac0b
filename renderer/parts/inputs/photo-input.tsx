/** A photo: chosen from the disk, kept as an attachment of the record. */
import { Button, FileButton, Group, Input, Stack } from '@mantine/core';
import { useState } from 'react';
import type { PhotoField } from '../../../db/registers/model/field.ts';
import { call, upload } from '../../desk.ts';
import { Photo } from '../photo.tsx';
import { toast } from '../toast.tsx';
import { frameOf, type InputProps } from './input-props.ts';

export function PhotoInput({ field, value, onChange, error, disabled, record }: InputProps<PhotoField>) {
  const [busy, setBusy] = useState(false);
  const add = async (file: File | null) => {
    if (file === null || record === undefined) return;
    setBusy(true);
    try {
      const token = await upload('attachment', file);
      const { id } = await call('attachments.add', {
        register: record.register,
        record: record.id,
        upload: token,
        title: field.label,
      });
      onChange(id);
    } catch (failure) {
      toast.failed(failure);
    } finally {
      setBusy(false);
    }
  };
  const { label } = frameOf({ field, error, disabled });
  const locked = disabled === true || record === undefined;
  return (
    <Input.Wrapper
      label={label}
      labelElement="div"
      error={error}
      description={record === undefined ? '先保存，再添加照片' : 'JPG 或 PNG，不超过 20 MB'}
    >
      <Group align="flex-end" mt={4}>
        <Photo id={typeof value === 'string' ? value : null} name="" width={64} />
        <Stack gap={4}>
          <FileButton
            accept="image/jpeg,image/png,image/webp"
            onChange={(file) => void add(file)}
            disabled={locked}
            inputProps={{ 'aria-label': `选择${field.label}文件` }}
          >
            {(props) => (
              <Button {...props} size="compact-sm" variant="default" loading={busy} disabled={locked}>
                选择{field.label}
              </Button>
            )}
          </FileButton>
          {value === null ? null : (
            <Button size="compact-sm" variant="subtle" color="gray" disabled={locked} onClick={() => onChange(null)}>
              去掉{field.label}
            </Button>
          )}
        </Stack>
      </Group>
    </Input.Wrapper>
  );
}
