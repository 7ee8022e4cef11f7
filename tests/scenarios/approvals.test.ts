import type { VendorContractsBody } from '../../shared/artifacts/vendor-contracts.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Approval, Question } from '../../shared/kernel/run-store.ts';
import { catalog } from '../../shared/workflow/catalog.ts';
import { ok, untilSettled, type EventView } from '../support/api.ts';
import { openApp, type App } from '../support/open-app.ts';
import {
  brief,
  decide,
  heads,
  pendingApproval,
  planned,
  plannedAhead,
  readAll,
} from '../support/plan-event.ts';

let app: App;
beforeAll(async () => (app = await openApp()));
afterAll(() => app.remove());

/** Artifact types that read the choice of venue, directly or through other artifacts. */
function restingOnVenue(): Set<string> {
  const resting = new Set<string>();
  for (const { reads, writes } of catalog.tasks.values()) {
    const own = reads.some((read) =>
      read.kind === 'view' ? read.decidedBy === 'venue' : resting.has(read.type),
    );
    if (own) resting.add(writes.type);
  }
  return resting;
}

async function atVenue(): Promise<EventView> {
  const event = await planned(app, brief('krakow'));
  expect(event).toMatchObject({ status: 'waiting', state: 'Research' });
  return event;
}

async function openQuestion(eventId: string): Promise<Question> {
  const { questions } = await readAll(app, eventId);
  const [open, ...more] = questions.filter(({ status }) => status === 'open');
  if (!open || more.length > 0) throw new Error(`expected one open question: ${JSON.stringify(questions)}`);
  return open;
}

function others({ proposal }: Approval): string[] {
  return proposal.alternatives.map(({ id }) => id).filter((id) => id !== proposal.candidateId);
}

describe('a run without an approval', () => {
  it('waits at the venue, with the whole provisional plan to be read', async () => {
    const { id, waitingFor } = await atVenue();
    expect(waitingFor).toMatchObject([{ kind: 'approval', id: (await pendingApproval(app, id)).id }]);
    const { artifacts } = await readAll(app, id);
    expect([...artifacts.keys()].sort()).toEqual([...plannedAhead].sort());
    const provisional = [...artifacts].filter(([, view]) => view.provisional.includes('venue'));
    const resting = plannedAhead.filter((type) => restingOnVenue().has(type));
    expect(provisional.map(([type]) => type).sort()).toEqual([...resting].sort());
    expect(provisional.map(([type]) => type)).toContain('CostModel');
  });

  it('binds the approval to exact revisions by their hash', async () => {
    const { id } = await atVenue();
    const { subject, subjectHash } = await pendingApproval(app, id);
    const now = await heads(app, id);
    expect(subjectHash).toMatch(/^[\w-]{20,}$/);
    for (const { type, revision, contentHash } of subject)
      expect(now[type]).toEqual({ revision, contentHash });
    expect(subject.map(({ type }) => type)).toEqual(['VenueScorecard', 'VenueShortlist']);
  });
});

