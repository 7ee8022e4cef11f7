import { describe, expect, it } from 'vitest';
import { planTasks } from '../../../../../shared/agents/event-planner/tasks/plan-tasks.ts';
import { drawTimeline } from '../../../../../shared/agents/event-planner/tasks/draw-timeline.ts';
import type { PlannedTask, TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import type { TaskDefinition } from '../../../../../shared/kernel/define-task.ts';
import { type InstructionLevel, instructionLevels } from '../../../../../shared/kernel/levels.ts';
import { type FixtureName, type PlanAsk, planFor } from '../../../../support/plan-for.ts';

const registerOf = (brief: FixtureName | object, ask?: PlanAsk): TaskRegisterBody =>
  planFor(brief, ask)['TaskRegister'];
const find = (register: TaskRegisterBody, words: RegExp) =>
  register.tasks.filter(({ title }) => words.test(title));
const weeksBefore = ({ eventStart }: TaskRegisterBody, end: string | undefined) =>
  (Date.parse(eventStart) - Date.parse(end ?? eventStart)) / (7 * 86_400_000);

describe('plan-tasks', () => {
  it('drafts the same bytes again', () => {
    expect(JSON.stringify(registerOf('berlin'))).toBe(JSON.stringify(registerOf('berlin')));
  });

  it('keeps a meetup free of conference machinery', () => {
    const { tasks } = registerOf('krakow');
    expect(tasks.length).toBeGreaterThanOrEqual(8);
    expect(tasks.length).toBeLessThanOrEqual(22);
    expect(
      tasks.filter(({ title }) =>
        /call for (papers|proposals)|hotel (room )?block|exhibitor|press release/i.test(title),
      ),
    ).toEqual([]);
  });

  it('has the step-free route walked, and the host asked, before the venue is signed', () => {
    const register = registerOf('krakow');
    const signing = find(register, /confirm venue in writing/i)[0];
    const asked = [...find(register, /step-free route/i), ...find(register, /possible host/i)];
    expect(asked).toHaveLength(2);
    for (const task of asked) expect(signing?.dependsOn.map(({ id }) => id)).toContain(task.id);
    expect(asked.map(({ askedBy }) => askedBy)).toEqual(['c6', 'c9']);
  });

  it.each([
    ['chicago', /liquor|alcohol/i, 3],
    ['chicago', /seating plan/i, 0],
    ['chicago', /auction/i, 0],
    ['berlin', /AV .*(contract|tender|spec)/i, 5],
    ['toronto', /captioners/i, 3],
  ] as const)('plans for %s %s at least %d weeks before', (name, words, weeks) => {
    const register = registerOf(name);
    const [task] = find(register, words);
    expect(task?.owner).toBeTruthy();
    expect(weeksBefore(register, task?.end)).toBeGreaterThanOrEqual(weeks);
  });

  it('plans the quotes that the procurement rule of a donor asks for, and tests the power', () => {
    const register = registerOf('nairobi', {
      answers: {
        owner: 'Jane Doe',
        dates: { start: '2027-03-16', end: '2027-03-17' },
        budget: 'indicative only',
      },
    });
    expect(find(register, /the quotes that the rule wants/)[0]).toMatchObject({
      askedBy: 'c7',
      agent: 'budget-analyst',
    });
    expect(find(register, /generator or UPS/i)).toHaveLength(1);
  });

  it('signs the venue early when there is time', () => {
    const register = registerOf('chicago');
    expect(weeksBefore(register, find(register, /^venue contract/i)[0]?.end)).toBeGreaterThan(28);
  });

  it('books a small event early too, when it is far off', () => {
    const far = registerOf({ ...offsite, as_of: '2027-01-11' });
    expect(weeksBefore(far, find(far, /confirm venue in writing/i)[0]?.end)).toBeGreaterThan(30);
  });

  it('gives approvals to the person who may decide', () => {
    expect(find(registerOf('toronto'), /budget decision/i)[0]).toMatchObject({
      owner: 'Finance Director',
      agent: 'budget-analyst',
    });
  });

  it('shortens the plan by the rung that a person chose', () => {
    const curated = registerOf('berlin', {
      answers: { 'conflict:timeline.lead-time': 'rung-curated-programme' },
    });
    expect(find(registerOf('berlin'), /call for proposals/i)).toHaveLength(1);
    expect(find(curated, /call for proposals/i)).toEqual([]);
    expect(curated.appliedCompression).toEqual(['curated-programme']);
  });

  it('says that a plan does not fit, and plans it all the same', () => {
    const pressed = {
      as_of: '2027-03-10',
      title: 'Pop-up',
      date_range_start: '2027-03-11T18:00',
      date_range_end: '2027-03-11T21:00',
      audience_size: 25,
      event_type: 'meetup',
      place: 'Lyon, France',
      constraints: 'Budget 500 EUR',
      stakeholders: [{ name: 'Zoe', role: 'Owner' }],
    };
    expect(registerOf(pressed).notes.join(' ')).toMatch(/lacks \d+ working days/);
  });

  it('adds at most as many tasks of the brief as its parameter says', () => {
    expect(
      changed('krakow', 'Beginner', { briefTasks: 0 }).tasks.filter(({ id }) => id.startsWith('t-B')),
    ).toEqual([]);
  });

  it.each([
    [20, 'meetup', 10, 15],
    [20, 'workshop', 10, 15],
    [20, 'conference', 10, 15],
    [20, 'gala', 10, 15],
    [5, 'other', 10, 15],
    [60, 'meetup', 20, 25],
    [60, 'workshop', 20, 25],
    [60, 'conference', 20, 25],
    [60, 'gala', 20, 25],
    [200, 'conference', 45, 60],
    [200, 'meetup', 30, 45],
    [200, 'workshop', 30, 45],
    [200, 'gala', 30, 45],
  ])('plans %d people at a %s with %d to %d tasks at any level', (people, type, fewest, most) => {
    const counts = instructionLevels.map((level) => registerOf(sized(people, type), { level }).tasks.length);
    for (const count of counts) {
      expect(count).toBeGreaterThanOrEqual(fewest);
      expect(count).toBeLessThanOrEqual(most);
    }
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
  });

  it.each(instructionLevels)('plans 800 people and a stream with 70 to 110 tasks at %s', (level) => {
    for (const brief of ['toronto', sized(800, 'conference', 'hybrid with a live stream')] as const) {
      const register = registerOf(brief, { level });
      expect(register.tasks.length).toBeGreaterThanOrEqual(70);
      expect(register.tasks.length).toBeLessThanOrEqual(110);
      expect(find(register, /stream path|moderators/i)).toHaveLength(2);
    }
  });

  it('plans a dinner for five without speakers, announcements or a sign-up page', () => {
    const { tasks } = registerOf(sized(5, 'other', 'private dinner'), { level: 'Advanced' });
    expect(tasks.filter(({ title }) => /speaker|announce|RSVP|waiting list/i.test(title))).toEqual([]);
  });

  it('marks a deputy for each owner of a critical task, or says who has none', () => {
    const register = planFor('toronto', { level: 'Intermediate' });
    const critical = new Set<string>(register['Timeline'].criticalPath);
    const tasks: PlannedTask[] = register['TaskRegister'].tasks;
    const alone = tasks.filter(({ id, deputy }) => critical.has(id) && !deputy).map(({ owner }) => owner);
    for (const owner of alone)
      expect(register['TaskRegister'].notes.join(' ')).toContain(`${owner} has no deputy`);
    expect(tasks.filter(({ deputy }) => deputy).length).toBeGreaterThan(5);
    expect(tasks.filter(({ deputy, owner }) => deputy === owner)).toEqual([]);
    expect(changed('toronto', 'Intermediate', { deputies: false }).tasks.some(({ deputy }) => deputy)).toBe(
      false,
    );
  });

  it.each([
    ['Beginner', { breakdown: 'full' }],
    ['Intermediate', { breakdown: 'strategic' }],
    ['Intermediate', { links: 'needed' }],
    ['Intermediate', { milestones: 'minimum' }],
    ['Advanced', { tasksAtOnce: null }],
  ] as const)('follows its parameters at %s: %o', (level, params) => {
    expect(JSON.stringify(changed('toronto', level, params))).not.toBe(
      JSON.stringify(registerOf('toronto', { level })),
    );
  });

  it('links streams of work to each other from Intermediate on, and leaves implied links out before', () => {
    const links = (level: InstructionLevel) =>
      find(registerOf('toronto', { level }), /^security, first aid/i)[0]?.dependsOn.map(({ id }) => id);
    expect(links('Beginner')).not.toContain('t-C06');
    expect(links('Intermediate')).toContain('t-C06');
  });
});

function changed(brief: FixtureName, level: InstructionLevel, params: object): TaskRegisterBody {
  const both = (task: TaskDefinition) => ({ ...Object(task.levels[level]), ...params });
  return registerOf(brief, {
    level,
    params: { 'plan-tasks': both(planTasks), 'draw-timeline': both(drawTimeline) },
  });
}

function sized(audience: number, type: string, constraints = 'Budget 50000 EUR') {
  return {
    as_of: '2026-12-07',
    title: 'Autumn event',
    date_range_start: '2027-10-07T18:00',
    date_range_end: '2027-10-07T22:00',
    audience_size: audience,
    event_type: type,
    place: 'Berlin, Germany',
    constraints,
    stakeholders: [{ name: 'Anna', role: 'Owner' }],
  };
}

const offsite = {
  title: 'Makers Retreat',
  date_range_start: '2027-10-07',
  date_range_end: '2027-10-08',
  audience_size: 35,
  event_type: 'meetup',
  place: 'Lisbon, Portugal',
  stakeholders: [{ name: 'Marta', role: 'Owner' }],
};

it('has the consent to a recording written before registration opens', () => {
  const { TaskRegister } = planFor('berlin', { level: 'Advanced', answers: { owner: 'Jane' } });
  const task = (id: string) => TaskRegister.tasks.find((one: { id: string }) => one.id === id);
  expect(task('t-B07')?.end < task('t-C25')?.start).toBe(true);
});
