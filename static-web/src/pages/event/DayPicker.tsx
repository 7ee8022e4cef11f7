import { day } from '../../ui/figures.ts';
import styles from './DayPicker.module.css';

interface DayPickerProps {
  /** Calendar days in order. */
  dates: readonly string[];
  shown: string;
  onShow: (date: string) => void;
}

/** One day of several; nothing to choose where there is one only. */
export function DayPicker({ dates, shown, onShow }: DayPickerProps) {
  if (dates.length < 2) return null;
  return (
    <div className={styles['days']} role="group" aria-label="Day">
      {dates.map((date) => (
        <button key={date} type="button" aria-pressed={date === shown} onClick={() => onShow(date)}>
          {day(date)}
        </button>
      ))}
    </div>
  );
}
