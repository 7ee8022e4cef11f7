import type { ReportView } from '../contracts/answers/report.ts';
import { valueWords } from './closing-sections.ts';
import { bullets, page, plain, section, table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { daysWords, instantWords, moneyWords } from './plan-words.ts';

/** The report as a document; titles, lessons and incidents are words of people and are written as text. */
export function reportMarkdown(report: ReportView): string {
  const { from, to, writtenAt } = report;
  return page(
    `# ${plain(`Events accepted ${daysWords(from, to)}`)}`,
    plain(scopeWords(report)),
    section('Events', eventTable(report)),
    section('Targets', metricTable(report)),
    section('Money', moneyTable(report), plain(withoutActuals(report))),
    section('Attendance and satisfaction', bullets(peopleWords(report))),
    section('Savings', savingsTable(report)),
    section('Risks that happened', riskTable(report)),
    section('Lessons', lessonTable(report)),
    section(
      'Recommendations',
      bullets(
        report.recommendations.map(({ text, events }) => `${text} (${counted(events)})`),
        nothing,
      ),
    ),
    plain(`Written ${instantWords(writtenAt, 'UTC')}. Every figure is computed from plans and reports.`),
  );
}

const nothing = 'No event was accepted in this period.';
const counted = (events: number) => (events === 1 ? '1 event' : `${events} events`);
const percentOrNone = (value: number | null) => (value === null ? 'no data' : `${value} %`);

function scopeWords({ events, erased, outcomes }: ReportView): string {
  const { held, cancelled, notRecorded } = outcomes;
  return [
    events === 0
      ? nothing
      : `The postmortems of ${counted(events)} were accepted in this period: ${held} held, ${cancelled} cancelled, ${notRecorded} without a recorded outcome.`,
    erased > 0 ? `${counted(erased)} of them erased since: in no figure here.` : '',
    'Rehearsals are left out.',
  ].join(' ');
}

function eventTable({ eventList }: ReportView): string {
  return table(
    ['Event', 'Outcome', 'Ended', 'Planned', 'Spent', 'Came', 'Wanted on site'],
    eventList.map(({ title, outcome, endedOn, currency, plannedMinor, actualMinor, attendance, wanted }) => [
      title,
      outcome,
      dayWords(endedOn),
      moneyWords(plannedMinor, currency),
      actualMinor === null ? 'not reported, or not whole' : moneyWords(actualMinor, currency),
      attendance ? attendance.checkedIn : 'not reported',
      wanted.inPerson,
    ]),
    nothing,
  );
}

function metricTable({ metrics }: ReportView): string {
  return table(
    ['Metric', 'Target kept', 'Missed', 'Not measured', 'Without a target', 'Median'],
    metrics.map(({ title, met, missed, notMeasured, withoutTarget, median, unit }) => [
      title,
      met,
      missed,
      notMeasured,
      withoutTarget,
      unit === 'minor-units' ? 'amounts are not compared' : valueWords(median, unit, ''),
    ]),
    nothing,
  );
}

function moneyTable({ money }: ReportView): string {
  return table(
    ['Currency', 'Events', 'Planned', 'Spent', 'Variance'],
    money.map(({ currency, events, plannedMinor, actualMinor, variancePercent }) => [
      currency,
      events,
      events === 0 ? 'no data' : moneyWords(plannedMinor, currency),
      events === 0 ? 'no data' : moneyWords(actualMinor, currency),
      percentOrNone(variancePercent),
    ]),
    nothing,
  );
}

function withoutActuals({ money }: ReportView): string {
  const left = money.reduce((sum, { withoutActuals: events }) => sum + events, 0);
  if (left === 0) return '';
  return `Not in these sums: ${counted(left)} whose costs were not reported, or not whole.`;
}

function peopleWords({ attendance, satisfaction }: ReportView): string[] {
  const { events, notReported, checkedIn, wanted, registered, online } = attendance;
  const { responses, satisfied, percent, targetPercent, status } = satisfaction;
  return [
    events === 0
      ? 'Attendance: no data.'
      : `Attendance: ${checkedIn} people came on site, ${percentOrNone(attendance.ofWantedPercent)} of ${wanted} wanted and ${percentOrNone(attendance.ofRegisteredPercent)} of ${registered} registered; ${online} took part online (${counted(events)}).`,
    ...(notReported > 0 ? [`Attendance was not reported for ${counted(notReported)}.`] : []),
    satisfaction.events === 0
      ? 'Satisfaction: no data.'
      : `Satisfaction: ${satisfied} of ${responses} answers, ${percentOrNone(percent)}; target at least ${targetPercent} % ${status} (${counted(satisfaction.events)}).`,
    ...(satisfaction.notReported > 0
      ? [`No survey was reported for ${counted(satisfaction.notReported)}.`]
      : []),
  ];
}

function savingsTable({ savings }: ReportView): string {
  return table(
    ['Currency', 'Events', 'Listed', 'First baseline', 'Share', 'Target', 'Applied', 'Not known'],
    savings.map((own) => [
      own.currency,
      own.events,
      moneyWords(own.listedMinor, own.currency),
      moneyWords(own.firstBaselineMinor, own.currency),
      percentOrNone(own.listedPercent),
      `at least ${own.targetPercent} % ${own.status}`,
      moneyWords(own.appliedMinor, own.currency),
      own.notKnown,
    ]),
    nothing,
  );
}

function riskTable({ risks }: ReportView): string {
  return table(
    ['Event', 'Risk', 'Rating', 'Times', 'Longest time to resolution'],
    risks.map(({ event, riskId, title, rating, happened, longestMinutes }) => [
      event,
      riskId === null ? `${title} (in no register)` : `${title} (${riskId})`,
      rating ?? 'not rated',
      happened,
      longestMinutes === null ? 'not closed' : `${longestMinutes} min`,
    ]),
    'None was reported.',
  );
}

function lessonTable({ lessons }: ReportView): string {
  return table(
    ['Lesson', 'Action', 'Owner', 'From'],
    lessons.map(({ lesson, action, owner, from }) => [
      lesson,
      action,
      owner,
      from.map(({ event, dueOn }) => `${event} (due ${dayWords(dueOn)})`).join('; '),
    ]),
    'None was drawn.',
  );
}
