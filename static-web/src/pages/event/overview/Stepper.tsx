import { useGates, useQuestions } from '../../../api/queries.ts';
import type { EventView, Gate } from '../../../api/shapes.ts';
import { states, workOf, type State } from '../../../app/lifecycle.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Section } from '../../../ui/Section.tsx';
import { counted } from '../../../ui/figures.ts';
import { readable } from '../../../ui/sentences.ts';
import { openConflicts } from './open-conflicts.ts';
import styles from './Overview.module.css';

/** The eight states, with the gate at the end of each and what is still missing there. */
export function Stepper({ event }: { event: EventView }) {
  const gates = useGates(event.id);
  const questions = useQuestions(event.id).data?.questions ?? [];
  const at = states.indexOf(event.state);
  const open = openConflicts(questions, event.state);
  return (
    <Section title="Where it stands">
      <ol className="plain-list">
        {states.map((state, index) => (
          <Step
            key={state}
            state={state}
            number={index + 1}
            standing={index < at || event.status === 'completed' ? 'done' : index === at ? 'now' : 'later'}
            conflicts={open[state] ?? 0}
            gate={event.started ? gates.data?.gates.find((gate) => gate.state === state) : undefined}
          />
        ))}
      </ol>
    </Section>
  );
}

interface StepProps {
  state: State;
  number: number;
  standing: 'done' | 'now' | 'later';
  gate: Gate | undefined;
  /** That are open in its matter. */
  conflicts: number;
}

const said = { done: 'done', now: 'now', later: 'to come' };

function Step({ state, number, standing, gate, conflicts }: StepProps) {
  const isOpen = standing === 'done' && conflicts > 0;
  return (
    <li
      className={`${styles['step']} ${isOpen ? '' : styles[standing]}`}
      aria-current={standing === 'now' ? 'step' : undefined}
    >
      <span className={styles['mark']} aria-hidden="true">
        {standing === 'done' ? (isOpen ? '!' : '✓') : number}
      </span>
      <div>
        <h3>
          {state} <span className="visually-hidden">({said[standing]})</span>
        </h3>
        <p className="small muted">{workOf(state)}</p>
        {gate && standing === 'now' && <GateFindings gate={gate} conflicts={conflicts} />}
        {isOpen && <Badge tone="warn">passed, {counted(conflicts, 'conflict')} open</Badge>}
      </div>
    </li>
  );
}

function GateFindings({ gate, conflicts }: Pick<StepProps, 'conflicts'> & { gate: Gate }) {
  if (gate.passed && conflicts > 0)
    return (
      <Badge tone="warn">
        {gate.title} passed, {counted(conflicts, 'conflict')} open
      </Badge>
    );
  if (gate.passed) return <Badge tone="good">{gate.title} passed</Badge>;
  return (
    <details>
      <summary>
        {gate.title}: {gate.findings.length} missing
      </summary>
      <ul>
        {gate.findings.map(({ code, artifact, pointer, detail, remedy }) => (
          <li key={`${code} ${artifact}${pointer} ${detail}`}>
            {readable(detail)} <span className="muted">{readable(remedy)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
