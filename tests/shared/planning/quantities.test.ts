import { describe, expect, it } from 'vitest';
import { accessPlan } from '../../../shared/planning/access.ts';
import { attendanceModel } from '../../../shared/planning/attendance.ts';
import { cateringPlan } from '../../../shared/planning/catering.ts';
import { networkPlan } from '../../../shared/planning/network.ts';
import { roomArea, spaceProgramme } from '../../../shared/planning/space.ts';
import { registrationDesks, staffingPlan } from '../../../shared/planning/staffing.ts';
import {
  berlinConference,
  chicagoGala,
  krakowMeetup,
  nairobiWorkshop,
  torontoHybrid,
} from './sample-events.ts';

const staff = (facts: typeof krakowMeetup, role: string) =>
  staffingPlan(facts, attendanceModel(facts).heads.value).find((need) => need.role === role)?.count ?? 0;

describe('the attendance model', () => {
  it('opens more places than people are expected, by the no-show rate', () => {
    const model = attendanceModel(krakowMeetup);
    expect(model.registrations.value).toBe(29);
    expect(model.expected.value).toBe(20);
    expect(model.heads.value).toBe(23);
  });

  it('expects no more people than the brief wants, whatever rounding up the places adds', () => {
    const model = attendanceModel({ ...berlinConference, inPerson: 200 });
    expect(model.registrations.value * 0.85).toBeGreaterThan(200.5);
    expect(model.expected.value).toBe(200);
  });

  it('never plans more heads than the room may hold', () => {
    const model = attendanceModel({ ...krakowMeetup, roomCapacity: 18 });
    expect(model.heads.value).toBe(18);
    expect(model.high).toBeLessThanOrEqual(18);
  });

  it('uses the rate of the kind of event', () => {
    expect(attendanceModel(berlinConference)).toMatchObject({ kind: 'paid-in-person', noShowPercent: 15 });
    expect(attendanceModel(chicagoGala)).toMatchObject({ kind: 'gala', noShowPercent: 8 });
    expect(attendanceModel({ ...krakowMeetup, internal: true }).noShowPercent).toBe(8);
  });
});

describe('the space programme', () => {
  it('gives a conference of 200 in three tracks a plenary and two rooms', () => {
    const { rooms, parallelRooms } = spaceProgramme(berlinConference, 206);
    expect(parallelRooms).toBe(3);
    const plenary = rooms.find(({ id }) => id === 'main');
    expect(plenary?.seats).toBe(206);
    expect(plenary?.m2).toBeGreaterThan(200);
    expect(plenary?.m2).toBeLessThan(420);
  });

  it('gives a gala of 320 room for dinner, dancing and stage, and a foyer', () => {
    const { rooms } = spaceProgramme(chicagoGala, 325);
    const main = rooms.find(({ id }) => id === 'main')?.m2 ?? 0;
    expect(main).toBeGreaterThan(450);
    expect(main).toBeLessThan(900);
    expect(rooms.some(({ id }) => id === 'foyer')).toBe(true);
  });

  it('doubles booth space for aisles and keeps a workshop to its classroom', () => {
    expect(spaceProgramme(torontoHybrid, 810).rooms.find(({ id }) => id === 'expo')?.m2).toBe(720);
    const classroom = spaceProgramme(nairobiWorkshop, 44).rooms;
    expect(classroom).toHaveLength(1);
    expect(classroom[0]?.m2).toBeLessThan(120);
  });

  it('takes m2 a person by the size of the room', () => {
    expect(roomArea('theatre', 50, false).m2).toBe(58);
    expect(roomArea('theatre', 800, false).m2).toBe(760);
  });
});

describe('the staffing plan', () => {
  it('has security by alcohol and servers by tables at a gala', () => {
    expect(staff(chicagoGala, 'security')).toBe(5);
    expect(staff(chicagoGala, 'server')).toBe(17);
  });

  it('has registration desks for the morning of 800', () => {
    expect(registrationDesks(810).desks).toBeGreaterThanOrEqual(8);
    expect(registrationDesks(810).desks).toBeLessThanOrEqual(20);
  });

  it('has two trainers for a workshop of 40 and no guards at a meetup', () => {
    expect(staff(nairobiWorkshop, 'trainer')).toBe(2);
    expect(staff(krakowMeetup, 'security')).toBe(0);
    expect(staff(krakowMeetup, 'volunteer')).toBe(2);
  });
});

describe('the catering plan', () => {
  it('orders pizzas for the heads and counts half of them vegetarian when the brief says so', () => {
    const plan = cateringPlan(krakowMeetup, 23);
    expect(plan.items.find(({ id }) => id === 'pizzas')?.quantity.value).toBe(9);
    expect(plan.diets.find(({ diet }) => diet === 'vegetarian')?.count).toBe(12);
  });

  it('keeps known kosher and halal meals and seats a gala at tables of ten', () => {
    const plan = cateringPlan(chicagoGala, 325);
    expect(plan.diets).toContainEqual(expect.objectContaining({ diet: 'kosher', count: 25 }));
    expect(plan.tables).toBe(33);
    expect(plan.diets.reduce((sum, { count }) => sum + count, 0)).toBe(325);
  });
});

describe('network and access', () => {
  it('plan about one megabit a person and spare lines for streams', () => {
    expect(networkPlan(206, 0)).toMatchObject({ downMbit: { value: 206 }, dedicatedLine: true, lines: 1 });
    expect(networkPlan(810, 3)).toMatchObject({ streamUpMbit: { value: 48 }, lines: 4 });
    expect(networkPlan(23, 0)).toMatchObject({ dedicatedLine: false, lines: 0 });
  });

  it('take the known wheelchair users where they are more than the table says', () => {
    expect(accessPlan(325, 8).wheelchairPlaces.value).toBe(8);
    expect(accessPlan(810).wheelchairPlaces.value).toBe(9);
    expect(accessPlan(25).wheelchairPlaces.value).toBe(1);
    expect(accessPlan(0).wheelchairPlaces.value).toBe(0);
  });
});
