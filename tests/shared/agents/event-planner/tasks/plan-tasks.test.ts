import { describe, expect, it } from 'vitest';
import { planTasks } from '../../../../../shared/agents/event-planner/tasks/plan-tasks.ts';
import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
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
    expect(find(register, /three quotes/i)[0]).toMatchObject({ askedBy: 'c7', agent: 'budget-analyst' });
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
    expect(planTasks.levels.Beginner).toEqual({ briefTasks: 4 });
    const none = registerOf('krakow', {
      params: {
        'plan-tasks': { briefTasks: 0 },
        'draw-timeline': { briefTasks: 0, dateProposals: 3, tellFromShortfallPercent: 10 },
      },
    });
    expect(none.tasks.filter(({ id }) => id.startsWith('t-B'))).toEqual([]);
  });
});

const offsite = {
  title: 'Makers Retreat',
  date_range_start: '2027-10-07',
  date_range_end: '2027-10-08',
  audience_size: 35,
  event_type: 'meetup',
  place: 'Lisbon, Portugal',
  stakeholders: [{ name: 'Marta', role: 'Owner' }],
};
