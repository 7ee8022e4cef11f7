import { retentionLeast, retentionLongest } from '../../../../../shared/contracts/retention-limits.ts';
import { Field } from '../../../ui/Field.tsx';
import { kept, keptWords, type Kept, type Retention } from './retention-words.ts';

interface RetentionFieldProps {
  retention: Retention;
  onChange: (retention: Retention) => void;
}

/** For how many days what a finished run leaves behind is kept; an empty field keeps it without end. */
export function RetentionField({ retention, onChange }: RetentionFieldProps) {
  const set = (what: Kept, text: string) => {
    const { [what]: _before, ...others } = retention;
    onChange(text === '' ? others : { ...others, [what]: Number(text) });
  };
  return kept.map((what) => (
    <Field
      key={what}
      label={`${keptWords[what].title} (days)`}
      hint={`${keptWords[what].why} At least ${retentionLeast[what]} days; leave it empty to keep it without end.`}
    >
      <input
        type="number"
        min={retentionLeast[what]}
        max={retentionLongest}
        step={1}
        value={retention[what] ?? ''}
        onChange={({ target }) => set(what, target.value)}
      />
    </Field>
  ));
}