describe('a venue approval', () => {
  it('makes no new revision when the recommended candidate is approved', async () => {
    const { id } = await atVenue();
    const before = await heads(app, id);
    const event = await decide(app, id, { decision: 'approve' });
    expect(event).toMatchObject({
      status: 'waiting',
      // At Beginner the budget and the vendor contracts both guard Confirm: neither waits for the other.
      waitingFor: [{ kind: 'approval' }, { kind: 'approval' }, { kind: 'record' }],
    });
    expect(await heads(app, id)).toEqual(before);
    const { artifacts } = await readAll(app, id);
    expect([...artifacts.values()].flatMap(({ provisional }) => provisional)).not.toContain('venue');
  });

  it('recomputes only what depends on the venue when another candidate is approved', async () => {
    const { id } = await atVenue();
    const before = await heads(app, id);
    const [choose] = others(await pendingApproval(app, id));
    await decide(app, id, { decision: 'approve', choose, comment: 'Nearer to the station' });
    const after = await heads(app, id);
    const changed = Object.keys(before).filter((type) => after[type]?.revision !== before[type]?.revision);
    expect(changed).toContain('CostModel');
    expect(changed.filter((type) => !restingOnVenue().has(type))).toEqual([]);
    for (const type of changed) expect(after[type]?.contentHash).not.toBe(before[type]?.contentHash);
    for (const type of Object.keys(before).filter((other) => !changed.includes(other)))
      expect(after[type]).toEqual(before[type]);
  });

  it('keeps standing for the chosen candidate, which is written into the decision log', async () => {
    const { id } = await atVenue();
    const [choose] = others(await pendingApproval(app, id));
    await decide(app, id, { decision: 'approve', choose });
    const { approvals, decisions, event } = await readAll(app, id);
    const venue = approvals.filter(({ kind }) => kind === 'venue');
    expect(venue).toMatchObject([{ status: 'approved', proposal: { candidateId: choose } }]);
    expect(decisions.find(({ title }) => title.startsWith('Venue approved'))?.by).toBe('cli');
    expect(event.state).not.toBe('Research');
  });

  it('of another candidate than the recommended one is what a rehearsal proposes', async () => {
    const { id } = await atVenue();
    const [choose] = others(await pendingApproval(app, id));
    await decide(app, id, { decision: 'approve', choose });
    const rehearsal = ok(await app.api.post<EventView>(`events/${id}/rehearsals`, {}));
    await untilSettled(app.api, rehearsal.id);
    expect((await pendingApproval(app, rehearsal.id)).proposal.candidateId).toBe(choose);
    await decide(app, rehearsal.id, { decision: 'approve' });
    const venues = (await readAll(app, rehearsal.id)).approvals.filter(({ kind }) => kind === 'venue');
    expect(venues).toMatchObject([{ status: 'approved', proposal: { candidateId: choose } }]);
  });

  it('is refused the second time, naming who decided', async () => {
    const { id } = await atVenue();
    const approval = await pendingApproval(app, id);
    await decide(app, id, { decision: 'approve' });
    const again = await app.as('ola').post(`approvals/${approval.id}/decision`, { decision: 'reject' });
    expect(again).toMatchObject({ status: 409, body: { code: 'approval.already-decided' } });
    expect(JSON.stringify(again.body)).toContain('by cli');
    const { records } = await readAll(app, id);
    expect(records.filter(({ kind }) => kind === 'approval')).toHaveLength(1);
  });

  it('takes one of two decisions that arrive together', async () => {
    const { id } = await atVenue();
    const approval = await pendingApproval(app, id);
    const path = `approvals/${approval.id}/decision`;
    const replies = await Promise.all(
      ['ola', 'jan', 'ewa'].map((person) => app.as(person).post(path, { decision: 'approve' })),
    );
    expect(replies.map(({ status }) => String(status)).sort()).toEqual(['200', '409', '409']);
    await untilSettled(app.api, id);
    const { decisions } = await readAll(app, id);
    expect(decisions.filter(({ title }) => title.startsWith('Venue approved'))).toHaveLength(1);
  });

  it('names the field when the decision does not fit', async () => {
    const { id } = await atVenue();
    const { id: approvalId } = await pendingApproval(app, id);
    const wrong: [Record<string, unknown>, string][] = [
      [{ decision: 'approve', choose: 'nowhere' }, '/choose'],
      [{ decision: 'reject', exclude: ['nowhere'] }, '/exclude'],
      [{ decision: 'reject', apply: ['cheaper'] }, '/apply'],
      [{ decision: 'reject', limitMinor: -1 }, '/limitMinor'],
      [{ decision: 'perhaps' }, '/decision'],
    ];
    for (const [decision, pointer] of wrong) {
      const reply = await app.api.post(`approvals/${approvalId}/decision`, decision);
      expect(reply).toMatchObject({ status: 400, body: { code: 'request.invalid', errors: [{ pointer }] } });
    }
    expect((await pendingApproval(app, id)).id).toBe(approvalId);
  });
});

