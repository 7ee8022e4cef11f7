import type { PlannedRisk } from '../../../../../shared/artifacts/risk-register.ts';
import { toneClass, type Tone } from '../../../ui/tones.ts';
import styles from './HeatMap.module.css';

const scale = [1, 2, 3, 4, 5];

interface HeatMapProps {
  risks: readonly PlannedRisk[];
  toneOf: (rating: number) => Tone;
}

/** Probability by impact, before mitigation: how many risks lie in each cell. */
export function HeatMap({ risks, toneOf }: HeatMapProps) {
  const inCell = (probability: number, impact: number) =>
    risks.filter((risk) => risk.probability === probability && risk.impact === impact);
  return (
    <table className={styles['map']}>
      <caption className="small muted">Before mitigation: probability (down) by impact (across)</caption>
      <thead>
        <tr>
          <td />
          {scale.map((impact) => (
            <th key={impact} scope="col">
              {impact}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scale.toReversed().map((probability) => (
          <tr key={probability}>
            <th scope="row">{probability}</th>
            {scale.map((impact) => {
              const found = inCell(probability, impact);
              return (
                <td
                  key={impact}
                  className={toneClass(toneOf(probability * impact))}
                  title={found.map(({ title }) => title).join('; ')}
                >
                  {found.length || ''}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
