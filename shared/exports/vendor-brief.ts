import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { requirements } from '../artifacts/requirements.ts';
import { schedule, type Session } from '../artifacts/schedule.ts';
import { timeline } from '../artifacts/timeline.ts';
import { venueCriteria } from '../artifacts/venue-criteria.ts';
import { serviceLevels, suppliersAnswerDaysBefore } from '../knowledge/vendor-requests.ts';
import { mustMeet } from '../planning/must-meet.ts';
import { addDays } from '../planning/calendar-date.ts';
import { labelled } from './markdown-section.ts';
import { bullets, page, plain, section, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';
import { localWords, priorityWords } from './plan-words.ts';

const served: ReadonlySet<Session['kind']> = new Set(['break', 'meal', 'reception', 'dinner']);

/** What a caterer is asked to quote for: by day and slot, with quantities and diets. No budget. */
export function cateringBrief(plan: PlanContents): string {
  const logistics = drafted(plan, logisticsPlan);
  const sessions = (drafted(plan, schedule)?.sessions ?? []).filter(({ kind }) => served.has(kind));
  return page(
    `# ${plain(`Catering brief: ${plan.title}`)}`,
    ...facts(plan),
    section(
      'Services by day',
      table(
        ['From', 'To', 'Service', 'People', 'Your price'],
        sessions.map(({ title, start, end, expectedAudience }) => [
          localWords(start),
          localWords(end),
          title,
          expectedAudience,
          '………',
        ]),
        'The schedule is not drafted yet.',
      ),
    ),
    section(
      'Quantities and diets, all days',
      table(
        ['Item', 'Quantity', 'Your price'],
        (logistics?.catering ?? []).map(({ item, quantity, unit }) => [item, `${quantity} ${unit}`, '………']),
        logistics?.whyNoCatering ?? 'Not drafted yet.',
      ),
      plain(
        'Final numbers and diets follow from registration, at most four working days before; upwards only after that.',
      ),
    ),
    ...needs(plan, 'catering'),
    section('Service levels', bullets(serviceLevels.catering)),
    reply(plan, [
      'Menus with allergens',
      'Staff on site and hours',
      'Equipment, linen, transport and clearing included?',
      'Service charge and tax',
      'Hygiene certificate and insurance',
      'Cancellation and payment',
    ]),
  );
}

/** What a technology firm is asked to quote for: rooms, sessions and network. No budget. */
export function avBrief(plan: PlanContents): string {
  return page(
    `# ${plain(`Technology brief: ${plan.title}`)}`,
    ...facts(plan),
    roomsSection(plan),
    equipmentSection(plan),
    ...needs(plan, 'av'),
    section('Service levels', bullets(serviceLevels.av)),
    reply(plan, [
      'Equipment list with spares',
      'Crew, hours and overtime rate',
      'Load-in, power and rigging needs',
      'Transport, set-up and strike included?',
      'Tax, insurance, cancellation and payment',
    ]),
  );
}

/** What the brief asks of this vendor; no section where it asks nothing. */
function needs(plan: PlanContents, purchaseId: string): string[] {
  const asked = mustMeet(purchaseId, drafted(plan, requirements)?.items ?? []);
  if (asked.length === 0) return [];
  const lines = asked.map(
    ({ text, priority, acceptance }) => `${text}: ${priorityWords[priority]}; ${acceptance}`,
  );
  return [section('What your offer has to meet', bullets(lines))];
}

function roomsSection(plan: PlanContents): string {
  const sessions = drafted(plan, schedule)?.sessions ?? [];
  const rooms = drafted(plan, logisticsPlan)?.layouts ?? [];
  const words = (local: string | undefined) => local && localWords(local);
  return section(
    'Rooms',
    table(
      ['Room', 'Layout', 'Seats', 'First use', 'Last use', 'Your equipment and price'],
      rooms.map(({ roomId, room, layout, seats }) => {
        const own = sessions.filter((session) => session.roomId === roomId);
        const first = own.map(({ start }) => start).sort()[0];
        const last = own
          .map(({ end }) => end)
          .sort()
          .at(-1);
        return [room, layout, seats, words(first), words(last), '………'];
      }),
      'Not drafted yet.',
    ),
  );
}

function equipmentSection(plan: PlanContents): string {
  const logistics = drafted(plan, logisticsPlan);
  const title = 'Equipment and crew planned';
  if (!logistics) return section(title, 'Not drafted yet.');
  const { bookings, whyNoBookings, network, access } = logistics;
  const line = network.dedicatedLine ? ', a dedicated line' : '';
  return section(
    title,
    table(
      ['What', 'Units', 'From', 'To', 'For'],
      bookings.map(({ resource, units, from, to, use }) => [
        resource,
        units,
        localWords(from),
        localWords(to),
        use,
      ]),
      whyNoBookings,
    ),
    labelled('Network', `${network.megabitPerSecond} Mbit/s, ${network.accessPoints} access points${line}`),
    bullets(access.measures),
  );
}

function facts(plan: PlanContents): string[] {
  const criteria = drafted(plan, venueCriteria);
  const logistics = drafted(plan, logisticsPlan);
  return [
    table(
      ['What', 'Planned'],
      [
        ['Days', criteria?.days.map(dayWords).join(', ')],
        ['Town', criteria?.city],
        ['People to plan for', logistics?.attendance.planFor],
        [
          'Access to the rooms',
          criteria?.hours
            ? `${criteria.hours.accessFrom} to ${criteria.hours.outBy}. ${criteria.hours.note}`
            : 'to be agreed',
        ],
      ],
    ),
    plain('The venue is named as soon as it is signed. Quantities are planned, not final.'),
  ];
}

function reply(plan: PlanContents, items: readonly string[]): string {
  const dates = drafted(plan, timeline);
  const contracted = dates?.milestones.find(({ id }) => id === 'MS7')?.date;
  const last = contracted ?? (dates && addDays(dates.eventStart, -suppliersAnswerDaysBefore));
  const by = dates && last && (last < dates.planningStart ? dates.planningStart : last);
  return section(
    'Your reply',
    labelled('Please answer by', by ? dayWords(by) : 'a day to be agreed'),
    table(
      ['Item', 'Your answer'],
      [...items, 'Total, all-in'].map((item) => [item, '………']),
    ),
  );
}
