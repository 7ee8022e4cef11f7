import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { formatMinor } from '../kernel/money.ts';
import type { ConceptValue } from '../knowledge/brief-concepts.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { Income } from '../artifacts/money-fields.ts';
import { soldPercent } from '../knowledge/attendance-rates.ts';

type Price = NonNullable<ConceptValue<'paid-entry'>['price']>;

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

/** Prices in the brief; where it names the early one alone, that is the price. */
export function ticketPrices(brief: EventBriefBody): { price?: Price; earlyBird?: Price } {
  const named = constraintsOf(brief, 'paid-entry').map(({ value }) => value);
  const regular = named.find(({ price }) => price)?.price;
  const earlyBird = named.find((value) => value.earlyBird)?.earlyBird;
  if (!regular) return earlyBird ? { price: earlyBird } : {};
  return earlyBird ? { price: regular, earlyBird } : { price: regular };
}

function tickets(brief: EventBriefBody, places: number, currency: string): Income[] {
  const { price, earlyBird } = ticketPrices(brief);
  if (!price || brief.incomeGoals.some((goal) => goal.kind === 'tickets')) return [];
  const sold = payingPeople(places);
  return [
    {
      label: `Tickets: ${sold} of ${places} places at the price in the brief`,
      kind: 'tickets',
      amountMinor: price.amountMinor * sold,
      currency: price.currency || currency,
      status: 'at-risk',
      note: `At risk until sold: not counted as funding.${earlyBirdNote(earlyBird)}`,
    },
  ];
}

/** How many buy early nobody has said: the price is shown, and nothing is computed with it. */
function earlyBirdNote(earlyBird: Price | undefined): string {
  if (!earlyBird) return '';
  return ` The early-bird price of ${formatMinor(earlyBird.amountMinor, earlyBird.currency)} is kept and not counted: the brief does not say how many may buy at it.`;
}
