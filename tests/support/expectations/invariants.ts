import { z } from 'zod';
import type { Session } from '../../../shared/artifacts/schedule.ts';
import type { Drafted } from './drafted.ts';
import { pairs } from './rooms-and-risks.ts';
import type { Property } from './money-and-time.ts';

const unless = (holds: boolean, detail: string) => (holds ? [] : [detail]);
const minutes = (local: string) => Date.parse(`${local}:00Z`) / 60_000;
const day = (local: string) => local.slice(0, 10);
const clock = (local: string) => local.slice(11);
const kindOf = ({ Schedule }: Drafted, kind: Session['kind']) =>
  Schedule.sessions.filter((session) => session.kind === kind);

function unopposed(session: Session, { Schedule }: Drafted): boolean {
  return Schedule.sessions.every(
    (other) =>
      other === session || other.kind === 'expo' || other.end <= session.start || other.start >= session.end,
  );
}

export const invariants: Readonly<Record<string, Property>> = {
  'O1-5': ({ Schedule: { sessions, days, tearDown, timeZone } }) => [
    ...unless(timeZone === 'Europe/Warsaw', timeZone),
    ...unless(tearDown.end <= '2027-03-11T22:00', `tear-down ends ${tearDown.end}`),
    ...sessions.flatMap(({ id, end }) => unless(end <= '2027-03-11T22:00', `${id} ends ${end}`)),
    ...days.flatMap(({ doors }) => unless(clock(doors) >= '18:00', `doors at ${doors}`)),
  ],
  'O1-6': ({ VenueLeads, VenueShortlist, VenueCriteria: { budgetRange } }) => [
    ...unless(VenueLeads.leads.length >= 5, `${VenueLeads.leads.length} leads`),
    ...unless(VenueShortlist.candidates.length >= 3, `${VenueShortlist.candidates.length} candidates`),
    ...VenueShortlist.candidates.flatMap(({ id, costMinor }) =>
      unless(costMinor <= (budgetRange?.maxMinor ?? -1), `${id} costs ${costMinor}`),
    ),
  ],
  'O2-4': twoDaysInThreeTracks,
  'O2-14': ({ VenueScorecard: { sensitivity } }) => [
    ...unless(sensitivity.note.length > 20 && /20 %|fifth/.test(sensitivity.note), sensitivity.note),
    ...unless(sensitivity.winnerSharePerMille > 0, 'no trial was run'),
  ],
  'O3-16': ({ Schedule: { sessions, days, timeZone } }) => [
    ...unless(timeZone === 'America/Chicago', timeZone),
    ...unless(days.length === 1, `${days.length} event days`),
    ...days.flatMap(({ opens, closes }) => [
      ...unless(opens === '2027-10-09T17:30', opens),
      ...unless(closes === '2027-10-10T00:00', closes),
    ]),
    ...unless(
      sessions.every(({ start, end }) => start >= '2027-10-09T16:30' && end <= '2027-10-10T00:00'),
      'a session lies outside the evening',
    ),
  ],
  'O4-4': ({ Timeline: { dateProposals }, gaps }) => {
    const suggested = suggestedDates(gaps);
    const days = [
      ...dateProposals.flatMap((proposal) => proposal.days),
      ...suggested.flatMap(({ start, end }) => [start, end]),
    ];
    return [
      ...unless(dateProposals.length >= 2, `${dateProposals.length} proposals`),
      ...unless(suggested.length >= 2, `${suggested.length} suggestions`),
      ...unless(
        dateProposals.every(({ reasons }) => reasons.length > 0),
        'a proposal without reasons',
      ),
      ...days.flatMap((date) =>
        unless(
          date >= '2027-03-11' &&
            date <= '2027-03-31' &&
            !['2027-03-26', '2027-03-29'].includes(date) &&
            ![0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay()),
          `${date} is proposed`,
        ),
      ),
    ];
  },
  'O4-11': ({ BudgetBaseline, CostModel, EventBrief }) => [
    ...unless(EventBrief.budget === null, 'the brief has a budget that nobody gave'),
    ...unless(BudgetBaseline.kind === 'estimate', `the total is called ${BudgetBaseline.kind}`),
    ...unless(/estimate/i.test(BudgetBaseline.origin), BudgetBaseline.origin),
    ...unless(['KES', 'USD'].includes(BudgetBaseline.currency), BudgetBaseline.currency),
    ...unless(CostModel.range.lowMinor < CostModel.range.highMinor, 'no range'),
  ],
  'O5-3': ({ BudgetBaseline, CostModel }) =>
    [BudgetBaseline, CostModel].flatMap(({ income }) => [
      ...unless(
        income.some(({ amountMinor, status }) => amountMinor === 15_000_000 && status === 'at-risk'),
        'the sponsorship is not shown as at risk',
      ),
      ...unless(BudgetBaseline.totalMinor === 45_000_000, 'the total counts it'),
    ]),
  'O5-7': sixtyBreakouts,
  'O5-8': ({ VenueAvailability: { checks } }) => [
    ...unless(checks.length >= 2, `${checks.length} holds are asked for`),
    ...unless(
      new Set(checks.map(({ optionRank }) => optionRank)).size === checks.length,
      'a rank stands twice',
    ),
    ...checks.flatMap(({ name, requestBy, proposedExpiry }) =>
      unless(requestBy < proposedExpiry && proposedExpiry < '2027-06-08', `${name} has no expiry`),
    ),
  ],
  'O5-11': scenariosForLossCancellationAndOutage,
  'O5-16': everyAudienceIsTold,
  'O5-15': ({ BudgetDecision: { reserves } }) => [
    ...unless(/simulation|risk/i.test(reserves.basis.source), reserves.basis.source),
    ...unless(Number(reserves.basis.inputs['p80Minor']) > 0, 'no 80th percentile'),
  ],
};

