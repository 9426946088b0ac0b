/** The input of a field, derived from its definition: one widget per kind. */
import { Button, Textarea, TextInput } from '@mantine/core';
import { useSession } from '../session.tsx';
import { ChoiceInput, FlagInput } from './inputs/choice-input.tsx';
import { frameOf, type InputProps } from './inputs/input-props.ts';
import { PhotoInput } from './inputs/photo-input.tsx';
import { RefInput } from './inputs/ref-input.tsx';
import { TypedInput } from './inputs/text-input.tsx';
import { isMasked } from './masked.ts';
import { toast } from './toast.tsx';

/** A masked value cannot be edited: it is shown in full first. */
function MaskedInput({ field, value, error, disabled }: InputProps) {
  const session = useSession();
  const reveal = () => session.reveal(true).catch(toast.failed);
  return (
    <TextInput
      {...frameOf({ field, error, disabled })}
      value={String(value)}
      readOnly
      rightSectionWidth={56}
      rightSection={
        session.has('private.reveal') ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => void reveal()}
            aria-label={`显示完整信息后修改${field.label}`}
          >
            显示
          </Button>
        ) : null
      }
    />
  );
}

function LongTextInput({ field, value, onChange, onBlur, error, disabled }: InputProps) {
  return (
    <Textarea
      {...frameOf({ field, error, disabled })}
      value={value === null ? '' : String(value)}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      autosize
      minRows={2}
      maxRows={12}
      {...(onBlur === undefined ? {} : { onBlur })}
    />
  );
}

/** One field's label, help, input and fault. */
export function FieldInput(props: InputProps) {
  const { field } = props;
  if (isMasked(props)) return <MaskedInput {...props} />;
  switch (field.kind) {
    case 'choice':
      return <ChoiceInput {...props} field={field} />;
    case 'flag':
      return <FlagInput {...props} field={field} />;
    case 'ref':
      return <RefInput {...props} field={field} />;
    case 'photo':
      return <PhotoInput {...props} field={field} />;
    case 'longText':
      return <LongTextInput {...props} />;
    default:
      return <TypedInput {...props} />;
  }
}
