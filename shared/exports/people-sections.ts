import { communicationsPlan, type Communication } from '../artifacts/communications-plan.ts';
import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { runbook, type RunbookBody } from '../artifacts/runbook.ts';
import { schedule } from '../artifacts/schedule.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { timeline } from '../artifacts/timeline.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import { houseContract } from '../artifacts/vendor-views.ts';
import { venueAvailability } from '../artifacts/venue-availability.ts';
import { heldVenue } from '../contracts/held-venue.ts';
import { withVendors } from '../contracts/day-contacts.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { labelled, noted, part, planSection, ranked } from './markdown-section.ts';
import { plain, table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { clockWords, localWords, spanWords, withDays } from './plan-words.ts';
import { cueRows } from './runbook-rows.ts';

const communicationsSection = planSection({
  artifact: communicationsPlan,
  after: [stakeholderMap, timeline],
  blocks: ({ communications, languages, notes }) => [
    table(
      ['Audience', 'Channel', 'How often', 'What they are told', 'Owner', 'First', 'Last'],
      communications.map((line) => [
        line.size === null ? line.audience : `${line.audience} (${line.size})`,
        line.channel,
        withDays(line.cadence),
        line.message,
        line.owner,
        line.firstOn ? dayWords(line.firstOn) : 'when it happens',
        line.lastOn && dayWords(line.lastOn),
      ]),
    ),
    part('Messages by day', messages(communications)),
    ...variants(communications),
    ...escalations(communications),
    ...(languages.length > 0 ? [labelled('Languages', languages.join(', '))] : []),
    ...noted(notes),
  ],
});

export const peopleSections = [communicationsSection];

export const runbookSection = planSection({
  artifact: runbook,
  after: [schedule, logisticsPlan, contingencyPlan],
  blocks: (body, plan) => [
    plain(
      `Local times (${body.timeZone}), 24 hours; as of ${dayWords(body.asOf)}. Load-in ${spanWords(body.loadIn.start, body.loadIn.end)}, strike ${spanWords(body.strike.start, body.strike.end)}${body.strike.outBy ? `, everybody out by ${localWords(body.strike.outBy)}` : ''}.`,
    ),
    ...cueTables(body),
    part('Call sheet', calls(body)),
    part(
      'Contacts',
      table(
        ['Role', 'Name', 'Contact', 'Note'],
        withVendors(body.contacts, contractedIn(plan)).map(({ role, name, contact, note }) => [
          role,
          name ?? (contact ? '' : 'to be named'),
          contact ?? 'to be named',
          note,
        ]),
      ),
    ),
    part('Escalation', ranked(body.escalation.map(({ who, when }) => `${who}: ${when}`))),
    part(
      'Decisions on the day',
      table(
        ['When', 'Decision', 'Who', 'Depends on', 'Otherwise'],
        body.decisions.map(({ at, decision, who, criterion, otherwise }) => [
          localWords(at),
          decision,
          who,
          criterion,
          otherwise,
        ]),
        'None.',
      ),
    ),
    ...noted(body.notes),
  ],
});

/** Contracts with whom they are, of the venue the house that is held. */
function contractedIn(plan: PlanContents) {
  const availability = drafted(plan, venueAvailability);
  const house = availability && heldVenue(availability);
  const contracts = drafted(plan, vendorContracts)?.contracts ?? [];
  return contracts.map((contract) =>
    contract.id === houseContract && house ? { ...contract, vendor: house } : contract,
  );
}

/** One table a day; what runs past midnight is listed under the day it falls on. */
function cueTables({ cues }: RunbookBody): string[] {
  const days = [...new Set(cues.map(({ at }) => at.slice(0, 10)))];
  return days.map((day) =>
    part(
      `Run of show, ${dayWords(day)}`,
      table(
        [
          'Cue',
          'Time',
          'Min',
          'Segment',
          'Room',
          'Who',
          'Owner',
          'Audio',
          'Video',
          'Light',
          'Stage and remarks',
        ],
        cueRows(cues.filter(({ at }) => at.startsWith(day))).map((cue) => [
          cue.no,
          cue.hard ? `${clockWords(cue.at)} (hard)` : clockWords(cue.at),
          cue.minutes,
          cue.segment,
          cue.room,
          cue.who,
          cue.owner,
          cue.audio,
          cue.video,
          cue.lighting,
          [cue.stage, cue.hard, cue.backup && `if it fails: ${cue.backup.action}`].filter(Boolean).join('; '),
        ]),
      ),
    ),
  );
}

function calls({ callSheet, whyNoCalls }: RunbookBody): string {
  return table(
    ['Day', 'Role', 'People', 'Called', 'Released', 'Reports to'],
    callSheet.map(({ date, role, people, callAt, releaseAt, reportTo }) => [
      dayWords(date),
      role,
      people,
      localWords(callAt),
      localWords(releaseAt),
      reportTo,
    ]),
    whyNoCalls ?? 'None.',
  );
}

function messages(lines: readonly Communication[]): string {
  const dated = lines
    .flatMap(({ audience, owner, messages: own }) => own.map((message) => ({ audience, owner, ...message })))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  return table(
    ['Day', 'To', 'Message', 'Owner'],
    dated.map(({ on, audience, what, owner, late }) => [
      dayWords(on),
      audience,
      late ? `${what} (late)` : what,
      owner,
    ]),
    'No message has a day of its own.',
  );
}

function variants(lines: readonly Communication[]): string[] {
  const rows = lines.flatMap(({ audience, variants: own }) =>
    own.map((variant) => [audience, variant.for, variant.message]),
  );
  return rows.length === 0
    ? []
    : [part('Said differently to', table(['Audience', 'Group', 'Message'], rows))];
}

function escalations(lines: readonly Communication[]): string[] {
  const rows = lines.flatMap(({ audience, escalation }) => (escalation ? [[audience, escalation]] : []));
  return rows.length === 0
    ? []
    : [
        part(
          'When nobody answers',
          table(['Audience', 'What then'], rows),
          plain('Approvers: see the stakeholder map.'),
        ),
      ];
}
