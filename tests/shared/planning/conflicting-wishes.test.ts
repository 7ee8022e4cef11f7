import { describe, expect, it } from 'vitest';
import { conflictingWishes, wishesOf } from '../../../shared/planning/conflicting-wishes.ts';
import { totalOf } from '../../../shared/planning/cost-lines.ts';
import { applyRelaxations } from '../../../shared/planning/relaxed-plan.ts';
import { linesOf } from '../../../shared/planning/relaxation-options.ts';
import { berlinConference, standardTerms } from './sample-events.ts';

const event = applyRelaxations(
  { facts: berlinConference, terms: standardTerms(berlinConference, 'EUR'), plan: linesOf },
  [],
);
const total = totalOf(event.lines);
const shortBy = (percent: number) => conflictingWishes(event, Math.round((total * percent) / 100));

describe('the wishes that exclude each other under a budget', () => {
  it('are a set of which every one is needed for the conflict', () => {
    const gap = Math.round(total * 0.25);
    const wishes = conflictingWishes(event, gap) ?? [];
    expect(wishes.length).toBeGreaterThan(0);
    for (const { savingMinor } of wishes) expect(savingMinor).toBeGreaterThan(0);
    const others = wishesOf(event).map(({ id }) => id);
    const saved = (kept: readonly string[]) =>
      total -
      totalOf(
        applyRelaxations(
          event,
          others.filter((id) => !kept.includes(id)),
        ).lines,
      );
    const kept = wishes.map(({ optionId }) => optionId);
    expect(saved(kept)).toBeLessThan(gap);
    for (const id of kept) expect(saved(kept.filter((other) => other !== id))).toBeGreaterThanOrEqual(gap);
  });

  it('are none where even the smallest form of the event costs more', () => {
    expect(shortBy(95)).toBeNull();
  });

  it('are named as a planner would say them', () => {
    expect((shortBy(40) ?? []).map(({ constraint }) => constraint).join()).toMatch(/catering|people|venue/);
  });
});
