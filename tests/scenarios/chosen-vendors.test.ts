import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { VendorContractsBody } from '../../shared/artifacts/vendor-contracts.ts';
import { ok, untilSettled } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, decide, pendingApproval, planned, readAll } from '../support/plan-event.ts';

let app: App;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.remove());

describe('vendors chosen while their contracts are put up for approval', () => {
  it('replace the request, and never multiply it', async () => {
    const { id } = await planned(app, brief('krakow'));
    for (let round = 0; round < 2; round += 1) await decide(app, id, { decision: 'approve' });
    expect((await pendingApproval(app, id)).kind).toBe('vendor-contracts');
    const { body } = ok(
      await app.api.get<{ body: VendorContractsBody }>(`events/${id}/artifacts/VendorContracts`),
    );
    const contractId = body.contracts[0]?.id;
    for (const [at, vendorName] of ['Bistro Wawel', 'Kuchnia Kleparz', 'Obiad Nova'].entries()) {
      const quote = { contractId, vendorName, amountMinor: 100 + at, currency: 'PLN', chosen: true };
      ok(await app.api.post(`events/${id}/records`, { kind: 'quote', body: quote }));
    }
    await untilSettled(app.api, id);
    const { approvals, artifacts } = await readAll(app, id);
    const asked = approvals.filter(({ kind }) => kind === 'vendor-contracts');
    expect(asked.filter(({ status }) => status === 'pending')).toHaveLength(1);
    expect(asked.slice(0, -1).every(({ status }) => status === 'void')).toBe(true);
    expect(asked.length).toBeGreaterThan(1);
    const { revision, contentHash } = artifacts.get('VendorContracts')?.envelope ?? {};
    expect(asked.at(-1)?.subject).toEqual([{ type: 'VendorContracts', revision, contentHash }]);
  });
});

describe('an option on a house, without a rank', () => {
  it('is priced before the budget is approved, and nobody has to record it twice', async () => {
    const { id } = await planned(app, brief('leipzig-conference'), { instructionLevel: 'Intermediate' });
    const card = ok(
      await app.api.get<{ body: { recommended: string } }>(`events/${id}/artifacts/VenueScorecard`),
    );
    const hold = {
      venueName: 'Kongresshalle am Zoo',
      candidateId: card.body.recommended,
      status: 'tentative',
      costMinor: 100,
    };
    ok(await app.api.post(`events/${id}/records`, { kind: 'hold', body: hold }));
    expect(await untilSettled(app.api, id)).toMatchObject({ status: 'waiting' });
    const { body } = ok(
      await app.api.get<{ body: VendorContractsBody }>(
        `events/${id}/artifacts/VendorContracts?include=sensitive`,
      ),
    );
    expect(body.contracts.find((contract) => contract.id === 'venue')).toMatchObject({
      vendor: 'To be chosen',
      valueMinor: 100,
    });
  });
});
