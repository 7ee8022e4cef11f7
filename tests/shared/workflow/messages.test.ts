import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SqlStores } from '../../../shared/adapters/sql/open-sql.ts';
import type { MailMessage, Posted, QueuedMessage } from '../../../shared/kernel/mail-port.ts';
import { formatMinor } from '../../../shared/kernel/money.ts';
import type { Member } from '../../../shared/kernel/member-store.ts';
import type { Approval, EventRow, RunTransaction } from '../../../shared/kernel/run-store.ts';
import { decisionRequest } from '../../../shared/contracts/requests.ts';
import { chaseApproval } from '../../../shared/workflow/chase-approval.ts';
import { delegateApproval } from '../../../shared/workflow/delegate-approval.ts';
import { relayMessages } from '../../../shared/workflow/relay-messages.ts';
import { reportFailure } from '../../../shared/workflow/report-failure.ts';
import { requestApproval } from '../../../shared/workflow/request-approval.ts';
import { tellPeople } from '../../../shared/workflow/tell-people.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';
import { saveAccepted } from '../../support/accepted-event.ts';
import { eventRow, openStore, scope } from '../../support/open-store.ts';

const member = (name: string, roles: Member['roles'], more: Partial<Member> = {}): Member => ({
  id: name.toLowerCase(),
  organisationId: scope.organisationId,
  name,
  roles,
  mail: `${name.toLowerCase()}@example.com`,
  substitutes: [],
  absences: [],
  ...more,
});
const members = [
  member('Ola', ['planner', 'approver']),
  member('Jan', ['approver'], { absences: [{ from: '2027-02-05', to: '2027-02-05' }], substitutes: ['eva'] }),
  member('Eva', ['approver']),
  member('Ada', ['administrator']),
  member('Tom', ['approver'], { mail: undefined }),
];

let store: SqlStores;
let now = Date.parse('2027-02-01T09:00:00Z');
let answers: (message: MailMessage) => Promise<Posted>;
const sent: MailMessage[] = [];
let ports: WorkflowPorts;

beforeAll(async () => {
  store = await openStore();
  const mail = { send: (message: MailMessage) => answers(message) };
  const { runs, relay, organisation, hash } = store;
  const parts = {
    runs,
    relay,
    organisation,
    hash,
    mail,
    pageUrl: 'https://eods.example',
    members: { members: async () => members },
    now: () => now,
    telemetry: { log: () => {} },
  };
  ports = parts as unknown as WorkflowPorts; // no other port is touched
  answers = async (message) => {
    sent.push(message);
    return 'sent';
  };
});
afterAll(() => store.close());

/** An event in Research whose plan is there; nobody has been asked for anything. */
async function inResearch(id: string, change: Partial<EventRow> = {}) {
  const row = {
    state: 'Research',
    status: 'running',
    closed: false,
    title: 'Gala\r\nBcc: all@example.com',
    ...change,
  } as const;
  await saveAccepted(store.runs, { id, acceptedAt: '2027-02-01T09:00:00Z', reports: [], change: row });
}

const approvalOf = async (id: string): Promise<Approval> => {
  const found = (await store.runs.read(scope, id).approvals()).find(({ kind }) => kind === 'venue');
  if (!found) throw new Error('nothing was asked');
  return found;
};
const written = async () =>
  (await store.relay.pending(100)).flatMap((row) => (row.kind === 'message' ? [row] : []));
const feed = async (id: string) =>
  (await store.runs.pendingDocuments(scope, id, 'activity')).map((document) => JSON.stringify(document));

/** Moves the clock to where the next step is due, and takes it as the run would. */
async function silence(id: string, n: number): Promise<Approval> {
  const { id: approval, dueAt } = await approvalOf(id);
  now = Date.parse(dueAt ?? '');
  await chaseApproval(ports, scope, id, { approval, due: now }, `chase-${n}`);
  return approvalOf(id);
}

