import { countryWords } from '../kernel/country-words.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { venueAvailability } from '../artifacts/venue-availability.ts';
import { venueCriteria, type VenueCriteriaBody } from '../artifacts/venue-criteria.ts';
import { venueNegotiationNotes } from '../artifacts/venue-negotiation-notes.ts';
import { replyWorkingDays } from '../knowledge/vendor-requests.ts';
import { workingCalendar } from '../planning/working-days.ts';
import { labelled } from './markdown-section.ts';
import { bullets, page, plain, section, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';

/**
 * Request for proposal to a venue: what is needed, when, on which terms, and a form to fill in. It names no budget, no
 * rival and nothing of how the organiser will negotiate.
 */
export function venueRfp(plan: PlanContents): string {
  const criteria = drafted(plan, venueCriteria);
  const title = `# ${plain(`Request for proposal: ${plan.title}`)}`;
  if (!criteria) return page(title, 'The venue criteria are not drafted yet: nothing can be asked for.');
  if (criteria.whyNoVenue !== undefined) return page(title, plain(criteria.whyNoVenue));
  return page(
    title,
    plain(
      'Prices and terms are asked for, not offered here. Please quote all-in, and say what is not included.',
    ),
    datesSection(plan, criteria),
    section('Rooms', spaces(criteria)),
    section('Must and should', filters(criteria), bullets(criteria.amenities)),
    accessSection(criteria),
    foodSection(plan),
    termsSection(plan),
    replySection(plan, criteria),
  );
}

function datesSection(plan: PlanContents, criteria: VenueCriteriaBody): string {
  const check = drafted(plan, venueAvailability)?.checks[0];
  const days = (list: readonly string[]) => list.map(dayWords).join(', ') || 'none';
  const place = [criteria.area, criteria.city, countryWords(criteria.country)].filter(Boolean).join(', ');
  return section(
    'Event',
    table(
      ['What', 'Asked for'],
      [
        ['Place', place],
        ['People on site', `${criteria.minCapacity} in the main room, ${criteria.layout}`],
        ['Event days', days(criteria.days)],
        ['Set-up days', days(check?.setUpDays ?? [])],
        ['Strike', days(check?.strikeDays ?? [])],
        [
          'Hours on event days',
          criteria.hours
            ? `access from ${criteria.hours.accessFrom}, out by ${criteria.hours.outBy}. ${criteria.hours.note}`
            : 'to be agreed',
        ],
        ['Rooms at the same time', criteria.parallelRooms],
        ['Buildings', criteria.buildings ? `${criteria.buildings.count}, close to each other` : 'one'],
      ],
    ),
  );
}

function spaces({ spaces: wanted }: VenueCriteriaBody): string {
  return table(
    ['Room', 'Layout', 'People', 'Area', 'Offered room and capacity in this layout'],
    wanted.map(({ purpose, layout, people, areaSquareMetres }) => [
      purpose,
      layout,
      people || null,
      `${areaSquareMetres} m²`,
      '………',
    ]),
  );
}

function filters({ filters: wanted, whyNoFilters }: VenueCriteriaBody): string {
  return table(
    ['Wanted', 'Level', 'Your answer'],
    wanted.map(({ label, hard, priority }) => [
      label,
      hard || priority === 'must' ? 'must' : 'should',
      '………',
    ]),
    whyNoFilters,
  );
}

function accessSection({ wheelchairPlaces }: VenueCriteriaBody): string {
  return section(
    'Access',
    bullets([
      `${wheelchairPlaces} wheelchair places with a companion seat each, not all in one row`,
      'A step-free way to every room in use, the stage among them: please describe it',
      'Accessible toilets, lift sizes, hearing loops and parking: please state them',
    ]),
  );
}

function foodSection(plan: PlanContents): string {
  const catering = drafted(plan, logisticsPlan)?.catering ?? [];
  const brief = drafted(plan, eventBrief);
  const online = brief?.audience?.online ?? 0;
  return section(
    'Food, drink and technology',
    table(
      ['Food and drink', 'Quantity', 'Your price'],
      catering.map(({ item, quantity, unit }) => [item, `${quantity} ${unit}`, '………']),
      'Quantities follow.',
    ),
    bullets([
      'Is your own caterer or technician bound? What does another one cost?',
      ...(online > 0 ? [`${online} people take part online: a wired line for the stream`] : []),
      'Bandwidth by a test report, and what a dedicated line costs',
    ]),
  );
}

function termsSection(plan: PlanContents): string {
  const terms = drafted(plan, venueNegotiationNotes)?.terms ?? [];
  return section(
    'Terms asked for',
    bullets(
      terms.map(({ ask }) => ask),
      'To be agreed.',
    ),
  );
}

function replySection(plan: PlanContents, { country }: VenueCriteriaBody): string {
  const check = drafted(plan, venueAvailability)?.checks[0];
  const by = check && workingCalendar(country).addWorkingDays(check.requestBy, replyWorkingDays);
  const line = (what: string) => [what, '………'];
  return section(
    'Your reply',
    labelled('Please answer by', by ? dayWords(by) : 'a day to be agreed'),
    table(
      ['Item', 'Your answer'],
      [
        line('House, address, contact'),
        line('Dates free, option rank and until when'),
        line('Hire, all rooms and days, with set-up and strike'),
        line('Minimum for food and drink, and what a shortfall costs'),
        line('Service charge, tax, other charges'),
        line('Technology and network; fee for firms from outside'),
        line('Staff, security and cleaning; overtime rate'),
        line('Deposit, instalments, cancellation'),
        line('Fire limit of each room, curfew, load-in'),
      ],
    ),
  );
}
