import { registrationArrivals } from '../knowledge/staffing-ratios.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import type { EventFacts } from './event-facts.ts';

export interface StaffNeed {
  role: string;
  title: string;
  count: number;
  /** 'included' comes with the caterer's or AV price; 'own' are the organiser's people and volunteers. */
  paid: 'hired' | 'included' | 'own';
  basis: Basis;
}

/** People needed on site for `heads` at the peak. Roles without anyone are left out. */
export function staffingPlan(facts: EventFacts, heads: number): StaffNeed[] {
  const rows: StaffNeed[] = [
    organisers(facts, heads),
    registration(heads),
    security(facts, heads),
    supervisor(facts, heads),
    firstAid(facts, heads),
    ...technicians(facts, heads),
    volunteers(facts, heads),
    hosts(facts),
    ...service(facts, heads),
    trainers(facts),
    ...languages(facts),
  ];
  return rows.filter(({ count }) => count > 0);
}

function organisers({ staffing }: EventFacts, heads: number): StaffNeed {
  const { people, above500, source } = staffing.organiser;
  const per = heads > 500 ? above500 : people;
  return {
    role: 'organiser',
    title: 'Organisers on site',
    count: Math.ceil(heads / per),
    paid: 'own',
    basis: basis(source, 'heads / people an organiser', { heads, per }),
  };
}

/** A desk plan for the busiest quarter of an hour. */
export function registrationDesks(heads: number): { desks: number; basis: Basis } {
  const { peakQuarterPercent, serviceSeconds, printOnDemandAbove, noDeskBelow } = registrationArrivals;
  const seconds =
    heads > printOnDemandAbove ? serviceSeconds['print-on-demand'] : serviceSeconds['pre-printed'];
  const peak = Math.ceil((heads * peakQuarterPercent) / 100);
  const desks = heads < noDeskBelow ? 1 : Math.ceil((peak * seconds) / 900) + 1;
  const formula = 'ceil(arrivals in the peak quarter of an hour x service seconds / 900) + 1 help desk';
  return { desks, basis: basis('meeting-trade guides', formula, { heads, peak, seconds }) };
}

function registration(heads: number): StaffNeed {
  const { desks, basis: why } = registrationDesks(heads);
  return {
    role: 'registration',
    title: 'Registration desk',
    count: desks,
    paid: heads < 100 ? 'own' : 'hired',
    basis: why,
  };
}

function guards(facts: EventFacts, heads: number): number {
  const { securityAlcohol, securityDry, securityMinimumAbove } = facts.staffing;
  if (heads <= securityMinimumAbove.people) return facts.alcohol && heads > 75 ? 1 : 0;
  const per = facts.alcohol ? securityAlcohol.people : securityDry.people;
  return (
    Math.max(securityMinimumAbove.count, Math.ceil(heads / per)) + (facts.buildings - 1) + (facts.vip ? 1 : 0)
  );
}

function security(facts: EventFacts, heads: number): StaffNeed {
  const source = facts.staffing.securityAlcohol.source;
  const per = facts.alcohol ? facts.staffing.securityAlcohol.people : facts.staffing.securityDry.people;
  const inputs = { heads, per, buildings: facts.buildings, vip: facts.vip ? 1 : 0 };
  return {
    role: 'security',
    title: 'Security',
    count: guards(facts, heads),
    paid: 'hired',
    basis: basis(
      source,
      'heads / people a guard, at least 2 above 100 people, + 1 a further entrance or VIP post',
      inputs,
    ),
  };
}

function supervisor(facts: EventFacts, heads: number): StaffNeed {
  const per = facts.staffing.securitySupervisor.guards;
  const count = guards(facts, heads);
  return {
    role: 'security-supervisor',
    title: 'Security supervisor',
    count: Math.floor(count / per),
    paid: 'hired',
    basis: basis(facts.staffing.securitySupervisor.source, 'guards / guards a supervisor', {
      guards: count,
      per,
    }),
  };
}

function firstAid(facts: EventFacts, heads: number): StaffNeed {
  const { per1000, publicMinimum, smallIndoorUpTo, source } = facts.staffing.firstAid;
  const small = heads <= smallIndoorUpTo && !facts.outdoor;
  const count =
    heads < 100
      ? 0
      : small
        ? facts.alcohol || heads > 300
          ? 2
          : 1
        : Math.max(publicMinimum, Math.ceil((heads * per1000) / 1000));
  return {
    role: 'first-aid',
    title: 'First aid',
    count,
    paid: 'hired',
    basis: basis(
      source,
      `${per1000} per 1,000, at least ${publicMinimum} at public events; 1 to 2 indoors up to ${smallIndoorUpTo}`,
      { heads },
    ),
  };
}

