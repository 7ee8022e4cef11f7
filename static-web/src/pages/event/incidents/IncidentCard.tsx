import { useEffect, useRef } from 'react';
import { Link } from 'react-router';
import { useCloseIncident } from '../../../api/changes.ts';
import { useEventApprovals } from '../../../api/queries.ts';
import type { Incident } from '../../../api/shapes.ts';
import { usePeople } from '../../../app/use-people.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Button } from '../../../ui/Button.tsx';
import { At } from '../../../ui/At.tsx';
import { money } from '../../../ui/figures.ts';
import { Notice } from '../../../ui/States.tsx';
import { approvedNow } from '../decided-so-far.ts';
import styles from './IncidentCard.module.css';

interface IncidentCardProps {
  eventId: string;
  incident: Incident;
  mayClose: boolean;
  /** Whoever has just reported it is led to it: its steps are what is to be done now. */
  justReported: boolean;
}

export function IncidentCard({ eventId, incident, mayClose, justReported }: IncidentCardProps) {
  const { id, title, openedAt, closedAt, minutes, simulated, scenario, budgetImpact, by } = incident;
  const close = useCloseIncident(eventId);
  const nameOf = usePeople();
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (justReported) card.current?.focus();
  }, [justReported]);
  return (
    <article ref={card} tabIndex={-1} className={styles['card']} aria-label={title}>
      {justReported && !closedAt && (
        <p role="status">
          <Badge tone="good">Reported</Badge> It is on record. What is to be done now:
        </p>
      )}
      <p className="row split">
        <strong>{title}</strong>
        <span className="row">
          {simulated && <Badge tone="rehearsal">simulated</Badge>}
          {closedAt ? <Badge tone="good">closed</Badge> : <Badge tone="bad">open</Badge>}
        </span>
      </p>
      <p className="small muted">
        Reported by {nameOf(by)}, opened <At instant={openedAt} />
        {closedAt && (
          <>
            , closed <At instant={closedAt} />
          </>
        )}
        {minutes !== null && ` after ${lasted(minutes)}`}.
      </p>
      <Scenario scenario={scenario} />
      {budgetImpact && <Impact eventId={eventId} impact={budgetImpact} />}
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

/** Seconds are noise where the target is a number of minutes. */
const lasted = (minutes: number): string =>
  minutes < 1 ? 'less than a minute' : `${Math.round(minutes)} min`;

interface ImpactProps {
  eventId: string;
  impact: NonNullable<Incident['budgetImpact']>;
}

function Impact({ eventId, impact }: ImpactProps) {
  const { amountMinor, currency, basis, thresholdMinor, reapproval } = impact;
  return (
    <Notice tone={reapproval ? 'warn' : 'accent'}>
      Likely cost {money(amountMinor, currency)} ({basis}).{' '}
      {reapproval ? (
        <Reapproval eventId={eventId} />
      ) : (
        `Below ${money(thresholdMinor, currency)}, so the approved budget stands.`
      )}
    </Notice>
  );
}

/** Once it is approved again nothing waits any more. */
function Reapproval({ eventId }: { eventId: string }) {
  const approved = approvedNow(useEventApprovals(eventId).data?.approvals ?? []);
  if (approved.has('budget')) return 'The budget was put up for approval again and is approved.';
  return (
    <>
      The budget is put up for approval again: <Link to="/approvals">see what waits</Link>.
    </>
  );
}
