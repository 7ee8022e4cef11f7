import type { StartRequest } from '../../api/changes.ts';
import styles from './LevelPicker.module.css';

export type Level = NonNullable<StartRequest['instructionLevel']>;

const levels: Record<Level, string> = {
  Beginner: 'One track, the least that a sound plan needs. For a meetup or a small workshop.',
  Intermediate: 'Several vendors, weighted venues, quotes, variance. For a conference of some hundreds.',
  Advanced: 'Simulated risk and cost, several venues, negotiation, hedging. For large or risky events.',
};

const names = Object.keys(levels) as Level[]; // the keys of the record above

interface LevelPickerProps {
  value: Level;
  onChange: (level: Level) => void;
}

/** How much thought the agents put into the plan. */
export function LevelPicker({ value, onChange }: LevelPickerProps) {
  return (
    <fieldset className={styles['picker']}>
      <legend>How thoroughly shall it be planned?</legend>
      {names.map((level) => (
        <label key={level} className={styles['choice']}>
          <input type="radio" name="level" checked={value === level} onChange={() => onChange(level)} />
          <span>
            <strong>{level}</strong> <span className="muted small">{levels[level]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