function technicians(facts: EventFacts, heads: number): StaffNeed[] {
  const main = heads < 60 ? 0 : 3 + (heads > 300 ? 1 : 0) + (heads > 200 ? 1 : 0);
  const breakoutRooms = Math.max(0, facts.tracks - 1);
  const floaters = Math.ceil(breakoutRooms / facts.staffing.breakoutTechnician.rooms);
  const streamed = streamedRooms(facts);
  return [
    {
      role: 'av-main',
      title: 'AV crew, main room',
      count: main,
      paid: 'included',
      basis: basis(judgement, 'audio + video + show caller, + light above 300, + stage manager above 200', {
        heads,
      }),
    },
    {
      role: 'av-floater',
      title: 'AV technicians, breakout rooms',
      count: floaters,
      paid: 'hired',
      basis: basis(judgement, 'breakout rooms / rooms a technician', {
        breakoutRooms,
        rooms: facts.staffing.breakoutTechnician.rooms,
      }),
    },
    {
      role: 'stream-crew',
      title: 'Stream crew',
      count: streamed * 2,
      paid: 'included',
      basis: basis(judgement, '1 engineer + 1 camera a streamed room', { streamed }),
    },
    {
      role: 'online-moderator',
      title: 'Online moderators',
      count: streamed,
      paid: 'own',
      basis: basis(judgement, '1 a stream', { streamed }),
    },
  ];
}

/** The main room and, for large hybrid events, up to two more; other rooms are recorded only. */
export function streamedRooms(facts: EventFacts): number {
  return facts.hybrid ? Math.min(3, facts.tracks) : 0;
}

function volunteers(facts: EventFacts, heads: number): StaffNeed {
  const { people, extraPercent, source } = facts.staffing.volunteers;
  const wanted =
    facts.eventType === 'gala' || facts.eventType === 'workshop'
      ? 0
      : heads < 60
        ? 2
        : Math.ceil(heads / people);
  const count = heads < 60 ? wanted : Math.ceil((wanted * (100 + extraPercent)) / 100);
  return {
    role: 'volunteer',
    title: 'Volunteers (host, door, rooms)',
    count,
    paid: 'own',
    basis: basis(source, 'heads / people a volunteer, + percent for drop-out; 2 below 60 people', {
      heads,
      people,
      extraPercent,
    }),
  };
}

function hosts(facts: EventFacts): StaffNeed {
  const count = facts.tracks > 1 ? facts.tracks : 0;
  return {
    role: 'session-chair',
    title: 'Room hosts',
    count,
    paid: 'own',
    basis: basis(judgement, '1 a room', { rooms: facts.tracks }),
  };
}

function service(facts: EventFacts, heads: number): StaffNeed[] {
  const { platedServer, buffetServer, buffetRunner, bartender } = facts.staffing;
  const plated = facts.meals.dinners > 0;
  const tables = Math.ceil(heads / platedServer.tableSize);
  const buffet = !plated && facts.meals.lunches > 0 && heads >= 60;
  const count = plated
    ? Math.ceil(tables / platedServer.tables)
    : buffet
      ? Math.ceil(heads / buffetServer.people) + Math.floor(heads / buffetRunner.people)
      : 0;
  const formula = plated
    ? `1 for ${platedServer.tables} tables of ${platedServer.tableSize}`
    : `1 per ${buffetServer.people} + 1 runner per ${buffetRunner.people}`;
  return [
    {
      role: 'server',
      title: plated ? 'Table servers' : 'Buffet staff',
      count,
      paid: 'included',
      basis: basis(platedServer.source, formula, { heads, tables }),
    },
    {
      role: 'bartender',
      title: 'Bartenders',
      count: facts.meals.barHours > 0 ? Math.ceil(heads / bartender.people) : 0,
      paid: 'included',
      basis: basis(bartender.source, 'heads / people a bartender', { heads, people: bartender.people }),
    },
    {
      role: 'valet',
      title: 'Valet attendants',
      count: facts.valet ? Math.ceil(heads / 40) : 0,
      paid: 'hired',
      basis: basis(judgement, 'heads / 40', { heads }),
    },
  ];
}

function trainers(facts: EventFacts): StaffNeed {
  const per = facts.staffing.trainer.people;
  const count = facts.eventType === 'workshop' ? Math.ceil(facts.inPerson / per) : 0;
  return {
    role: 'trainer',
    title: 'Trainers',
    count,
    paid: 'hired',
    basis: basis(facts.staffing.trainer.source, 'participants / people a trainer', {
      participants: facts.inPerson,
      per,
    }),
  };
}

function languages(facts: EventFacts): StaffNeed[] {
  return [
    {
      role: 'sign-interpreter',
      title: 'Sign-language interpreters',
      count: facts.signLanguage ? 2 : 0,
      paid: 'hired',
      basis: basis(judgement, '2, they take turns', {}),
    },
    {
      role: 'interpreter',
      title: 'Interpreters',
      count: facts.interpretedLanguages * 2,
      paid: 'hired',
      basis: basis(judgement, '2 a language direction', { languages: facts.interpretedLanguages }),
    },
  ];
}

function basis(source: string, formula: string, inputs: Basis['inputs']): Basis {
  return { source, formula, inputs };
}
