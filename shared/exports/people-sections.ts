import { communicationsPlan, type Communication } from '../artifacts/communications-plan.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { timeline } from '../artifacts/timeline.ts';
import { labelled, noted, part, planSection } from './markdown-section.ts';
import { plain, table } from './markdown-text.ts';
import { dayWords } from './plan-words.ts';

const communicationsSection = planSection({
  artifact: communicationsPlan,
  after: [stakeholderMap, timeline],
  blocks: ({ communications, languages, notes }) => [
    table(
      ['Audience', 'Channel', 'How often', 'What they are told', 'Owner', 'First', 'Last'],
      communications.map((line) => [
        line.size === null ? line.audience : `${line.audience} (${line.size})`,
        line.channel,
        line.cadence.replaceAll(/\d{4}-\d{2}-\d{2}/g, dayWords),
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