async function relayed(): Promise<MailMessage[]> {
  sent.length = 0;
  await relayMessages(ports);
  return [...sent];
}
const told = (messages: readonly MailMessage[]) =>
  messages.map(({ to, subject }) => `${to.address} ${subject.split(':')[0]}`);

describe('an approval that nobody decides about', () => {
  beforeAll(async () => {
    await inResearch('gala');
    await requestApproval(ports, scope, 'gala', 'venue', 'op-1');
  });

  it('tells who is asked: for what, how much, by when and where to decide', async () => {
    const approval = await approvalOf('gala');
    const [message, ...others] = await relayed();
    expect(others).toEqual([]);
    expect(message?.to).toEqual({ name: 'Ola', address: 'ola@example.com' });
    expect(message?.subject).toMatch(/^Your decision is asked for: venue, Gala Bcc: \[contact left out\]$/);
    const { amountMinor = Number.NaN, currency = '' } = approval.proposal;
    expect(message?.text).toContain(`Amount: ${formatMinor(amountMinor, currency)}`);
    expect(message?.text).toContain('Please decide by Wed 3 Feb 2027');
    expect(message?.text).toContain('https://eods.example/approvals');
    expect(await written()).toEqual([]);
  });

  it('reminds, goes on to owner and administrator, and says to both that it is blocked', async () => {
    const steps: string[][] = [];
    for (const n of [1, 2, 3, 4, 5]) {
      await silence('gala', n);
      steps.push(told(await relayed()));
    }
    expect(steps).toEqual([
      ['ola@example.com Reminder'],
      ['ola@example.com Nobody has decided yet, you are asked as well'],
      ['ola@example.com Nobody has decided yet, you are asked as the owner'],
      ['ada@example.com Nobody has decided yet, you are asked as administrator'],
      ['ola@example.com Blocked', 'ada@example.com Blocked'],
    ]);
    expect(await approvalOf('gala')).toMatchObject({ status: 'blocked', dueAt: null });
  });

  it('writes nothing twice when a step is taken twice', async () => {
    await chaseApproval(ports, scope, 'gala', { approval: 'gala.venue.1', due: now }, 'chase-5');
    await requestApproval(ports, scope, 'gala', 'venue', 'op-1');
    expect(await written()).toEqual([]);
  });
});

describe('a step that keeps failing', () => {
  const traced = { ...scope, traceId: 'f'.repeat(32) };
  const disk =
    "Activity function 'event-planner' failed: store.unavailable: The SQL store is away; ask ola@example.org";
  const report = (operation: string, step: string, detail = disk) =>
    reportFailure(ports, traced, 'failing', { step, detail }, operation);

  it('is told to the owner once: what failed, the trace, and what can be done', async () => {
    await inResearch('failing');
    await report('report-1', 'build-schedule');
    await report('report-1', 'build-schedule');
    const [message, ...others] = await relayed();
    expect(others).toEqual([]);
    expect(message?.to.address).toBe('ola@example.com');
    expect(message?.subject).toMatch(/^A step keeps failing: Gala Bcc/);
    expect(message?.text).toContain('What keeps failing: Schedule (build-schedule)');
    expect(message?.text).toContain('Why: Activity function');
    expect(message?.text).not.toContain('ola@example.org');
    expect(message?.text).toContain('nothing now');
    expect(message?.text).toContain(`trace ${traced.traceId}`);
    expect(message?.text).toContain('Sign in and look here: https://eods.example/events/failing');
    expect((await feed('failing')).filter((line) => line.includes('step.failed'))).toHaveLength(1);
  });

  it('is told again when its tries are used up again, but not within the hour; another step is', async () => {
    await report('report-2', 'build-schedule');
    expect(told(await relayed())).toEqual([]);
    expect((await feed('failing')).filter((line) => line.includes('step.failed'))).toHaveLength(2);
    await report('report-3', 'ask', 'brief.invalid: no room fits');
    const [other] = await relayed();
    expect(other?.text).toContain('What keeps failing: Asking questions (ask)');
    expect(other?.text).toContain('correct what is wrong there');
    now += 3_600_000;
    await report('report-4', 'build-schedule');
    expect(told(await relayed())).toEqual(['ola@example.com A step keeps failing']);
  });

  it.each([
    ['content.unreadable: it cannot be opened', 'tell an administrator. Nothing that you entered'],
    ['internal: unexpected', 'tell an administrator. Nothing that you entered'],
    ['the engine says no more', 'tell an administrator. Nothing that you entered'],
    ['queue.unavailable: away', 'nothing now'],
    ['record.invalid: no such vendor', 'correct what is wrong there'],
  ])('says whose turn it is about "%s"', async (detail, remedy) => {
    now += 3_600_000;
    await report(`report-${detail}`, 'enter-state', detail);
    const [message] = await relayed();
    expect(message?.text).toContain(`What you can do: ${remedy.startsWith('correct') ? 'look at' : remedy}`);
    expect(message?.text).toContain(remedy);
  });

  it('of a rehearsal is told to nobody', async () => {
    await inResearch('rehearsal-fails', { execution: 'simulated' });
    await reportFailure(ports, traced, 'rehearsal-fails', { step: 'ask', detail: disk }, 'report-1');
    expect(await written()).toEqual([]);
  });
});

