import { describe, expect, it } from 'vitest';
import { proposalOf, type ReadHead } from '../../../shared/workflow/approval-proposal.ts';
import type { RunFacts } from '../../../shared/workflow/run-facts.ts';
import { fullPlan } from '../../support/full-plan.ts';

const plan = fullPlan('berlin');
const house = { venueName: 'TU Berlin, Lichthof', status: 'definite' as const, expiresOn: null };
const facts = { event: { title: 'Summit' } } as RunFacts; // nothing else is read

/** With these holds beside what the plan checked. */
async function summaryOf(kind: 'vendor-contracts' | 'final-go', otherHolds: (typeof house)[]) {
  const bodies = { ...plan, VenueAvailability: { ...plan.VenueAvailability, otherHolds } };
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
    expect(await summaryOf('final-go', [house])).toMatch(new RegExp(`at TU Berlin, Lichthof; .*${said}$`));
  });
});
