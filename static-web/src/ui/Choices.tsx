import { useId } from 'react';
import styles from './Choices.module.css';

interface ChoicesProps<Name extends string> {
  legend: string;
  of: Readonly<Record<Name, string>>;
  value: Name;
  onChange: (name: Name) => void;
}

/** One of a few, all of them seen. */
export function Choices<Name extends string>({ legend, of, value, onChange }: ChoicesProps<Name>) {
  const group = useId();
  const names = Object.keys(of) as Name[]; // the keys of the record
  return (
    <fieldset className={styles['choices']}>
      <legend>{legend}</legend>
      {names.map((name) => (
        <label key={name}>
          <input type="radio" name={group} checked={value === name} onChange={() => onChange(name)} />{' '}
          {of[name]}
        </label>
      ))}
    </fieldset>
  );
}
