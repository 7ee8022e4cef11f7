import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import { basisPoints, money, unbroken } from '../../../ui/figures.ts';
import { Meter } from '../../../ui/Meter.tsx';
import styles from './CategoryBars.module.css';

/** How the money is spread over the categories, largest first. */
export function CategoryBars({ model: { categories, currency } }: { model: CostModelBody }) {
  const largest = Math.max(...categories.map(({ totalMinor }) => totalMinor), 1);
  return (
    <ul className={styles['bars']}>
      {categories
        .toSorted((a, b) => b.totalMinor - a.totalMinor)
        .map(({ category, title, totalMinor, shareBasisPoints, outlier }) => (
          <li key={category}>
            <span>{title}</span>
            <Meter
              share={totalMinor / largest}
              tone={outlier ? 'warn' : 'accent'}
              label={`${title}: ${basisPoints(shareBasisPoints)} of the total`}
            />
            <span className="number">{money(totalMinor, currency)}</span>
            <span className="number muted small">{basisPoints(shareBasisPoints)}</span>
            {outlier && <span className="small muted">{unbroken(outlier)}</span>}
          </li>
        ))}
    </ul>
  );
}