/** Dates are suggested as ranges. */
function suggestedDates(gaps: Drafted['gaps']): { start: string; end: string }[] {
  const own = gaps.filter(({ field }) => field === 'dates').flatMap(({ suggestions = [] }) => suggestions);
  return own.map(({ value }) => z.object({ start: z.string(), end: z.string() }).parse(value));
}

function twoDaysInThreeTracks(plan: Drafted): string[] {
  const talks = kindOf(plan, 'talk');
  const keynotes = kindOf(plan, 'keynote');
  const content = [...talks, ...keynotes];
  const [first] = plan.Schedule.days;
  const lindqvist = content.filter(({ speakers }) => speakers.includes('Dr. Lindqvist'));
  const inLunch = ({ start, end }: Session) => clock(start) < '13:30' && clock(end) > '12:30';
  return [
    ...unless(talks.length === 24, `${talks.length} talks`),
    ...unless(keynotes.length === 2, `${keynotes.length} keynotes`),
    ...unless(new Set(talks.map(({ track }) => track)).size === 3, 'not three tracks'),
    ...talks.flatMap(({ id, start, end }) =>
      unless(minutes(end) - minutes(start) === 45, `${id} is not 45 min`),
    ),
    ...keynotes.flatMap((keynote) => unless(unopposed(keynote, plan), `${keynote.id} is not alone`)),
    ...unless(lindqvist.length === 1, `${lindqvist.length} sessions of Dr. Lindqvist`),
    ...lindqvist.flatMap(({ start, end }) =>
      unless(day(start) === first?.date && clock(end) <= '12:00', `Dr. Lindqvist speaks ${start} to ${end}`),
    ),
    ...content.filter(inLunch).map(({ id }) => `${id} runs into lunch`),
    ...pairs(content)
      .filter(([a, b]) => a.roomId === b.roomId && day(a.start) === day(b.start))
      .map(([a, b]) => (a.start < b.start ? ([a, b] as const) : ([b, a] as const)))
      .filter(([a, b]) => minutes(b.start) - minutes(a.end) < 5)
      .map(([a, b]) => `less than 5 minutes between ${a.id} and ${b.id}`),
    ...unless(
      kindOf(plan, 'reception').some(({ start }) => day(start) === first?.date && clock(start) >= '17:00'),
      'no reception on the first evening',
    ),
  ];
}

function everyAudienceIsTold({ CommunicationsPlan, StakeholderMap }: Drafted): string[] {
  const { communications } = CommunicationsPlan;
  const wanted = [
    ...StakeholderMap.audiences.map(({ id, name }) => [name, (line: string) => line === id] as const),
    ...['online', 'speaker', 'exhibit', 'staff|crew|volunteer'].map(
      (name) => [name, (line: string) => new RegExp(name, 'i').test(line)] as const,
    ),
  ];
  return wanted.flatMap(([name, isIt]) => {
    const lines = communications.filter(({ audienceId, audience }) => isIt(audienceId) || isIt(audience));
    const complete = lines.some(
      ({ channel, cadence, owner, firstOn, lastOn }) => channel && cadence && owner && firstOn && lastOn,
    );
    return unless(complete, `${name}: ${lines.length} lines, none with channel, cadence, owner and dates`);
  });
}

function sixtyBreakouts(plan: Drafted): string[] {
  const keynotes = kindOf(plan, 'keynote');
  const breakouts = plan.Schedule.sessions.filter(
    ({ kind, plenary }) => (kind === 'talk' || kind === 'workshop' || kind === 'panel') && !plenary,
  );
  return [
    ...unless(breakouts.length >= 60, `${breakouts.length} breakouts are placed`),
    ...unless(plan.Schedule.unplaced.length === 0, `${plan.Schedule.unplaced.length} are unplaced`),
    ...unless(keynotes.length >= 1, 'no keynote'),
    ...keynotes.flatMap((keynote) => unless(unopposed(keynote, plan), `${keynote.id} is not alone`)),
    ...pairs(breakouts)
      .filter(([a, b]) => a.roomId === b.roomId && a.start < b.end && b.start < a.end)
      .map(([a, b]) => `${a.id} and ${b.id} share a room`),
  ];
}

/** Something that can be seen or counted. */
const measurable = /\d|>|<|cancel|withdraw|closes|closed|unusable|lost|no (?:signal|answer|reply)|notice/i;

function scenariosForLossCancellationAndOutage({ ContingencyPlan: { scenarios } }: Drafted): string[] {
  const wanted = {
    'venue loss': /venue (?:withdraws|lost|unusable)|loss of (?:the )?venue/i,
    'vendor cancellation': /supplier|vendor/i,
    'stream failure': /stream|platform/i,
  };
  return Object.entries(wanted).flatMap(([name, pattern]) => {
    const own = scenarios.find(({ title }) => pattern.test(title));
    if (!own) return [`no scenario for ${name}`];
    return [
      ...unless(measurable.test(own.trigger), `${name}: "${own.trigger}" cannot be measured`),
      ...unless(own.firstAction.withinMinutes <= 15, `${name}: first action too late`),
      ...unless(own.owner !== own.deputy, `${name}: no deputy`),
      ...unless(own.taskIds.length > 0, `${name}: no task`),
    ];
  });
}
