import { useState } from 'react';
import type { useAddRecord } from '../../../api/changes.ts';
import { ApiProblem } from '../../../api/client.ts';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { Notice } from '../../../ui/States.tsx';
import { useCurrency } from '../overview/use-currency.ts';
import { recordBody, type Typed } from './record-body.ts';
import type { RecordField, RecordKind } from './record-kinds.ts';
import styles from './RecordForm.module.css';

interface RecordFormProps {
  kind: RecordKind;
  change: ReturnType<typeof useAddRecord>;
}

export function RecordForm({ kind: { kind, title, fields }, change }: RecordFormProps) {
  const currency = useCurrency();
  const [typed, setTyped] = useState<Typed>({ currency: currency ?? '' });
  const errors = change.error instanceof ApiProblem ? change.error.errors : [];
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        change.mutate(
          { kind, body: recordBody(fields, typed, typed['currency'] || currency) },
          { onSuccess: () => setTyped({ currency: currency ?? '' }) },
        );
      }}
    >
      <div className={styles['grid']}>
        {fields.map((field) => (
          <Field
            key={field.name}
            label={`${field.label}${field.type === 'money' ? ` (${typed['currency'] || currency || 'amount'})` : ''}${field.required ? '' : ', optional'}`}
            {...(field.hint && { hint: field.hint })}
            error={errors.find(({ pointer }) => pointer.endsWith(`/${field.name}`))?.detail}
          >
            <Input
              field={field}
              value={typed[field.name] ?? ''}
              onChange={(value) => setTyped({ ...typed, [field.name]: value })}
            />
          </Field>
        ))}
      </div>
      {change.error && <Notice tone="bad">{change.error.message}</Notice>}
      {change.isSuccess && <p role="status">{title}: reported.</p>}
      <Button type="submit" busy={change.isPending}>
        Report
      </Button>
    </form>
  );
}

const inputTypes = {
  text: 'text',
  number: 'number',
  money: 'text',
  date: 'date',
  instant: 'datetime-local',
} as const;

interface InputProps {
  field: RecordField;
  value: string;
  onChange: (value: string) => void;
}

function Input({ field: { type, choices, required }, value, onChange, ...described }: InputProps) {
  if (type === 'choice' || type === 'flag') {
    const options = type === 'flag' ? ['true', 'false'] : choices;
    return (
      <select
        {...described}
        value={value}
        required={required}
        onChange={(change) => onChange(change.target.value)}
      >
        <option value="" />
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...described}
      type={inputTypes[type]}
      inputMode={type === 'money' ? 'decimal' : undefined}
      required={required}
      value={value}
      onChange={(change) => onChange(change.target.value)}
    />
  );
}
