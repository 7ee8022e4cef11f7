import { useCatalog, useEventApprovals, useGates, useQuestions } from '../../../api/queries.ts';
import type { EventView, Gate } from '../../../api/shapes.ts';
import { states, workOf, type State } from '../../../app/lifecycle.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Section } from '../../../ui/Section.tsx';
import { counted } from '../../../ui/figures.ts';
import { readable } from '../../../ui/sentences.ts';
import { approvedNow } from '../decided-so-far.ts';
import { openConflicts } from './open-conflicts.ts';
import styles from './Overview.module.css';

/** The eight states, with the gate at the end of each and what is still missing there. */
export function Stepper({ event }: { event: EventView }) {
  const gates = useGates(event.id);
  const questions = useQuestions(event.id).data?.questions ?? [];
  const approved = approvedNow(useEventApprovals(event.id).data?.approvals ?? []);
  const phases = useCatalog().data?.states ?? [];
  const undecided = (wanted: State): boolean => {
    const kind = phases.find(({ state }) => state === wanted)?.approval;
    return kind !== undefined && !approved.has(kind);
  };
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
            asked={undecided(state)}
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
  /** Whether people have yet to decide there. */
  asked: boolean;
}

const said = { done: 'done', now: 'now', later: 'to come' };

function Step({ state, number, standing, gate, conflicts, asked }: StepProps) {
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
        {gate && standing === 'now' && <GateFindings gate={gate} conflicts={conflicts} asked={asked} />}
        {isOpen && <Badge tone="warn">passed, {counted(conflicts, 'conflict')} open</Badge>}
      </div>
    </li>
  );
}

function GateFindings({ gate, conflicts, asked }: Pick<StepProps, 'conflicts' | 'asked'> & { gate: Gate }) {
  if (gate.passed) {
    const open = [asked && 'the approval is open', conflicts > 0 && `${counted(conflicts, 'conflict')} open`];
    const words = ['Its checks passed', ...open.filter((word) => word !== false)].join(', ');
    return <Badge tone={open.some(Boolean) ? 'warn' : 'good'}>{words}</Badge>;
  }
  return (
    <details>
      <summary>To go on: {counted(gate.findings.length, 'thing')} missing</summary>
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
