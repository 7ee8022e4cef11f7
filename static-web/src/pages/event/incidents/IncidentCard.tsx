import { Link } from 'react-router';
import { useCloseIncident } from '../../../api/changes.ts';
import type { Incident } from '../../../api/shapes.ts';
import { useTitles } from '../../../app/use-titles.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { At } from '../../../ui/At.tsx';
import { money } from '../../../ui/figures.ts';
import { Notice } from '../../../ui/States.tsx';
import styles from './IncidentCard.module.css';

interface IncidentCardProps {
  eventId: string;
  incident: Incident;
  mayClose: boolean;
}

export function IncidentCard({ eventId, incident, mayClose }: IncidentCardProps) {
  const { id, title, openedAt, closedAt, minutes, simulated, scenario, budgetImpact, by } = incident;
  const close = useCloseIncident(eventId);
  const titleOf = useTitles();
  return (
    <article className={styles['card']} aria-label={title}>
      <p className="row split">
        <strong>{title}</strong>
        <span className="row">
          {simulated && <Badge tone="rehearsal">simulated</Badge>}
          {closedAt ? <Badge tone="good">closed</Badge> : <Badge tone="bad">open</Badge>}
        </span>
      </p>
      <p className="small muted">
        Reported by {titleOf(by)}, opened <At instant={openedAt} />
        {closedAt && (
          <>
            , closed <At instant={closedAt} />
          </>
        )}
        {minutes !== null && ` after ${minutes} min`}.
      </p>
      <Scenario scenario={scenario} />
      {budgetImpact && <Impact impact={budgetImpact} />}
      {close.error && <Notice tone="bad">{close.error.message}</Notice>}
      {!closedAt && mayClose && (
        <Button look="quiet" busy={close.isPending} onPress={() => close.mutate({ incidentId: id })}>
          It is settled
        </Button>
      )}
    </article>
  );
}

function Scenario({ scenario }: Pick<Incident, 'scenario'>) {
  if (!scenario) return <p className="muted">The plan has no scenario for it.</p>;
  const { title, owner, deputy, firstWithinMinutes, steps } = scenario;
  return (
    <div>
      <p>
        <strong>Contingency: {title}.</strong> {owner} leads, {deputy} stands in; the first step within{' '}
        {firstWithinMinutes} minutes.
      </p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </div>
  );
}

function Impact({ impact }: { impact: NonNullable<Incident['budgetImpact']> }) {
  const { amountMinor, currency, basis, thresholdMinor, reapproval } = impact;
  return (
    <Notice tone={reapproval ? 'warn' : 'accent'}>
      Likely cost {money(amountMinor, currency)} ({basis}).{' '}
      {reapproval ? (
        <>
          The budget is put up for approval again: <Link to="/approvals">see what waits</Link>.
        </>
      ) : (
        `Below ${money(thresholdMinor, currency)}, so the approved budget stands.`
      )}
    </Notice>
  );
}
