import { useState } from 'react';
import type { ContingencyPlanBody } from '../../../../../shared/artifacts/contingency-plan.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import { useOpenIncident } from '../../../api/changes.ts';
import { useArtifact } from '../../../api/queries.ts';
import { Problem } from '../../../app/Problem.tsx';
import { Button } from '../../../ui/Button.tsx';
import { Field } from '../../../ui/Field.tsx';
import { minorUnits } from '../../../ui/figures.ts';
import { useCurrency } from '../overview/use-currency.ts';
import styles from './IncidentCard.module.css';

const nothing = { title: '', riskId: '', cost: '', note: '' };
type Typed = typeof nothing;

interface ReportIncidentProps {
  eventId: string;
  /** The incident that is on record now. */
  onReported: (id: string) => void;
}

/** What happened, which of the known risks it is, and what it is likely to cost. Its contingency runs at once. */
export function ReportIncident({ eventId, onReported }: ReportIncidentProps) {
  const [typed, setTyped] = useState(nothing);
  const report = useOpenIncident(eventId);
  const currency = useCurrency();
  const change = (part: Partial<Typed>) => setTyped({ ...typed, ...part });
  return (
    <form
      className={`stack ${styles['form']}`}
      onSubmit={(submit) => {
        submit.preventDefault();
        const onSuccess = ({ id }: { id: string }) => {
          setTyped(nothing);
          onReported(id);
        };
        report.mutate(requestOf(typed, currency), { onSuccess });
      }}
    >
      <Field label="What happened?">
        <input required value={typed.title} onChange={(event) => change({ title: event.target.value })} />
      </Field>
      <KnownRisk eventId={eventId} value={typed.riskId} onChange={(riskId) => change({ riskId })} />
      <Field
        label={`What it is likely to cost${currency ? ` (${currency})` : ''}, optional`}
        hint="Left empty: what the plan expects of this risk."
      >
        <input
          inputMode="decimal"
          value={typed.cost}
          onChange={(event) => change({ cost: event.target.value })}
        />
      </Field>
      <Field label="Note, optional">
        <input value={typed.note} onChange={(event) => change({ note: event.target.value })} />
      </Field>
      <Problem error={report.error} />
      <Button type="submit" busy={report.isPending}>
        Report and run the contingency
      </Button>
    </form>
  );
}

function requestOf({ title, riskId, cost, note }: Typed, currency: string | undefined) {
  const amount = cost.trim() === '' ? undefined : minorUnits(cost.trim(), currency);
  return {
    title,
    ...(riskId && { riskId }),
    // What is no number goes as it is: the API says what is wrong with it.
    ...(amount !== undefined && { costMinor: amount as number }),
    ...(note.trim() && { note: note.trim() }),
  };
}

interface KnownRiskProps {
  eventId: string;
  value: string;
  onChange: (riskId: string) => void;
}

function KnownRisk({ eventId, value, onChange }: KnownRiskProps) {
  const risks = useArtifact<RiskRegisterBody>(eventId, 'RiskRegister').data?.body.risks ?? [];
  const plan = useArtifact<ContingencyPlanBody>(eventId, 'ContingencyPlan').data?.body;
  const scenario = plan?.scenarios.find(({ riskId }) => riskId === value);
  const planned = new Set(plan?.scenarios.map(({ riskId }) => riskId));
  const hint = scenario
    ? `Its scenario runs: within ${scenario.firstAction.withinMinutes} minutes ${scenario.owner}: ${scenario.firstAction.action}.`
    : value
      ? 'The plan has no scenario for this risk; it is put on record.'
      : 'With a known risk the scenario of the plan runs.';
  return (
    <Field label="Which risk is it?" hint={hint}>
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">None that was foreseen</option>
        {risks.map(({ id, title }) => (
          <option key={id} value={id}>
            {`${title}${planned.has(id) ? '' : ' (no scenario)'}`}
          </option>
        ))}
      </select>
    </Field>
  );
}
