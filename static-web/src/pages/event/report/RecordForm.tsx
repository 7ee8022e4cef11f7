import { use, useState } from 'react';
import { Link } from 'react-router';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { useAddRecord } from '../../../api/changes.ts';
import { ApiProblem } from '../../../api/client.ts';
import { useArtifact } from '../../../api/queries.ts';
import { EventZone } from '../../../ui/At.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { headed, readable } from '../../../ui/sentences.ts';
import { Notice } from '../../../ui/States.tsx';
import { useCurrency } from '../overview/use-currency.ts';
import { zoneWords } from '../../../ui/zones.ts';
import { afterwards, shownAt } from './afterwards.ts';
import { recordBody, type Typed } from './record-body.ts';
import type { RecordField, RecordKind } from './record-kinds.ts';
import type { Known } from './record-words.ts';
import { useKnownThings } from './use-known-things.ts';
import styles from './RecordForm.module.css';

interface RecordFormProps {
  eventId: string;
  kind: RecordKind;
  change: ReturnType<typeof useAddRecord>;
  /** What the way here has said already, by field. */
  given: Typed;
}

export function RecordForm({ eventId, kind: { kind, title, fields }, change, given }: RecordFormProps) {
  const known = useKnownThings(eventId);
  const currency = useCurrency();
  const zone = use(EventZone);
  const [own, setTyped] = useState<Typed>(given);
  // The event's currency, known once its brief is there, until somebody writes another.
  const typed: Typed = { currency: currency ?? '', ...own };
  const hasCurrency = fields.some(({ name }) => name === 'currency');
  const tax = useTaxHint(eventId);
  const errors = change.error instanceof ApiProblem ? change.error.errors : [];
  return (
    <form
      className="stack"
      onSubmit={(submit) => {
        submit.preventDefault();
        change.mutate(
          { kind, body: recordBody(fields, typed, { currency: typed['currency'] || currency, zone }) },
          { onSuccess: () => setTyped({}) },
        );
      }}
    >
      <div className={styles['grid']}>
        {fields.map((field) => (
          <Field
            key={field.name}
            label={labelOf(field, {
              money: hasCurrency ? undefined : (currency ?? 'amount'),
              instant: zoneWords(zone),
            })}
            {...hintOf(field, tax)}
            error={wrongIn(field, errors)}
          >
            <Input
              field={field}
              known={known(field.name)}
              value={typed[field.name] ?? ''}
              onChange={(value) => setTyped({ ...own, [field.name]: value })}
            />
          </Field>
        ))}
      </div>
      <Outcome eventId={eventId} title={title} change={change} />
      <Button type="submit" busy={change.isPending}>
        Report
      </Button>
    </form>
  );
}

function Outcome({
  eventId,
  title,
  change,
}: Pick<RecordFormProps, 'eventId' | 'change'> & { title: string }) {
  if (change.error) return <Notice tone="bad">{readable(change.error.message)}</Notice>;
  if (!change.isSuccess) return null;
  const { kind, body } = change.variables;
  const { part, look } = shownAt(kind);
  return (
    <div role="status">
      <Notice tone="good">
        <strong>{title}: reported.</strong> {afterwards(kind, body)}{' '}
        <Link to={`/events/${eventId}${part && `/${part}`}`}>{look}</Link>
      </Notice>
    </div>
  );
}

/** What is asked for, in which unit, and whether it may be left out. */
function labelOf(
  { label, type, required }: RecordField,
  units: Readonly<Record<'money' | 'instant', string | undefined>>,
): string {
  const unit = type === 'money' || type === 'instant' ? units[type] : undefined;
  return `${label}${unit ? ` (${unit})` : ''}${required ? '' : ', optional'}`;
}

/** How an amount is to be written, so that it can be held against what is planned. */
function useTaxHint(eventId: string): string | undefined {
  const tax = useArtifact<CostModelBody>(eventId, 'CostModel').data?.body.tax;
  if (!tax) return undefined;
  return `Write it ${tax.amounts === 'including-tax' ? 'with' : 'without'} tax: so the plan counts.`;
}

const hintOf = ({ name, type, hint }: RecordField, tax: string | undefined): { hint?: string } => {
  const said = [
    hint,
    type === 'money' && tax,
    name === 'currency' && 'Of the amount. Change it only for an amount in another currency.',
  ].filter((line) => typeof line === 'string');
  return said.length > 0 ? { hint: said.join(' ') } : {};
};

/** What is wrong with a field, in words of who filled it in where the form knows better than the API. */
function wrongIn({ name, type }: RecordField, errors: ApiProblem['errors']): string | undefined {
  const detail = errors.find(({ pointer }) => pointer.endsWith(`/${name}`))?.detail;
  return detail && type === 'money' ? 'Write an amount, for instance 13,400.50.' : detail && readable(detail);
}

const inputTypes: Readonly<Record<RecordField['type'], string>> = {
  text: 'text',
  number: 'number',
  money: 'text',
  date: 'date',
  instant: 'datetime-local',
  // Chosen from a list, see `optionsOf`.
  choice: 'text',
  flag: 'text',
};

const flags: readonly Known[] = [
  { id: 'true', title: 'Yes' },
  { id: 'false', title: 'No' },
];

function optionsOf({ type, choices }: RecordField, known: readonly Known[]): readonly Known[] {
  if (type === 'flag') return flags;
  return type === 'choice' ? choices.map((id) => ({ id, title: headed(id) })) : known;
}

interface InputProps {
  field: RecordField;
  /** What of the plan it may name. */
  known: readonly Known[];
  value: string;
  onChange: (value: string) => void;
}

function Input({ field, known, value, onChange, ...described }: InputProps) {
  const { type, required } = field;
  const options = optionsOf(field, known);
  if (options.length > 0) {
    return (
      <select
        {...described}
        value={value}
        required={required}
        onChange={(change) => onChange(change.target.value)}
      >
        <option value="" />
        {options.map(({ id, title }) => (
          <option key={id} value={id}>
            {title}
          </option>
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
