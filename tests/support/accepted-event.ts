import { executionFacts } from '../../shared/artifacts/record-views.ts';
import { writePostmortem } from '../../shared/agents/event-planner/tasks/write-postmortem.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import type { Envelope } from '../../shared/kernel/envelope.ts';
import type { Approval, EventRow, RunStore } from '../../shared/kernel/run-store.ts';
import { fullPlan } from './full-plan.ts';
import { eventRow, scope } from './open-store.ts';
import type { Bodies } from './plan-for.ts';

/** The whole plan of the small meetup, drafted once. */
let plan: Bodies | undefined;
export const meetup = (): Bodies => (plan ??= fullPlan('krakow'));

type Fact = { kind: string; body: Record<string, unknown> };

/** What people reported of an event that went as planned: every category spent as planned but the catering. */
export function reportsOf({ cateringMinor }: { cateringMinor: number }): Fact[] {
  const categories: { category: string; totalMinor: number }[] = meetup()['CostModel'].categories;
  const costs = categories.map(({ category, totalMinor }) => ({
    kind: 'actual-cost',
    body: { category, amountMinor: category === 'catering' ? cateringMinor : totalMinor, currency: 'PLN' },
  }));
  return [
    ...costs,
    { kind: 'attendance', body: { registered: 30, checkedIn: 18, online: 0 } },
    { kind: 'survey', body: { responses: 12, satisfied: 9 } },
    {
      kind: 'incident',
      body: {
        title: 'Internet down',
        riskId: 'R08',
        openedAt: '2027-03-11T18:00:00Z',
        closedAt: '2027-03-11T18:22:00Z',
      },
    },
    { kind: 'conclusion', body: { outcome: 'held' } },
  ];
}

interface Accepted {
  id: string;
  /** On the run's clock. */
  acceptedAt: string;
  reports: readonly Fact[];
  change?: Partial<EventRow>;
}

/** An event as its run leaves it once the owner has accepted the postmortem. */
export async function saveAccepted(runs: RunStore, { id, acceptedAt, reports, change }: Accepted) {
  const over = { state: 'Postmortem', status: 'completed', closed: true } as const;
  const row = eventRow({
    id,
    title: `Meetup ${id}`,
    startedAt: Date.parse('2027-02-01T00:00:00Z'),
    ...over,
    ...change,
  });
  const facts = executionFacts.select(
    reports.map((fact, n) => ({ seq: n + 1, id: `r${n + 1}`, by: 'ola', at: '', simulated: false, ...fact })),
  );
  const level = writePostmortem.levels.Beginner;
  const context = { level: 'Beginner', params: level, asOf: '2027-02-01', seed: 1, gathered: [] } as const;
  const inputs = { ...meetup(), executionFacts: facts };
  const bodies: Bodies = { ...meetup(), Postmortem: writePostmortem.draft(inputs, context) };
  await runs.createEvent(scope, row, async (tx) => {
    for (const { kind, body } of reports)
      await tx.appendRecord({ kind, body, by: 'ola', at: acceptedAt, simulated: false });
    for (const [type, body] of Object.entries(bodies)) {
      const place = { organisationId: row.organisationId, eventId: id, type, revision: 1 };
      const { version: schemaVersion = '1.0.0', store = 'sql' } = catalog.artifacts.get(type) ?? {};
      const contentHash = JSON.stringify(body);
      const envelope = { ...place, schemaVersion, contentHash } as Envelope; // no other field is read
      await tx.saveArtifact({ envelope, body }, store);
    }
    await tx.saveEvent({ closed: row.closed });
    await tx.saveApproval({
      id: `${id}.postmortem.1`,
      kind: 'postmortem',
      requestedAt: acceptedAt,
      status: 'approved',
      decision: { by: 'ola', at: acceptedAt, comment: '' },
    } as Approval); // no other field is read
  });
}
