import styles from './CheckList.module.css';

interface CheckListProps {
  legend: string;
  of: readonly { id: string; label: string; hint?: string }[];
  chosen: readonly string[];
  /** In the order in which they were chosen. */
  onChange: (chosen: readonly string[]) => void;
}

/** Any of a few, all of them seen. */
export function CheckList({ legend, of, chosen, onChange }: CheckListProps) {
  return (
    <fieldset className={styles['list']}>
      <legend>{legend}</legend>
      {of.map(({ id, label, hint }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={chosen.includes(id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
          <span>
            {label} {hint && <span className="muted small">{hint}</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
