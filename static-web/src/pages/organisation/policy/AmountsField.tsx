import { Field } from '../../../ui/Field.tsx';
import { minorUnits, typedAmount } from '../../../ui/figures.ts';
import type { Amounts } from './policy-words.ts';

interface AmountsFieldProps {
  label: string;
  amounts: Amounts;
  onChange: (amounts: Amounts) => void;
}

/** One amount in each currency that the policy names; others are converted by the planning rate. */
export function AmountsField({ label, amounts, onChange }: AmountsFieldProps) {
  return Object.entries(amounts).map(([currency, amount]) => (
    <Field key={currency} label={`${label} (${currency})`}>
      <input
        type="number"
        min={0}
        step="any"
        value={typedAmount(amount, currency)}
        onChange={({ target }) =>
          // What a browser takes for a number is one.
          onChange({ ...amounts, [currency]: Number(minorUnits(target.value, currency)) })
        }
      />
    </Field>
  ));
}
