import { defineArtifact } from '../kernel/define-artifact.ts';
import type { Breach } from '../kernel/finding.ts';
import { eventBriefBody } from './event-brief-schema.ts';

export const eventBrief = defineArtifact({
  type: 'EventBrief',
  title: 'Event brief',
  version: '1.2.0',
  store: 'sql',
  schema: eventBriefBody,
  sensitive: ['/stakeholders/*/contact'],
  invariants: {
    'what may be spent if needed is more than the target': ({ budget }) =>
      budget?.ceilingMinor === undefined ||
      (budget.kind === 'target' && budget.ceilingMinor > budget.amountMinor)
        ? []
        : [
            {
              pointer: '/budget/ceilingMinor',
              detail: `The ceiling of ${budget.ceilingMinor} stands above no target.`,
            },
          ],
    'the event ends after it begins': ({ dates }) =>
      dates && dates.end <= dates.start
        ? [{ pointer: '/dates/end', detail: `It would end ${dates.end}, not after ${dates.start}.` }]
        : [],
    'the event days are in order and begin on its first day': ({ dates }) => {
      if (!dates) return [];
      const ordered = dates.days.every((day, index) => index === 0 || day > (dates.days[index - 1] ?? ''));
      return ordered && dates.start.startsWith(dates.days[0] ?? '-')
        ? []
        : [
            {
              pointer: '/dates/days',
              detail: `The days ${dates.days.join(', ')} do not fit ${dates.start}.`,
            },
          ];
    },
    'the date window holds the event': ({ dateWindow }) =>
      dateWindow && dateWindow.to < dateWindow.from
        ? [
            {
              pointer: '/dateWindow/to',
              detail: `The window ends ${dateWindow.to}, before ${dateWindow.from}.`,
            },
          ]
        : [],
    'every constraint has an id of its own': ({ constraints }) =>
      doubled(constraints.map(({ id }) => id)).map((id): Breach => ({
        pointer: '/constraints',
        detail: `Two constraints are called ${id}.`,
      })),
  },
});

function doubled(ids: readonly string[]): string[] {
  return ids.filter((id, index) => ids.indexOf(id) < index);
}