describe('a rejected venue', () => {
  it('is followed by a proposal without the excluded candidate', async () => {
    const { id } = await atVenue();
    const first = await pendingApproval(app, id);
    const excluded = first.proposal.candidateId;
    await decide(app, id, { decision: 'reject', exclude: [excluded], comment: 'Too far out' });
    const second = await pendingApproval(app, id);
    expect(second.id).not.toBe(first.id);
    expect(second.proposal.candidateId).not.toBe(excluded);
    expect(second.proposal.alternatives.map((other) => other.id)).not.toContain(excluded);
  });

  it('asks what to propose instead when only a comment was given, and proposes the answer', async () => {
    const { id } = await atVenue();
    const first = await pendingApproval(app, id);
    const before = await heads(app, id);
    await decide(app, id, { decision: 'reject', comment: 'I do not like it' });
    const question = await openQuestion(id);
    expect(question).toMatchObject({ kind: 'alternative', field: 'alternative:venue', blocks: 'Budget' });
    expect(question.why).toContain('I do not like it');
    const ranked = question.options.map((option) => option.id);
    expect(ranked).toEqual([...others(first), 'ask-again']);
    expect(question.options.every(({ effect }) => effect.length > 0)).toBe(true);
    expect(await heads(app, id)).toEqual(before);

    const [wanted] = ranked;
    ok(await app.api.post(`events/${id}/questions/${question.id}/answer`, { value: wanted }));
    await untilSettled(app.api, id);
    expect((await pendingApproval(app, id)).proposal.candidateId).toBe(wanted);
  });

  it('asks again for the same proposal when the answer keeps it', async () => {
    const { id } = await atVenue();
    const first = await pendingApproval(app, id);
    await decide(app, id, { decision: 'request-changes', comment: 'Are you sure?' });
    const question = await openQuestion(id);
    ok(await app.api.post(`events/${id}/questions/${question.id}/answer`, { value: 'ask-again' }));
    await untilSettled(app.api, id);
    const second = await pendingApproval(app, id);
    expect(second.id).not.toBe(first.id);
    expect(second.proposal).toEqual(first.proposal);
  });

  it('blocks the run with the reason after three rejections that change nothing', async () => {
    const { id } = await atVenue();
    for (let round = 1; round <= 2; round++) {
      await decide(app, id, { decision: 'reject', comment: `No, round ${round}` });
      const question = await openQuestion(id);
      ok(await app.api.post(`events/${id}/questions/${question.id}/answer`, { value: 'ask-again' }));
      await untilSettled(app.api, id);
    }
    const event = await decide(app, id, { decision: 'reject', comment: 'No, round 3' });
    expect(event).toMatchObject({ status: 'blocked', state: 'Research', waitingFor: [{ kind: 'failure' }] });
    expect(event.waitingFor[0]?.what).toMatch(/venue proposal was turned down 3 times/);
  });
});

describe('a decision about a proposal that has changed since', () => {
  it('is refused and uses nothing up', async () => {
    const { id } = await atVenue();
    const old = await pendingApproval(app, id);
    await decide(app, id, { decision: 'reject', exclude: [old.proposal.candidateId] });
    const current = await pendingApproval(app, id);
    const before = await readAll(app, id);

    const replies = [
      // About the new approval, but showing that the old proposal was seen.
      await app.api.post(`approvals/${current.id}/decision`, {
        decision: 'approve',
        subjectHash: old.subjectHash,
      }),
      await app.api.post(`approvals/${current.id}/decision`, { decision: 'approve', subjectHash: 'x' }),
    ];
    for (const reply of replies)
      expect(reply).toMatchObject({ status: 409, body: { code: 'approval.void' } });
    const after = await readAll(app, id);
    expect(after).toEqual(before);
    expect(await pendingApproval(app, id)).toEqual(current);
  });
});

describe('a rejected budget', () => {
  it('is followed by another proposal that applies what was asked; the venue stays approved', async () => {
    const { id } = await atVenue();
    await decide(app, id, { decision: 'approve' });
    const first = await pendingApproval(app, id);
    expect(first.kind).toBe('budget');
    const before = await heads(app, id);
    const [apply] = first.proposal.alternatives;
    await decide(app, id, { decision: 'reject', apply: [apply?.id], comment: 'Spend less' });
    const second = await pendingApproval(app, id);
    expect(second).toMatchObject({ kind: 'budget', status: 'pending' });
    expect(second.subjectHash).not.toBe(first.subjectHash);
    const after = await heads(app, id);
    expect(after['BudgetDecision']?.revision).toBeGreaterThan(before['BudgetDecision']?.revision ?? 0);
    for (const type of ['VenueScorecard', 'VenueShortlist', 'EventBrief', 'Timeline'])
      expect(after[type]).toEqual(before[type]);
    const { approvals } = await readAll(app, id);
    expect(approvals.filter(({ kind }) => kind === 'venue').map(({ status }) => status)).toEqual([
      'approved',
    ]);
  });
});

