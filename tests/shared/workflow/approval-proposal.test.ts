import { describe, expect, it } from 'vitest';
import { dayWords } from '../../../shared/kernel/day-words.ts';
import { proposalOf, type ReadHead } from '../../../shared/workflow/approval-proposal.ts';
import type { TimelineBody } from '../../../shared/artifacts/timeline.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';
import { fullPlan } from '../../support/full-plan.ts';

const plan = fullPlan('berlin', { level: 'Intermediate' });
const house = { venueName: 'TU Berlin, Lichthof', status: 'definite' as const, expiresOn: null };
const facts = { event: { title: 'Summit' } } as RunFacts; // nothing else is read

/** With these holds beside what the plan checked. */
async function summaryOf(
  kind: 'vendor-contracts' | 'final-go',
  otherHolds: (typeof house)[],
  changed: Partial<typeof plan> = {},
) {
  const bodies = { ...plan, ...changed, VenueAvailability: { ...plan.VenueAvailability, otherHolds } };
  const read: ReadHead = async (type) => bodies[type as keyof typeof bodies] as never; // the caller names its type
  return (await proposalOf(kind, facts, read)).summary;
}

describe('what is proposed of the vendor contracts', () => {
  const all = plan.VendorContracts.contracts.length;

  it('names nobody while nobody is chosen', async () => {
    expect(await summaryOf('vendor-contracts', [])).toMatch(/ in all; no vendor is chosen yet\.$/);
  });

  it('names the house of a definite hold, whose contract is to be chosen no more', async () => {
    const said = `the vendor is still to be chosen for ${all - 1}`;
    expect(await summaryOf('vendor-contracts', [house])).toMatch(
      new RegExp(`in all; the venue is TU Berlin, Lichthof; ${said}\\.$`),
    );
    expect(await summaryOf('final-go', [house])).toMatch(new RegExp(`at TU Berlin, Lichthof; .*${said}\\. `));
  });
});

describe('what is proposed of the final go', () => {
  const timeline: TimelineBody = plan.Timeline;

  it('says what it allows, and names the later checkpoint of the registrations with its day', async () => {
    const checkpoint = timeline.milestones.find(({ taskId }) => taskId === 't-C43');
    expect(checkpoint?.title).toBe('Registration go / no-go');
    expect(await summaryOf('final-go', [])).toContain(
      `. This confirms the plan as approved: contracts may be signed and the event announced. "Registration go / no-go" on ${dayWords(checkpoint?.date ?? '')} is a decision of its own.`,
    );
  });

  it('speaks of no checkpoint that the timeline has not, and of no contract where nothing is bought', async () => {
    const milestones = timeline.milestones.filter(({ taskId }) => taskId !== 't-C43');
    const said = await summaryOf('final-go', [], {
      Timeline: { ...timeline, milestones },
      VendorContracts: { ...plan.VendorContracts, contracts: [] },
    });
    expect(said).toMatch(/This confirms the plan as approved: the event may be announced\.$/);
  });
});

describe('what is proposed of the postmortem', () => {
  it('counts the targets for the outcome, and leaves out what is for comparison', async () => {
    const metric = (status: string, target: object | null) => ({ status, target });
    const metrics = [
      metric('met', { atMost: 5 }),
      metric('missed', { atLeast: 80 }),
      metric('not-measured', null),
      metric('information', null),
    ];
    const read: ReadHead = async () => ({ outcome: 'held', metrics }) as never; // nothing else is read
    expect((await proposalOf('postmortem', facts, read)).summary).toBe(
      'Postmortem of the event (held): of the 2 targets for its outcome 1 met, 1 missed, 0 not measured; those for the plan are among the metrics',
    );
  });
});
