import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { ResourceRosterBody } from '../artifacts/resource-roster.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import { type Basis, judgement } from '../kernel/basis.ts';
import { shiftRules } from '../knowledge/staffing-ratios.ts';
import { postHours } from './post-hours.ts';
import { type Shift, shiftMinutes, teamShifts } from './shift-plan.ts';
import type { StaffNeed } from './staffing.ts';

type Team = ResourceRosterBody['teams'][number];

export interface TeamsAsk {
  staff: LogisticsPlanBody['staff'];
  /** Roles by the titles that the logistics plan uses. */
  needs: readonly StaffNeed[];
  schedule: ScheduleBody;
  /** Relief is added to a team until its load is at or below this; null: none. */
  highestLoadPercent: number | null;
  /** For volunteers who are counted without a reserve. */
  dropOutPercent: number;
}

const longestDay = shiftRules.maximumHours * 60;
/** Below this the number of volunteers has no reserve in it yet. */
const smallEvent = 60;

/** Teams for every staff need: as many as the hours of its post ask for, each with its shifts. */
export function teamsOf(ask: TeamsAsk, heads: number): Team[] {
  return ask.staff.flatMap(({ role, count: needed }, place) => {
    if (needed === 0) return [];
    const need = ask.needs.find(({ title }) => title === role);
    const parts = teamShifts(postHours(need?.role ?? '', ask.schedule)).filter((shifts) => shifts.length > 0);
    return parts.map((shifts, part): Team => {
      const relief = reliefFor(shifts, needed, ask.highestLoadPercent);
      const people = needed + relief;
      const reserve =
        need?.role === 'volunteer' && heads < smallEvent ? Math.ceil((people * ask.dropOutPercent) / 100) : 0;
      const loadPercent = loadOf(shifts, needed, people);
      const letter = String.fromCodePoint(65 + part);
      return {
        id: `${need?.role ?? `post-${place + 1}`}-${part + 1}`,
        role,
        title: parts.length > 1 ? `${role}, team ${letter}` : role,
        needed,
        people,
        recruit: people + reserve,
        from: need?.paid ?? 'own',
        shifts,
        hoursEach: Math.round((workMinutes(shifts) * needed * 100) / people / 60) / 100,
        loadPercent,
        load: loadWord(loadPercent),
        basis: basisOf(needed, relief, reserve, parts.length),
      };
    });
  });
}

function basisOf(needed: number, relief: number, reserve: number, teams: number): Basis {
  return {
    source: judgement,
    formula:
      'needed + relief, + reserve to sign up; teams: the fewest with shifts up to maximumHours and restHours between them',
    inputs: {
      needed,
      relief,
      reserve,
      teams,
      maximumHours: shiftRules.maximumHours,
      restHours: shiftRules.restHours,
    },
  };
}

function workMinutes(shifts: readonly Shift[]): number {
  return shifts.reduce((sum, shift) => sum + shiftMinutes(shift) - shift.breakMinutes, 0);
}

function loadOf(shifts: readonly Shift[], needed: number, people: number): number {
  return Math.round((workMinutes(shifts) * needed * 100) / people / (shifts.length * longestDay));
}

function reliefFor(shifts: readonly Shift[], needed: number, highest: number | null): number {
  if (highest === null) return 0;
  let relief = 0;
  while (loadOf(shifts, needed, needed + relief) > highest) relief += 1;
  return relief;
}

function loadWord(percent: number): Team['load'] {
  const [low, high] = shiftRules.utilisationTarget;
  return percent < low ? 'low' : percent > high ? 'high' : 'in-range';
}

/** 1 - standard deviation / mean of the hours of people in one role, roles weighted by their people; null without people. */
export function utilisationBalance(teams: readonly Team[]): ResourceRosterBody['utilisationBalance'] {
  const people = teams.reduce((sum, team) => sum + team.people, 0);
  if (people === 0) return null;
  const roles = [...new Set(teams.map(({ role }) => role))];
  const weighted = roles.reduce((sum, role) => {
    const own = teams.filter((team) => team.role === role);
    const size = own.reduce((total, team) => total + team.people, 0);
    const mean = own.reduce((total, team) => total + team.people * team.hoursEach, 0) / size;
    const variance =
      own.reduce((total, team) => total + team.people * (team.hoursEach - mean) ** 2, 0) / size;
    return sum + size * (mean > 0 ? Math.max(0, 1 - Math.sqrt(variance) / mean) : 1);
  }, 0);
  return {
    value: Math.round((weighted * 100) / people) / 100,
    basis: {
      source: judgement,
      formula: '1 - standard deviation / mean of hours a person in one role, weighted by people',
      inputs: { people, roles: roles.length },
    },
  };
}

/** What sessions use, unit by unit, and spares that stand by. */
export function equipmentOf(schedule: ScheduleBody, sparePer: number): ResourceRosterBody['equipment'] {
  const available = { from: schedule.setUp.start, to: schedule.tearDown.end };
  const used = schedule.resources.map(({ id, name, units }) => ({
    id,
    name,
    units,
    available,
    assignments: schedule.sessions
      .filter(({ resources }) => resources.includes(id))
      .map(({ start, end, title }) => ({ from: start, to: end, use: title })),
  }));
  const sets = schedule.resources.filter(({ id }) => id.startsWith('av-')).length;
  // One room is helped out with a borrowed screen: no set stands by for it.
  const spares = sparePer > 0 && sets > 1 ? Math.ceil(sets / sparePer) : 0;
  const spare = {
    id: 'av-spare',
    name: 'Screen and sound, spare set',
    units: spares,
    available,
    assignments: [],
  };
  return spares > 0 ? [...used, spare] : used;
}

export function spacesOf(schedule: ScheduleBody): ResourceRosterBody['spaces'] {
  return schedule.rooms.map(({ id, name }) => ({
    id,
    name,
    units: 1,
    available: { from: schedule.setUp.start, to: schedule.tearDown.end },
    assignments: schedule.sessions
      .filter(({ roomId }) => roomId === id)
      .map(({ start, end, title }) => ({ from: start, to: end, use: title })),
  }));
}

/** What the organiser has to know about the teams. */
export function rosterNotes(teams: readonly Team[]): string[] {
  const high = teams.filter(({ load }) => load === 'high').map(({ title }) => title);
  return [
    'Roles are planned, not people: a name stands here only when the organiser gives one.',
    ...(high.length > 0
      ? [
          `Above ${shiftRules.utilisationTarget[1]} % of what a person may work: ${high.join(', ')}. Add relief.`,
        ]
      : []),
    ...(teams.some(({ from, recruit, people }) => from === 'own' && recruit > people)
      ? ['More volunteers are signed up than needed: up to a quarter drop out.']
      : teams.some(({ id }) => id.startsWith('volunteer-'))
        ? ['The volunteers are counted with a quarter in reserve: recruit as many as stand here.']
        : []),
  ];
}
