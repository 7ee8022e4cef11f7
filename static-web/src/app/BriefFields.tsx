import { ApiProblem } from '../api/client.ts';
import { Field } from '../ui/Field.tsx';
import { headed } from '../ui/sentences.ts';
import type { Fixes } from './brief-of.ts';
import styles from './BriefFields.module.css';

const fields = [
  { name: 'title', label: 'Title' },
  { name: 'place', label: 'City' },
  { name: 'dateRangeStart', label: 'First day', type: 'date' },
  { name: 'dateRangeEnd', label: 'Last day', type: 'date' },
  { name: 'audienceSize', label: 'People on site', type: 'number' },
  {
    name: 'eventType',
    label: 'Kind of event',
    options: ['meetup', 'workshop', 'conference', 'gala', 'festival'],
  },
  { name: 'budget', label: 'Budget', hint: 'For instance: EUR 95,000 net' },
  { name: 'owner', label: 'Owner', hint: 'Who decides in the end' },
] as const;

interface BriefFieldsProps {
  fixes: Fixes;
  onChange: (fixes: Fixes) => void;
  problem: Error | null;
  /** What a field that is left empty means, as a choice says it. */
  unsaid: string;
  /** What is known of each field without it, said as long as it is empty. */
  known?: Fixes;
  without?: readonly (keyof Fixes)[];
}

/** The single fields of a brief, each with what the API finds wrong with it. */
export function BriefFields({
  fixes,
  onChange,
  problem,
  unsaid,
  known = {},
  without = [],
}: BriefFieldsProps) {
  const errors = problem instanceof ApiProblem ? problem.errors : [];
  return (
    <div className={styles['grid']}>
      {fields
        .filter(({ name }) => !without.includes(name))
        .map((field) => (
          <Field
            key={field.name}
            label={field.label}
            {...hintOf(field, known, fixes)}
            error={errors.find(({ pointer }) => pointer.startsWith(`/${field.name}`))?.detail}
          >
            <Input
              field={field}
              unsaid={unsaid}
              value={fixes[field.name] ?? ''}
              onChange={(value) => onChange({ ...fixes, [field.name]: value })}
            />
          </Field>
        ))}
    </div>
  );
}

function hintOf(field: (typeof fields)[number], known: Fixes, fixes: Fixes): { hint?: string } {
  const words = known[field.name];
  if (words && !fixes[field.name]) return { hint: `Understood: ${words}` };
  return 'hint' in field ? { hint: field.hint } : {};
}

interface InputProps {
  field: (typeof fields)[number];
  unsaid: string;
  value: string;
  onChange: (value: string) => void;
  id?: string;
}

function Input({ field, unsaid, value, onChange, ...described }: InputProps) {
  if ('options' in field) {
    return (
      <select {...described} value={value} onChange={(change) => onChange(change.target.value)}>
        <option value="">{unsaid}</option>
        {field.options.map((option) => (
          <option key={option} value={option}>
            {headed(option)}
          </option>
        ))}
      </select>
    );
  }
  const type = 'type' in field ? field.type : 'text';
  return (
    <input
      {...described}
      type={type}
      min={type === 'number' ? 1 : undefined}
      value={value}
      onChange={(change) => onChange(change.target.value)}
    />
  );
}
