import type { EventBriefBody } from '../../../shared/artifacts/event-brief-schema.ts';
import { writtenMoney } from '../ui/figures.ts';

/** What a person put right or filled in; each wins over the text. All as typed. */
export interface Fixes {
  title?: string;
  place?: string;
  dateRangeStart?: string;
  dateRangeEnd?: string;
  audienceSize?: string;
  eventType?: string;
  budget?: string;
  owner?: string;
}

/** The brief as the API takes it; fields left empty are left out. */
export function briefOf(text: string, fixes: Fixes): Record<string, unknown> {
  const { audienceSize, owner, ...plain } = fixes;
  const given = Object.entries(plain).filter(([, value]) => value.trim() !== '');
  return {
    ...(text.trim() && { text }),
    ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
    // What is no number goes as it is: the API says what is wrong with it.
    ...(audienceSize?.trim() && { audienceSize: Number(audienceSize) || audienceSize }),
    ...(owner?.trim() && { stakeholders: [{ name: owner.trim(), role: 'Owner' }] }),
  };
}

const taxes: Record<NonNullable<EventBriefBody['budget']>['tax'], string> = {
  included: ' including tax',
  excluded: ' net',
  unknown: '',
};

/** What the brief says now, as it would be typed. */
export function presentOf({ title, place, dates, audience, eventType, budget }: EventBriefBody): Fixes {
  const [first] = dates?.days ?? [];
  const last = dates?.days.at(-1);
  return {
    ...(title && { title }),
    ...(place && { place: place.city }),
    ...(first && last && { dateRangeStart: first, dateRangeEnd: last }),
    ...(audience && { audienceSize: String(audience.inPerson) }),
    ...(eventType && { eventType }),
    ...(budget && { budget: budgetWords(budget) }),
  };
}

/** The ceiling is said, too: a form that left it out would take it away. */
function budgetWords({
  amountMinor,
  ceilingMinor,
  currency,
  tax,
}: NonNullable<EventBriefBody['budget']>): string {
  const ceiling =
    ceilingMinor === undefined ? '' : `, up to ${writtenMoney(ceilingMinor, currency)} if needed`;
  return `${writtenMoney(amountMinor, currency)}${taxes[tax]}${ceiling}`;
}

/** What differs from the brief as it is. A day alone would leave the other one open: both are said. */
export function changedFrom(present: Fixes, fixes: Fixes): Fixes {
  const { dateRangeStart, dateRangeEnd } = fixes;
  const isMoved = dateRangeStart !== present.dateRangeStart || dateRangeEnd !== present.dateRangeEnd;
  const others = Object.entries(fixes).filter(
    ([name, value]) => !name.startsWith('dateRange') && value !== present[name as keyof Fixes], // its own keys
  );
  return {
    ...Object.fromEntries(others),
    ...(isMoved && dateRangeStart && { dateRangeStart }),
    ...(isMoved && dateRangeEnd && { dateRangeEnd }),
  };
}
