import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { Income } from '../artifacts/money-fields.ts';
import { soldPercent } from '../knowledge/attendance-rates.ts';

/** People who will have paid, of so many places. */
export function payingPeople(places: number): number {
  return Math.floor((places * soldPercent) / 100);
}

/** Money to come in, beside the plan: a goal is not funding, and neither is a ticket that nobody has bought. */
export function incomeOf(brief: EventBriefBody, places: number, currency: string): Income[] {
  const goals = brief.incomeGoals.map((goal): Income => ({
    label: goal.text,
    kind: goal.kind,
    amountMinor: goal.amount.amountMinor,
    currency: goal.amount.currency,
    status: goal.certain ? 'signed' : 'at-risk',
    note: goal.certain ? 'Signed.' : 'At risk until signed: not counted as funding.',
  }));
  return [...goals, ...tickets(brief, places, currency)];
}

function tickets(brief: EventBriefBody, places: number, currency: string): Income[] {
  const price = constraintsOf(brief, 'paid-entry').find(({ value }) => value.price)?.value.price;
  if (!price || brief.incomeGoals.some((goal) => goal.kind === 'tickets')) return [];
  const sold = payingPeople(places);
  return [
    {
      label: `Tickets: ${sold} of ${places} places at the price in the brief`,
      kind: 'tickets',
      amountMinor: price.amountMinor * sold,
      currency: price.currency || currency,
      status: 'at-risk',
      note: 'At risk until sold: not counted as funding.',
    },
  ];
}
