import type { AnswerOf } from '../../api/shapes.ts';
import type { Fixes } from '../../app/brief-of.ts';
import { headed, readable } from '../../ui/sentences.ts';

type Understood = AnswerOf['BriefReading']['understood'];

const leadingDays = /^\d{4}-\d{2}-\d{2}(, \d{4}-\d{2}-\d{2})*/;

/** What is understood of each field of the form, in words: whoever corrects one sees what it is now. */
export function readSoFar(understood: Understood): Fixes {
  const said = (field: string) => understood.find((fact) => fact.field === field)?.text;
  const kind = said('eventType');
  const named = {
    title: said('title'),
    place: said('place'),
    ...daysRead(said('dates')),
    audienceSize: said('audience'),
    eventType: kind && headed(kind),
    budget: said('budget'),
    owner: ownerIn(understood),
  };
  return Object.fromEntries(
    Object.entries(named).flatMap(([field, words]) => (words ? [[field, readable(words)]] : [])),
  );
}

/** First and last of the days; a span in which days are still to be found stays in one piece. */
function daysRead(dates: string | undefined): Fixes {
  if (!dates) return {};
  const days = leadingDays.exec(dates)?.[0].split(', ') ?? [dates];
  const last = leadingDays.test(dates) && days.at(-1);
  return { dateRangeStart: days[0] ?? dates, ...(last && { dateRangeEnd: last }) };
}

const owning = /^(?<name>.*): owner$/i;

function ownerIn(understood: Understood): string | undefined {
  const stakeholders = understood.filter(({ field }) => field === 'stakeholders');
  return stakeholders.map(({ text }) => owning.exec(text)?.groups?.['name']).find(Boolean);
}
