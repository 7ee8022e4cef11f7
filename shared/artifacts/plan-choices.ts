import { defineView } from '../kernel/define-record.ts';
import { briefChangeRecord } from './brief-change.ts';
import { answerRecord } from './records.ts';

/** Keys of the conflicts about dates, lead time and the cost of the venue; the ids of their options say what was chosen. */
export const planConflicts = {
  dates: 'event.dates',
  leadTime: 'timeline.lead-time',
  venueCost: 'venue.cost',
} as const;

/** Between the ids of rungs that are taken together. */
export const rungSeparator = '+';

const dated = /^(?:dates|move-date)-(\d{4}-\d{2}-\d{2})$/;
const venueLimit = /^venue-limit-(\d{1,15})$/;
const leadTime = `conflict:${planConflicts.leadTime}`;

/** What people chose: another first day, rungs of the compression ladder, a wish to drop, more money for the venue. */
export const planChoices = defineView({
  name: 'planChoices',
  of: [answerRecord, briefChangeRecord],
  select: (records) => {
    const chosen = (from: typeof records) =>
      from.flatMap(({ kind, body }) =>
        kind === 'answer' ? [{ field: body.field, choice: String(body.value) }] : [],
      );
    const answers = chosen(records);
    // Other dates in the brief: what was chosen about the earlier ones counts no more.
    const redated = records.findLastIndex(
      ({ kind, body }) => kind === 'brief-change' && body.answers.some(({ field }) => field === 'dates'),
    );
    const moves = chosen(records.slice(redated + 1)).filter(
      ({ field }) => field === leadTime || field === `conflict:${planConflicts.dates}`,
    );
    const firstDay = moves.flatMap(({ choice }) => dated.exec(choice)?.[1] ?? []).at(-1) ?? null;
    const rungs = moves.filter(({ field, choice }) => field === leadTime && choice.startsWith('rung-'));
    const drops = answers.filter(
      ({ field, choice }) => field.startsWith('conflict:brief.') && choice.startsWith('drop-'),
    );
    const limits = answers.filter(({ field }) => field === `conflict:${planConflicts.venueCost}`);
    return {
      firstDay,
      /** Minor units; null while nobody agreed to more than the usual share. */
      venueLimitMinor:
        limits.flatMap(({ choice }) => Number(venueLimit.exec(choice)?.[1] ?? []) || []).at(-1) ?? null,
      compression: distinct(rungs.flatMap(({ choice }) => choice.slice('rung-'.length).split(rungSeparator))),
      dropConcepts: distinct(drops.map(({ choice }) => choice.slice('drop-'.length))),
    };
  },
});

export type PlanChoices = ReturnType<typeof planChoices.select>;

function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].sort();
}
