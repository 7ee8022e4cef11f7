import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { defaultPolicy } from '../../shared/knowledge/approval-policy.ts';
import type { Approval } from '../../shared/kernel/run-store.ts';
import { ok, untilSettled } from '../support/api.ts';
import { jumpingClock, type JumpingClock } from '../support/jumping-clock.ts';
import { openApp, type App } from '../support/open-app.ts';
import { brief, planned, readAll } from '../support/plan-event.ts';

let app: App;
let clock: JumpingClock;
beforeAll(async () => {
  // A Monday, as is the planning date of the brief: the run's clock and the wall's run side by side.
  clock = jumpingClock('2027-02-01T09:00:00Z');
  app = await openApp({ clock });
});
afterAll(() => app.remove());

/** Two approvers, so that there is a next one. */
const twoApprovers = brief('krakow', {
  stakeholders: [
    { name: 'Ola', role: 'Owner' },
    { name: 'Jan', role: 'Venue approver', decision_rights: ['Final Venue'] },
  ],
});

async function approvalOf(eventId: string): Promise<Approval> {
  const path = `approvals?eventId=${eventId}`;
  const [approval] = ok(await app.api.get<{ approvals: Approval[] }>(path)).approvals;
  if (!approval) throw new Error('no approval');
  return approval;
}

/** Moves time to a day of the run, and waits until the run has looked at what fell due. */
async function passUntil(
  date: string,
  eventId: string,
  holds: (approval: Approval) => boolean,
): Promise<Approval> {
  clock.jump(`${date}T09:00:01Z`);
  const end = Date.now() + 10_000;
  for (;;) {
    const approval = await approvalOf(eventId);
    if (holds(approval)) return approval;
    if (Date.now() > end) throw new Error(`nothing came of it: ${JSON.stringify(approval)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Day, name and occasion of every message in the folder of this machine. */
function letters(): string[] {
  const folder = join(app.folder, 'outbox');
  return readdirSync(folder).map((name) => {
    const head = readFileSync(join(folder, name), 'utf8').replaceAll('?=\r\n =?', '?==?');
    const words = (header: string) =>
      (new RegExp(`^${header}: (.*)$`, 'm').exec(head)?.[1] ?? '').replaceAll(
        /=\?utf-8\?B\?([^?]*)\?=/g,
        (_whole, word: string) => Buffer.from(word, 'base64').toString(),
      );
    const [, day, month] = words('Date').split(' ');
    return `${Number(day)} ${month} ${words('To')}, ${words('Subject').split(':')[0]}`;
  });
}

describe('a venue approval that nobody decides about', () => {
  it('is reminded of, handed on, and blocks the run after the working days of the policy; it is never approved', async () => {
    expect(defaultPolicy.silence.map(({ afterWorkingDays, action }) => [afterWorkingDays, action])).toEqual([
      [2, 'remind'],
      [4, 'next-approver'],
      [5, 'owner'],
      [6, 'administrator'],
      [7, 'block'],
    ]);
    const { id } = await planned(app, twoApprovers);
    const asked = await approvalOf(id);
    expect(asked).toMatchObject({ status: 'pending', reminders: 0, approverIndex: 0 });
    expect(asked.approvers.length).toBeGreaterThan(1);
    expect(asked.dueAt?.slice(0, 10)).toBe('2027-02-03');

    const reminded = await passUntil('2027-02-03', id, ({ reminders }) => reminders > 0);
    expect(reminded).toMatchObject({ status: 'pending', reminders: 1, approverIndex: 0 });
    expect(reminded.dueAt?.slice(0, 10)).toBe('2027-02-05');

    const escalated = await passUntil('2027-02-05', id, ({ approverIndex }) => approverIndex > 0);
    expect(escalated).toMatchObject({ status: 'pending', reminders: 1, approverIndex: 1 });
    // The weekend of 6 and 7 February does not count.
    expect(escalated.dueAt?.slice(0, 10)).toBe('2027-02-08');
    expect(await passUntil('2027-02-08', id, ({ step }) => step > 2)).toMatchObject({
      status: 'pending',
      dueAt: expect.stringMatching(/^2027-02-09/),
    });
    const last = await passUntil('2027-02-09', id, ({ step }) => step > 3);
    expect(last.approvers[last.approverIndex]).toBe('administrator');
    expect(last.dueAt?.slice(0, 10)).toBe('2027-02-10');

    const blocked = await passUntil('2027-02-10', id, ({ status }) => status !== 'pending');
    expect(blocked).toMatchObject({ status: 'blocked', dueAt: null });
    expect(blocked.decision).toBeUndefined();

    const event = await untilSettled(app.api, id);
    expect(event).toMatchObject({
      state: 'Research',
      status: 'blocked',
      waitingFor: [{ kind: 'failure', id: asked.id }],
    });
    expect(event.waitingFor[0]?.what).toMatch(/^Nobody has decided since 2027-02-01/);
    const { activity, decisions } = await readAll(app, id);
    const chased = activity.filter(({ kind }) =>
      /^approval\.(remind|next-approver|owner|administrator|block)$/.test(kind),
    );
    expect(chased.map(({ kind, at }) => [kind, at.slice(0, 10)])).toEqual([
      ['approval.remind', '2027-02-03'],
      ['approval.next-approver', '2027-02-05'],
      ['approval.owner', '2027-02-08'],
      ['approval.administrator', '2027-02-09'],
      ['approval.block', '2027-02-10'],
    ]);
    for (const { text } of chased)
      expect(text).toMatch(/^Venue approval: (?:\w+ (?:reminded|asked )|no answer)/);
    expect(decisions.map(({ title }) => title)).toContain('The venue approval got no answer');
  });

  it('was written about to who was asked at each step, each time once', async () => {
    // The timer that sends messages is due each minute.
    clock.jump('2027-02-10T09:02:00Z');
    await vi.waitFor(() => expect(letters()).toHaveLength(7), 30_000);
    const sent = letters().toSorted();
    expect(sent).toEqual([
      '1 Feb Jan, Your decision is asked for',
      '10 Feb Ola, Blocked',
      '10 Feb administrator, Blocked',
      '3 Feb Jan, Reminder',
      '5 Feb Ola, Nobody has decided yet, you are asked as well',
      '8 Feb Ola, Nobody has decided yet, you are asked as the owner',
      '9 Feb administrator, Nobody has decided yet, you are asked as administrator',
    ]);
  });

  it('can still be decided once it is blocked, and the run goes on', async () => {
    const [{ id }] = (await app.api.get<{ events: { id: string }[] }>('events')).body.events as [
      { id: string },
    ]; // from above
    const { id: approvalId } = await approvalOf(id);
    ok(await app.api.post(`approvals/${approvalId}/decision`, { decision: 'approve' }));
    const event = await untilSettled(app.api, id);
    expect(event.status).toBe('waiting');
    expect(event.state).not.toBe('Research');
  });
});
