import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import { runOfShow } from '../knowledge/run-of-show.ts';
import { accessPlan } from './access.ts';
import { wants } from './brief-facts.ts';
import { cateringPlan } from './catering.ts';
import type { EventFacts } from './event-facts.ts';
import { networkPlan } from './network.ts';
import { streamedRooms } from './staffing.ts';

/** Food, drink, diets and tables; every diet as its own row, so that a caterer can count. */
export function cateringOf(facts: EventFacts, heads: number): LogisticsPlanBody['catering'] {
  const plan = cateringPlan(facts, heads);
  const served = plan.items.length > 0;
  const items = plan.items.map(({ title, quantity }) => ({
    item: title,
    quantity: quantity.value,
    unit: quantity.unit,
    basis: copy(quantity.basis),
  }));
  const diets = plan.diets
    .filter(({ count }) => served && count > 0)
    .map(({ diet, count, basis }) => ({
      item: `${diet} meals`,
      quantity: count,
      unit: 'people',
      basis: copy(basis),
    }));
  const tables =
    plan.tables > 0
      ? [
          {
            item: 'Guest tables of 10',
            quantity: plan.tables,
            unit: 'tables',
            basis: {
              source: 'catering quick-number sheets',
              formula: 'ceil(people / 10)',
              inputs: { people: heads },
            },
          },
        ]
      : [];
  return [...items, ...diets, ...tables];
}

export function networkOf(facts: EventFacts, heads: number): LogisticsPlanBody['network'] {
  const { downMbit, streamUpMbit, accessPoints, dedicatedLine } = networkPlan(heads, streamedRooms(facts));
  const upMbit = streamUpMbit.value;
  return {
    megabitPerSecond: downMbit.value + upMbit,
    dedicatedLine,
    accessPoints: accessPoints.value,
    basis: {
      ...copy(downMbit.basis),
      formula: `${downMbit.basis.formula}; + streams up`,
      inputs: { ...downMbit.basis.inputs, upMbit },
    },
  };
}

export function accessOf(
  brief: EventBriefBody,
  facts: EventFacts,
  heads: number,
): LogisticsPlanBody['access'] {
  const { wheelchairPlaces, companionSeats, checks } = accessPlan(heads, facts.wheelchairUsers);
  const asked = [
    ...(facts.captionLanguages > 0
      ? [
          `Live captions in ${facts.captionLanguages} ${facts.captionLanguages === 1 ? 'language' : 'languages'}`,
        ]
      : []),
    ...(facts.signLanguage ? ['Sign-language interpreters beside the stage, lit and in view'] : []),
    ...(facts.interpretedLanguages > 0 ? ['Interpretation booths with receivers'] : []),
    ...(wants(brief, 'hearing-loop') ? ['Hearing loop tested with a receiver'] : []),
  ];
  return {
    wheelchairPlaces: wheelchairPlaces.value,
    companionSeats,
    stepFreeRequired: wants(brief, 'step-free') || facts.wheelchairUsers > 0,
    measures: [...asked, ...checks],
    basis: copy(wheelchairPlaces.basis),
  };
}

/** What sessions occupy, hour by hour. */
export function bookingsOf({ sessions, resources }: ScheduleBody): LogisticsPlanBody['bookings'] {
  return sessions.flatMap((session) =>
    session.resources.flatMap((id) => {
      const resource = resources.find((entry) => entry.id === id);
      return resource
        ? [
            {
              resource: resource.name,
              units: 1,
              available: resource.units,
              from: session.start,
              to: session.end,
              use: session.title,
            },
          ]
        : [];
    }),
  );
}

/** Who delivers what; nobody is named before a person has chosen. */
export function vendorsOf(facts: EventFacts, heads: number): LogisticsPlanBody['vendors'] {
  const small = heads < 60;
  const service = (name: string, needed: boolean, note: string): LogisticsPlanBody['vendors'] =>
    needed ? [{ service: name, status: 'to-be-chosen', note }] : [];
  const served = Object.values(facts.meals).some((count) => count > 0);
  return [
    ...service(
      'Food and drink',
      served,
      small
        ? 'A local order by number is enough; no contract.'
        : 'Menu, diets, final number and hygiene certificate in the contract.',
    ),
    ...(small
      ? [
          {
            service: 'Sound and screen',
            status: 'own-team' as const,
            note: "The room's own set or a borrowed one.",
          },
        ]
      : service(
          'Sound, screen and operators',
          true,
          'Technician at a fault within 3 minutes, spare set on site.',
        )),
    ...service(
      'Stream and online platform',
      facts.hybrid,
      'Second encoder and link; load test a week before.',
    ),
    ...service('Security', heads > 100 || facts.alcohol, 'Licensed; posts filled before doors.'),
    ...service(
      'First aid',
      heads >= 100,
      'As many at a time as the roster has; on post until the last guest has left.',
    ),
    ...service(
      'Live captions and interpreters',
      facts.captionLanguages + facts.interpretedLanguages > 0 || facts.signLanguage,
      'Slides and names sent a week before.',
    ),
    ...service('Music and entertainment', facts.band, 'Rider, sound check and power agreed.'),
  ];
}

const lastCallMinutes = 45;

export function policiesOf(facts: EventFacts, { curfew }: ScheduleBody): LogisticsPlanBody['policies'] {
  const policies = [
    {
      name: 'Registration',
      rule: 'Places by registration; a waiting list fills what is cancelled; nobody is admitted above the posted capacity.',
    },
    {
      name: 'Code of conduct',
      rule: 'Published before registration opens; reports are answered within 15 minutes on the day.',
    },
    {
      name: 'Access and diets',
      rule: 'Asked at registration, with a named contact and a reply before the final number is given.',
    },
    {
      name: 'Data and pictures',
      rule: 'Only data that the event needs; pictures of people only with consent.',
    },
    { name: 'Emergency', rule: 'Stop, clear the way, call the local emergency number, log it.' },
  ];
  const alcohol = {
    name: 'Alcohol',
    rule: `Served with food; last call ${lastCallMinutes} minutes before the end; soft drinks are always there.`,
  };
  const out = {
    name: 'Closing time',
    rule: `Programme ends in time for everybody to be out by ${curfew?.slice(11)} local time.`,
  };
  const recording = {
    name: 'Recording',
    rule: 'Speakers agree in writing; the audience is told before it starts.',
  };
  return [
    ...(facts.alcohol ? [alcohol] : []),
    ...(curfew ? [out] : []),
    ...(facts.recording || facts.hybrid ? [recording] : []),
    ...policies,
  ];
}

/** Steps of the clearing; the room is empty at its end. */
export function tearDownOf({ tearDown, curfew }: ScheduleBody): LogisticsPlanBody['tearDown'] {
  const spare = curfew
    ? []
    : [
        `Ask the venue for its closing time; plan to be out ${runOfShow.endBeforeContractEnd} minutes before it.`,
      ];
  return {
    start: tearDown.start,
    end: tearDown.end,
    outBy: curfew,
    steps: [
      'Guests out and thanked',
      'Equipment packed and counted',
      'Rooms back to their layout, waste sorted',
      'Walk-through with the venue, keys returned',
      ...spare,
    ],
  };
}

function copy<
  B extends { source: string; formula: string; inputs: Readonly<Record<string, number | string>> },
>(basis: B) {
  return { source: basis.source, formula: basis.formula, inputs: { ...basis.inputs } };
}
