import { budgetDecision } from '../artifacts/budget-decision.ts';
import { contingencyPlan } from '../artifacts/contingency-plan.ts';
import { logisticsPlan, type LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { schedule } from '../artifacts/schedule.ts';
import { taskRegister } from '../artifacts/task-register.ts';
import { playbookParts } from './higher-level-parts.ts';
import { labelled, part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { countWords } from '../kernel/count-words.ts';
import { dayWords } from '../kernel/day-words.ts';
import { templateIdOf } from '../planning/task-ids.ts';
import { capitalised } from '../kernel/capitalised.ts';
import { figureWords, localWords, sourceWords, spanWords } from './plan-words.ts';
import { rosterSection } from './roster-section.ts';
import { scheduleSection } from './schedule-section.ts';

const logisticsSection = planSection({
  artifact: logisticsPlan,
  after: [schedule, taskRegister, budgetDecision],
  blocks: (body) => [
    attendance(body),
    ...peopleAndRooms(body),
    part('Network', network(body)),
    part('Access', ...access(body)),
    part(
      'Needed at a time',
      table(
        ['What', 'Units', 'Available', 'When', 'For'],
        body.bookings.map(({ resource, units, available, from, to, use }) => [
          resource,
          units,
          available,
          spanWords(from, to),
          use,
        ]),
        body.whyNoBookings ?? 'None.',
      ),
    ),
    part(
      'Vendors',
      table(
        ['Service', 'Standing', 'Note'],
        body.vendors.map(({ service, status, note, quotes }) => [
          service,
          vendorWords[status],
          quotes ? `${note} Compare ${quotes} written quotes.` : note,
        ]),
        body.whyNoVendors ?? 'None.',
      ),
    ),
    part(
      'Policies',
      table(
        ['Policy', 'Rule'],
        body.policies.map(({ name, rule }) => [name, rule]),
      ),
    ),
    part('Tear-down', tearDown(body), bullets(body.tearDown.steps)),
    part('Assumptions', bullets(body.assumptions)),
  ],
});

const contingencySection = planSection({
  artifact: contingencyPlan,
  after: [riskRegister, taskRegister],
  blocks: ({ scenarios, whyEmpty, escalation }) => [
    labelled('Escalation', escalation),
    table(
      ['Scenario', 'Rating', 'Trigger', 'First action', 'Response', 'Owner', 'Deputy', 'Tasks'],
      scenarios.map((scenario) => [
        `${scenario.title} (${scenario.riskId})`,
        scenario.rating,
        scenario.trigger,
        `${scenario.firstAction.action} (within ${scenario.firstAction.withinMinutes} min)`,
        scenario.response.join('; '),
        scenario.owner,
        scenario.deputy,
        taskNumbers(scenario.taskIds),
      ]),
      whyEmpty ?? 'None.',
    ),
    ...playbookParts(scenarios),
  ],
});

export const logisticsSections = [scheduleSection, logisticsSection, rosterSection, contingencySection];

const vendorWords: Record<LogisticsPlanBody['vendors'][number]['status'], string> = {
  'in-house': 'in house',
  'to-be-chosen': 'to be chosen',
  'own-team': 'own team',
};

/** Who does what, what is eaten, how rooms are set. */
function peopleAndRooms(body: LogisticsPlanBody): string[] {
  return [
    part('Workflows', workflows(body)),
    part(
      'Staff',
      table(
        ['Role', 'People', 'Basis'],
        body.staff.map(({ role, count, basis }) => [role, count, sourceWords(basis)]),
        body.whyNoStaff ?? 'None.',
      ),
    ),
    part(
      'Catering',
      table(
        ['Item', 'Quantity', 'Basis'],
        body.catering.map(({ item, quantity, unit, basis }) => [
          capitalised(item),
          `${figureWords(quantity)} ${unit}`,
          sourceWords(basis),
        ]),
        body.whyNoCatering ?? 'None.',
      ),
    ),
    part(
      'Layouts',
      table(
        ['Room', 'Layout', 'Seats', 'Area', 'Basis'],
        body.layouts.map(({ room, layout, seats, areaSquareMetres, otherLayouts, basis }) => [
          room,
          otherLayouts
            ? `${layout} (or ${otherLayouts.map((other) => `${other.layout} for ${other.seats}`).join(', ')})`
            : layout,
          seats || '–',
          `${areaSquareMetres} m²`,
          sourceWords(basis),
        ]),
      ),
    ),
  ];
}

function attendance({ attendance: people }: LogisticsPlanBody): string {
  const waiting = people.waitingList ? ', with a waiting list' : '';
  return plain(
    `${people.target} people wanted, ${people.expected} expected; food and seats for ${people.planFor}; registration opens for ${people.registrationsToOpen}${waiting} (${sourceWords(people.basis)}). ${forecastWords(people)}`,
  );
}

const paceWords = {
  ahead: 'ahead of the usual pace',
  'on-pace': 'on the usual pace',
  behind: 'behind the usual pace',
  review: 'far behind the usual pace',
  stop: 'too few to go on as planned',
} as const;

function forecastWords({ forecast, whyNoForecast }: LogisticsPlanBody['attendance']): string {
  if (!forecast) return whyNoForecast ?? '';
  const {
    asOf,
    registered,
    registrations,
    attendance: come,
    status,
    advice,
    guaranteeOn,
    difference,
  } = forecast;
  const heads =
    difference === 0
      ? 'as planned'
      : `${Math.abs(difference)} ${difference > 0 ? 'more' : 'fewer'} than planned`;
  return `On ${dayWords(asOf)} ${registered} are registered, ${paceWords[status]}: ${registrations} registrations and ${come} people are to be expected, heads to plan for ${heads}. ${advice} Final number to the caterer on ${dayWords(guaranteeOn)}.`;
}

function workflows(body: LogisticsPlanBody): string {
  return table(
    ['Workflow', 'Owner', 'Deputy', 'Steps', 'Tasks'],
    body.workflows.map(({ title, owner, deputy, steps, taskIds }) => [
      title,
      owner,
      deputy,
      steps.join('; '),
      taskNumbers(taskIds),
    ]),
    body.whyNoWorkflows ?? 'None.',
  );
}

function network({ network: net }: LogisticsPlanBody): string {
  const line = net.dedicatedLine ? ', on a line of its own' : '';
  return plain(
    `${net.megabitPerSecond} Mbit/s${line}, ${countWords(net.accessPoints, 'access point')} (${sourceWords(net.basis)}).`,
  );
}

function access({ access: needs }: LogisticsPlanBody): string[] {
  return [
    plain(
      `${countWords(needs.wheelchairPlaces, 'wheelchair place')}, ${countWords(needs.companionSeats, 'companion seat')}; step-free access is ${needs.stepFreeRequired ? 'required' : 'not asked for by the brief'} (${sourceWords(needs.basis)}).`,
    ),
    bullets(needs.measures),
  ];
}

function tearDown({ tearDown: work }: LogisticsPlanBody): string {
  const out = work.outBy ? `, everybody out by ${localWords(work.outBy)}` : '';
  return plain(`${spanWords(work.start, work.end)}${out}.`);
}

/** As they are numbered in the task register. */
function taskNumbers(ids: readonly string[]): string {
  return ids.map(templateIdOf).join(', ');
}