describe('a live run with venue, budget and vendor contracts approved', () => {
  const hold = (status: string, venueName = 'The hall we have seen') => ({
    kind: 'hold',
    body: { venueName, status },
  });

  it('stops before Confirm until a person has recorded a definite hold', async () => {
    const { id } = await atVenue();
    await decide(app, id, { decision: 'approve' });
    const asked = await decide(app, id, { decision: 'approve' });
    expect(asked).toMatchObject({
      status: 'waiting',
      state: 'Logistics',
      waitingFor: [{ kind: 'approval' }, { kind: 'record' }],
    });
    expect((await pendingApproval(app, id)).kind).toBe('vendor-contracts');
    const stopped = await decide(app, id, { decision: 'approve' });
    expect(stopped).toMatchObject({
      status: 'waiting',
      state: 'Logistics',
      waitingFor: [{ kind: 'record' }],
    });

    for (const status of ['requested', 'tentative']) {
      ok(await app.api.post(`events/${id}/records`, hold(status)));
      const still = await untilSettled(app.api, id);
      expect(still).toMatchObject({
        status: 'waiting',
        state: 'Logistics',
        waitingFor: [{ kind: 'record' }],
      });
    }
    ok(await app.api.post(`events/${id}/records`, hold('definite')));
    const confirmed = await untilSettled(app.api, id);
    expect(confirmed).toMatchObject({
      status: 'waiting',
      state: 'Confirm',
      waitingFor: [{ kind: 'approval' }],
    });
    expect((await pendingApproval(app, id)).kind).toBe('final-go');
    expect((await readAll(app, id)).records.filter(({ simulated }) => simulated)).toEqual([]);
  });

  it('keeps the final go when an option on another venue is released, before and after it is given', async () => {
    const { id } = await atVenue();
    for (let round = 0; round < 3; round += 1) await decide(app, id, { decision: 'approve' });
    for (const record of [hold('definite'), hold('tentative', 'The second choice')])
      ok(await app.api.post(`events/${id}/records`, record));
    await untilSettled(app.api, id);
    const asked = await pendingApproval(app, id);
    expect(asked.kind).toBe('final-go');
    expect(asked.proposal.summary).toMatch(
      /^Hold .+ on Thu 11 Mar 2027 at The hall we have seen; 2 contracts, the vendor is still to be chosen for 1\. This confirms the plan as approved: contracts may be signed and the event announced\./,
    );
    ok(await app.api.post(`events/${id}/records`, hold('released', 'The second choice')));
    await untilSettled(app.api, id);
    expect(await pendingApproval(app, id)).toEqual(asked);
    expect(await decide(app, id, { decision: 'approve' })).toMatchObject({ state: 'Execute' });
    const before = await heads(app, id);
    ok(await app.api.post(`events/${id}/records`, hold('released', 'A third that was asked')));
    await untilSettled(app.api, id);
    const { approvals } = await readAll(app, id);
    expect((await heads(app, id))['VenueAvailability']).not.toEqual(before['VenueAvailability']);
    expect(approvals.filter(({ kind }) => kind === 'final-go').map(({ status }) => status)).toEqual([
      'approved',
    ]);
  });

  it('keeps the final go when registrations change how many are planned for', async () => {
    const { id } = await atVenue();
    for (let round = 0; round < 3; round += 1) await decide(app, id, { decision: 'approve' });
    ok(await app.api.post(`events/${id}/records`, hold('definite')));
    await untilSettled(app.api, id);
    expect(await decide(app, id, { decision: 'approve' })).toMatchObject({ state: 'Execute' });
    const before = await heads(app, id);
    const body = { asOf: '2027-03-08', registered: 25 };
    ok(await app.api.post(`events/${id}/records`, { kind: 'registration', body }));
    expect(await untilSettled(app.api, id)).toMatchObject({ state: 'Execute' });
    expect((await heads(app, id))['LogisticsPlan']).not.toEqual(before['LogisticsPlan']);
    const { approvals } = await readAll(app, id);
    const go = approvals.filter(({ kind }) => kind === 'final-go');
    expect(go.map(({ status }) => status)).toEqual(['approved']);
    expect(go[0]?.subject.map(({ type }) => type)).toContain('LogisticsPlan');
  });

  it('asks for the final go again when another vendor is taken after it', async () => {
    const { id } = await atVenue();
    for (let round = 0; round < 3; round += 1) await decide(app, id, { decision: 'approve' });
    ok(await app.api.post(`events/${id}/records`, hold('definite')));
    await untilSettled(app.api, id);
    expect(await decide(app, id, { decision: 'approve' })).toMatchObject({ state: 'Execute' });
    const { body } = ok(
      await app.api.get<{ body: VendorContractsBody }>(`events/${id}/artifacts/VendorContracts`),
    );
    const [first] = body.contracts;
    const quote = {
      contractId: first?.id,
      vendorName: 'Bistro Wawel',
      amountMinor: 100,
      currency: 'PLN',
      chosen: true,
    };
    ok(await app.api.post(`events/${id}/records`, { kind: 'quote', body: quote }));
    const event = await untilSettled(app.api, id);
    const { approvals } = await readAll(app, id);
    const statuses = (kind: string) =>
      approvals.filter((one) => one.kind === kind).map(({ status }) => status);
    expect(statuses('vendor-contracts')).toEqual(['void', 'pending']);
    expect(statuses('final-go')).toEqual(['void', 'pending']);
    expect(event.waitingFor.map(({ kind }) => kind)).toContain('approval');
  });
});
