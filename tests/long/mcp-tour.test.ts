import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { McpFailure } from '../../shared/adapters/mcp/mcp-failure.ts';
import { withBrowsingAssistant, type Assistant } from '../support/browsing-assistant.ts';
import { newDataFolder } from '../support/data-folder.ts';
import { buildServer, startServerProcess, type ServerProcess } from '../support/server-process.ts';

const { objectives, constraints } = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/briefs/berlin.json'), 'utf8'),
) as { objectives: string; constraints: string }; // a fixture of this repository

const DAY_MS = 86_400_000;

/** A Tuesday and a Wednesday of one month, long enough ahead for a conference: nobody can set the clock of the page. */
function daysAhead(now: number): string {
  const days = Array.from({ length: 60 }, (_, n) => new Date(now + (310 + n) * DAY_MS));
  const first = days.find((day) => day.getUTCDay() === 2 && day.getUTCDate() <= 25);
  if (!first) throw new Error('no Tuesday in sixty days');
  const month = first.toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' });
  return `${first.getUTCDate()} and ${first.getUTCDate() + 1} ${month} ${first.getUTCFullYear()}`;
}

let server: ServerProcess;
const { folder, remove } = newDataFolder();
beforeAll(async () => {
  buildServer();
  const started = await startServerProcess(folder);
  if (!started) throw new Error('the server died while it started');
  server = started;
});
afterAll(async () => {
  await server.kill();
  remove();
});

const signIn = (assistant: Assistant, person: string, path: string) =>
  assistant.go(`${server.url}/.auth/login/aad?user=${person}&post_login_redirect_uri=${path}`);

/** What can be pressed now in a snapshot, and the choice that keeps what the brief says. */
const pressable = /button "(?:Answer|Approve)[^"]*" \[ref=(\w+)\]/;
const keeping = /radio "(?:Keep the dates|Work by the compressed plan)[^"]*" \[ref=(\w+)\]/;

/** What was seen may have been replaced meanwhile: the next look shows what waits instead. */
function isGoneByNow(error: unknown): void {
  if (!(error instanceof McpFailure && error.kind === 'error')) throw error;
}

/** Agrees to whatever waits, until `end` is seen. */
async function agree(assistant: Assistant, end: RegExp): Promise<string> {
  for (;;) {
    const seen = await assistant.see(new RegExp(`${end.source}|${pressable.source}`));
    if (end.test(seen)) return seen;
    const keep = keeping.exec(seen)?.[1];
    if (keep) await assistant.pressAt(keep);
    await assistant.pressAt(pressable.exec(seen)?.[1] ?? '').catch(isGoneByNow);
  }
}

const signed = /You have approved; somebody else has to as well/;

/** Budget and contracts of this size take a second person. */
async function approveAs(assistant: Assistant, person: string, kind: string): Promise<void> {
  await signIn(assistant, person, '/approvals');
  await assistant.see(new RegExp(`Approval: ${kind} for`));
  await assistant.press('button', 'Approve');
  // The next approval may be there at once: what counts is that this one is gone.
  await assistant.see(new RegExp(`^(?![^]*Approval: ${kind} for)`));
}

it('an assistant goes the tour through the server of mcp.json, from text to a reviewed rehearsal', async () => {
  await withBrowsingAssistant({ url: server.url, folder }, async (assistant) => {
    await assistant.go(server.url);
    await assistant.press('link', 'Sign in');
    await assistant.press('link', 'Ola');
    await assistant.press('link', 'New event');
    const text = `${daysAhead(Date.now())}, 08:30 to 18:00, 200 attendees. ${objectives}. ${constraints}. Owner: J. Brandt. Finance approves the budget.`;
    await assistant.write('What is it, for whom', text);
    await assistant.see(/EUR\s95,000, tax excluded/);
    await assistant.pressAt("getByText('Fill in or correct single fields')");
    await assistant.write('Title', 'Data summit by an assistant');
    await assistant.press('button', 'Create the event');
    await assistant.see(/button "Start planning"/);
    await assistant.press('button', 'Start planning');

    const event = /Page URL: \S+(\/events\/[\w-]+)/.exec(await agree(assistant, signed))?.[1] ?? '';
    await approveAs(assistant, 'fin', 'Budget');
    await signIn(assistant, 'ola', event);
    await agree(assistant, signed);
    await approveAs(assistant, 'fin', 'Vendor contracts');
    await signIn(assistant, 'ola', event);
    await assistant.see(/A person has to record a real venue/);

    await assistant.press('button', 'Rehearse');
    await assistant.pressAt("getByRole('dialog').getByRole('button', { name: 'Rehearse' })");
    await assistant.see(/nothing here is real/);
    await agree(assistant, /link "Read the postmortem"/);
    await assistant.press('link', 'Read the postmortem');
    expect(await assistant.see(/heading "Outcome: held"/)).toContain('Incident resolution time');
  });
}, 290_000);
