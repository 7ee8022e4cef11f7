import type { ContingencyPlanBody } from '../../shared/artifacts/contingency-plan.ts';
import type { LogisticsPlanBody } from '../../shared/artifacts/logistics-plan.ts';
import type { ResourceRosterBody } from '../../shared/artifacts/resource-roster.ts';
import type { PostmortemBody } from '../../shared/artifacts/postmortem.ts';
import type { ScheduleBody } from '../../shared/artifacts/schedule.ts';

const basis = { source: 'sample', formula: 'given', inputs: {} };

/** One evening, 18:30-21:30, one room for 30: doors, two talks, pizza. */
export function sampleSchedule(): ScheduleBody {
  const session = (id: string, title: string, from: string, to: string, kind: 'doors' | 'talk' | 'meal') => ({
    id,
    title,
    kind,
    track: null,
    start: `2027-03-11T${from}`,
    end: `2027-03-11T${to}`,
    roomId: 'main',
    plenary: true,
    expectedAudience: 20,
    speakers: [],
    resources: kind === 'talk' ? ['projector'] : [],
  });
  return {
    timeZone: 'Europe/Warsaw',
    days: [
      {
        date: '2027-03-11',
        doors: '2027-03-11T18:15',
        opens: '2027-03-11T18:30',
        closes: '2027-03-11T21:30',
      },
    ],
    curfew: '2027-03-11T22:00',
    setUp: { start: '2027-03-11T17:30', end: '2027-03-11T18:30', basis },
    tearDown: { start: '2027-03-11T21:30', end: '2027-03-11T22:00', basis },
    rooms: [{ id: 'main', name: 'Main room', layout: 'theatre', capacity: 30 }],
    resources: [{ id: 'projector', name: 'Projector', units: 1 }],
    sessions: [
      session('doors', 'Doors', '18:30', '18:45', 'doors'),
      session('talk-1', 'Talk 1', '18:50', '19:20', 'talk'),
      session('talk-2', 'Talk 2', '19:25', '19:55', 'talk'),
      session('food', 'Pizza and networking', '20:00', '21:25', 'meal'),
    ],
    unplaced: [],
    assumptions: [],
  };
}

export function sampleLogisticsPlan(): LogisticsPlanBody {
  return {
    attendance: { target: 20, expected: 20, planFor: 23, registrationsToOpen: 29, waitingList: true, basis },
    workflows: [
      {
        id: 'food',
        title: 'Food and drink',
        owner: 'Logistics Coordinator',
        deputy: 'Event Planner',
        taskIds: ['t-M10'],
        steps: ['Order'],
      },
    ],
    layouts: [
      { roomId: 'main', room: 'Main room', layout: 'theatre', seats: 23, areaSquareMetres: 26, basis },
    ],
    staff: [{ role: 'Host', count: 1, basis }],
    catering: [{ item: 'Pizza', quantity: 23, unit: 'portion', basis }],
    network: { megabitPerSecond: 20, dedicatedLine: false, accessPoints: 1, basis },
    access: {
      wheelchairPlaces: 1,
      companionSeats: 1,
      stepFreeRequired: true,
      measures: ['Step-free route to the room.'],
      basis,
    },
    bookings: [
      {
        resource: 'Projector',
        units: 1,
        available: 1,
        from: '2027-03-11T18:50',
        to: '2027-03-11T19:20',
        use: 'Talk 1',
      },
      {
        resource: 'Projector',
        units: 1,
        available: 1,
        from: '2027-03-11T19:25',
        to: '2027-03-11T19:55',
        use: 'Talk 2',
      },
    ],
    vendors: [],
    whyNoVendors: 'A pizza order needs no contract.',
    policies: [{ name: 'Code of conduct', rule: 'Published on the event page.' }],
    tearDown: {
      start: '2027-03-11T21:30',
      end: '2027-03-11T22:00',
      outBy: '2027-03-11T22:00',
      steps: ['Clear the room'],
    },
    assumptions: [],
  };
}

/** One host from a quarter of an hour before doors to the end; the projector and the room as the schedule uses them. */
export function sampleResourceRoster(): ResourceRosterBody {
  const available = { from: '2027-03-11T17:30', to: '2027-03-11T22:00' };
  const { sessions } = sampleSchedule();
  const uses = sessions.map(({ start, end, title }) => ({ from: start, to: end, use: title }));
  return {
    timeZone: 'Europe/Warsaw',
    teams: [
      {
        id: 'host-1',
        role: 'Host',
        title: 'Host',
        needed: 1,
        people: 1,
        recruit: 1,
        from: 'own',
        shifts: [{ date: '2027-03-11', from: '2027-03-11T18:00', to: '2027-03-11T21:30', breakMinutes: 0 }],
        hoursEach: 3.5,
        loadPercent: 35,
        load: 'low',
        basis,
      },
    ],
    equipment: [{ id: 'projector', name: 'Projector', units: 1, available, assignments: uses.slice(1, 3) }],
    spaces: [{ id: 'main', name: 'Main room', units: 1, available, assignments: uses }],
    utilisationBalance: { value: 1, basis },
    assumptions: [],
  };
}

export function sampleContingencyPlan(): ContingencyPlanBody {
  return {
    scenarios: [
      {
        id: 'scenario-R08',
        riskId: 'R08',
        title: 'Internet down',
        rating: 12,
        trigger: 'Packet loss above 2 % for 5 minutes.',
        firstAction: { action: 'Switch to the phone hotspot.', withinMinutes: 5 },
        response: ['Tell the speakers.'],
        owner: 'Logistics Coordinator',
        deputy: 'Event Planner',
        taskIds: ['t-M11'],
      },
    ],
    escalation: 'The owner of the event.',
  };
}

export function samplePostmortem(): PostmortemBody {
  return {
    outcome: 'held',
    simulated: false,
    currency: 'PLN',
    metrics: [
      {
        name: 'attendance_rate',
        value: 69,
        unit: 'percent',
        target: null,
        status: 'information',
        simulated: false,
        formula: 'checked in / registered',
      },
      {
        name: 'incident_resolution_time',
        value: 22,
        unit: 'minutes',
        target: { atMost: 15 },
        status: 'missed',
        simulated: false,
        formula: 'median of closing time less opening time',
      },
      {
        name: 'satisfaction',
        value: null,
        unit: 'percent',
        target: { atLeast: 80 },
        status: 'not-measured',
        simulated: false,
        formula: 'satisfied / responses',
      },
    ],
    budgetByCategory: [{ category: 'catering', plannedMinor: 110_000, actualMinor: 108_000 }],
    wentWell: ['The money held.'],
    didNotGoWell: ['The incident took too long.'],
    lessons: [
      {
        lesson: 'Nobody had the hotspot.',
        action: 'Pack it.',
        owner: 'Logistics Coordinator',
        dueOn: '2027-03-25',
      },
    ],
    recommendations: ['Keep the format.'],
  };
}
