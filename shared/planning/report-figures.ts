import type { PostmortemMetric } from '../artifacts/postmortem.ts';
import { compareText } from '../kernel/compare-text.ts';
import { sumMinor } from '../kernel/money.ts';
import { metricTitle } from '../kernel/metric-words.ts';
import type { ReportedEvent } from './reported-event.ts';

/** With the event that it is about. */
export type Reported = ReportedEvent & { eventId: string };

/** Satisfied answers of all, in percent: the same target as for one event. */
const satisfactionTarget = { atLeast: 80 };
/** Listed savings of the first baselines, in percent. */
const savingsTarget = { atLeast: 10 };

/** Pure: what the events of a period say together. What nobody reported is counted as such, and is in no sum. */
export function reportFigures(events: readonly Reported[]) {
  return {
    outcomes: {
      held: events.filter(({ outcome }) => outcome === 'held').length,
      cancelled: events.filter(({ outcome }) => outcome === 'cancelled').length,
      notRecorded: events.filter(({ outcome }) => outcome === 'not-recorded').length,
    },
    metrics: metricsOf(events),
    money: currenciesOf(events).map((currency) => moneyIn(currency, events)),
    attendance: attendanceOf(events),
    satisfaction: satisfactionOf(events),
    savings: currenciesOf(events).map((currency) => savingsIn(currency, events)),
    risks: events.flatMap(({ eventId, title, risks }) =>
      risks.map((risk) => ({ eventId, event: title, ...risk })),
    ),
    lessons: lessonsOf(events),
    recommendations: countedTexts(events),
  };
}

function metricsOf(events: readonly Reported[]) {
  const names = [...new Set(events.flatMap(({ metrics }) => metrics.map(({ name }) => name)))];
  return names.map((name) => {
    const own = events.flatMap(({ metrics }) => metrics.filter((metric) => metric.name === name));
    const values = own.flatMap(({ value }) => (value === null ? [] : [value])).toSorted((a, b) => a - b);
    // Amounts of several currencies have no middle.
    const unit = own[0]?.unit ?? 'count';
    const comparable = unit !== 'minor-units';
    const standing = (status: PostmortemMetric['status']) =>
      own.filter((metric) => metric.status === status).length;
    return {
      name,
      title: metricTitle(name),
      unit,
      met: standing('met'),
      missed: standing('missed'),
      withoutTarget: standing('information'),
      notMeasured: standing('not-measured'),
      median: comparable ? median(values) : null,
    };
  });
}

function moneyIn(currency: string, events: readonly Reported[]) {
  const own = events.filter((event) => event.currency === currency);
  const known = own.flatMap(({ plannedMinor, actualMinor }) =>
    actualMinor === null ? [] : [{ plannedMinor, actualMinor }],
  );
  const plannedMinor = sumMinor(known.map((event) => event.plannedMinor));
  const actualMinor = sumMinor(known.map((event) => event.actualMinor));
  return {
    currency,
    /** Both sums are over these alone. */
    events: known.length,
    /** Their actual costs were not reported, or not whole. */
    withoutActuals: own.length - known.length,
    plannedMinor,
    actualMinor,
    variancePercent: known.length > 0 ? percent(actualMinor - plannedMinor, plannedMinor) : null,
  };
}

function attendanceOf(events: readonly Reported[]) {
  const known = events.flatMap(({ attendance, wanted }) => (attendance ? [{ ...attendance, wanted }] : []));
  const total = (of: (event: (typeof known)[number]) => number) => known.reduce((sum, e) => sum + of(e), 0);
  const [wanted, checkedIn] = [total((event) => event.wanted.inPerson), total((event) => event.checkedIn)];
  const registered = total((event) => event.registered);
  return {
    events: known.length,
    notReported: events.length - known.length,
    wanted,
    registered,
    checkedIn,
    online: total((event) => event.online),
    ofWantedPercent: percent(checkedIn, wanted),
    ofRegisteredPercent: percent(checkedIn, registered),
  };
}

function satisfactionOf(events: readonly Reported[]) {
  const known = events.flatMap(({ survey }) => (survey ? [survey] : []));
  const responses = known.reduce((sum, survey) => sum + survey.responses, 0);
  const satisfied = known.reduce((sum, survey) => sum + survey.satisfied, 0);
  const value = percent(satisfied, responses);
  return {
    events: known.length,
    notReported: events.length - known.length,
    responses,
    satisfied,
    percent: value,
    targetPercent: satisfactionTarget.atLeast,
    status: against(value, satisfactionTarget.atLeast),
  };
}

function savingsIn(currency: string, events: readonly Reported[]) {
  const own = events.filter((event) => event.currency === currency);
  const known = own.flatMap(({ savings }) => (savings ? [savings] : []));
  const listedMinor = sumMinor(known.map((savings) => savings.listedMinor));
  const firstBaselineMinor = sumMinor(known.map((savings) => savings.firstBaselineMinor));
  const value = percent(listedMinor, firstBaselineMinor);
  return {
    currency,
    events: known.length,
    notKnown: own.length - known.length,
    listedMinor,
    firstBaselineMinor,
    appliedMinor: sumMinor(known.map((savings) => savings.appliedMinor)),
    listedPercent: value,
    targetPercent: savingsTarget.atLeast,
    status: against(value, savingsTarget.atLeast),
  };
}

/** The same lesson of several events is one, that of most events first. */
function lessonsOf(events: readonly Reported[]) {
  const found: { lesson: string; action: string; owner: string; from: LessonOf[] }[] = [];
  for (const { eventId, title, lessons } of events) {
    for (const { lesson, action, owner, dueOn } of lessons) {
      const own = { eventId, event: title, dueOn };
      const same = found.find((l) => l.lesson === lesson && l.action === action && l.owner === owner);
      if (same) same.from.push(own);
      else found.push({ lesson, action, owner, from: [own] });
    }
  }
  return found.toSorted((a, b) => b.from.length - a.from.length || compareText(a.lesson, b.lesson));
}

interface LessonOf {
  eventId: string;
  event: string;
  dueOn: string;
}

function countedTexts(events: readonly Reported[]) {
  const counts = new Map<string, number>();
  for (const text of events.flatMap(({ recommendations }) => [...new Set(recommendations)]))
    counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts]
    .map(([text, count]) => ({ text, events: count }))
    .toSorted((a, b) => b.events - a.events || compareText(a.text, b.text));
}

const currenciesOf = (events: readonly Reported[]): string[] =>
  [...new Set(events.map(({ currency }) => currency))].sort();

function against(value: number | null, atLeast: number): 'met' | 'missed' | 'not-measured' {
  if (value === null) return 'not-measured';
  return value >= atLeast ? 'met' : 'missed';
}

/** Sorted values; null without any. */
function median(values: readonly number[]): number | null {
  const middle = values.length / 2;
  const upper = values[Math.floor(middle)];
  if (upper === undefined) return null;
  return oneDecimal(Number.isInteger(middle) ? ((values[middle - 1] ?? upper) + upper) / 2 : upper);
}

function percent(part: number, whole: number): number | null {
  return whole > 0 ? oneDecimal((100 * part) / whole) : null;
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