describe('a message', () => {
  it('is not written for a rehearsal', async () => {
    await inResearch('rehearsed', { execution: 'simulated' });
    await requestApproval(ports, scope, 'rehearsed', 'venue', 'op-1');
    expect(await approvalOf('rehearsed')).toMatchObject({ status: 'pending' });
    expect(await written()).toEqual([]);
  });

  it('stays until the mail takes it, and lets others go first', async () => {
    await inResearch('later');
    await requestApproval(ports, scope, 'later', 'venue', 'op-1');
    const working = answers;
    answers = async () => {
      throw new Error('the mail is away');
    };
    await relayMessages(ports);
    expect(await written()).toHaveLength(1);
    answers = working;
    expect(told(await relayed())).toHaveLength(1);
    expect(await written()).toEqual([]);
  });

  it('goes to whom a decision is passed on', async () => {
    const { id } = await approvalOf('later');
    const principal = { id: 'ola', name: 'Ola', roles: ['planner', 'approver'] };
    const request = decisionRequest.parse({ decision: 'delegate', delegateTo: 'eva' });
    const ola = { scope: { ...scope, principal }, onBehalfOf: undefined };
    await delegateApproval(ports, ola, id, request);
    expect(told(await relayed())).toEqual(['eva@example.com Your decision is asked for']);
  });

  it('that is refused for good is said in the feed, without the address', async () => {
    await inResearch('refused');
    await requestApproval(ports, scope, 'refused', 'venue', 'op-1');
    const working = answers;
    answers = async () => ({ refused: '400 InvalidRecipient' });
    await relayMessages(ports);
    answers = working;
    expect(await written()).toEqual([]);
    const lines = await feed('refused');
    expect(lines.some((line) => line.includes('message.refused'))).toBe(true);
    expect(lines.join()).not.toContain('@example.com');
  });

  it('goes with its event when that is erased', async () => {
    await inResearch('erased');
    await requestApproval(ports, scope, 'erased', 'venue', 'op-1');
    expect(await written()).toHaveLength(1);
    await store.runs.erase(scope, ['erased'], { at: 'now', by: 'ada', why: 'asked for' }, () => {});
    expect(await written()).toEqual([]);
  });

  it('goes to members with an address alone, and to the substitutes of who is away', async () => {
    const to: string[] = [];
    const queueMessage = async (message: QueuedMessage) => void to.push(message.to.address);
    const tx = { queueMessage } as unknown as RunTransaction; // nothing else of it is touched
    now = Date.parse('2027-02-05T09:00:00Z');
    const words = { subject: 's', text: 't' };
    const names = ['jan ', 'Tom', 'Somebody of the brief <x@example.org>', 'Eva'];
    await tellPeople(ports, tx, eventRow(), { names, members, words, operation: 'op' });
    expect(to).toEqual(['jan@example.com', 'eva@example.com']);
  });
});
