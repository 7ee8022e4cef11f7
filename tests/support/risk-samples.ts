import type { RiskRegisterBody } from '../../shared/artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../../shared/artifacts/task-register.ts';

const basis = { source: 'sample', formula: 'given', inputs: {} };

/** One risk that needs a scenario (R08, 3 x 4) and one that does not (R34, 2 x 2). */
export function sampleRiskRegister(): RiskRegisterBody {
  const risk = (id: string, title: string, probability: number, impact: number) => ({
    id,
    title,
    probability,
    impact,
    rating: probability * impact,
    residual: { probability: probability - 1, impact, rating: (probability - 1) * impact },
    mitigation: 'Prepared.',
    trigger: 'Packet loss above 2 % for 5 minutes.',
    response: 'Switch over.',
    owner: 'Logistics Coordinator',
    because: [],
    taskIds: ['t-M11'],
    needsScenario: probability * impact >= 8,
    basis,
  });
  return {
    method: 'probability (1-5) x impact (1-5)',
    scenarioFrom: 8,
    blocksFrom: 12,
    risks: [risk('R08', 'Internet down', 3, 4), risk('R34', 'Equipment stolen', 2, 2)],
    coveragePerMille: 1_000,
    note: '',
  };
}

/** Order food (due two days before), technical check (the day before), the event, and thanks after it. */
export function sampleTaskRegister(): TaskRegisterBody {
  const task = (
    id: string,
    title: string,
    start: string,
    end: string,
    stage: 'before' | 'event' | 'after',
    after: readonly string[],
  ): TaskRegisterBody['tasks'][number] => ({
    id,
    title,
    owner: 'Logistics Coordinator',
    agent: 'logistics-coordinator',
    phase: stage === 'after' ? 'Postmortem' : stage === 'event' ? 'Execute' : 'Logistics',
    start,
    end,
    durationDays: 1,
    dependsOn: after.map((other) => ({ id: other, type: 'FS', lag: 0 })),
    stage,
    afterEvent: stage === 'after',
    basis: {
      source: 'sample',
      formula: 'likely',
      inputs: { optimistic: 1, likely: 2, pessimistic: 3, chosen: 2 },
    },
  });
  return {
    template: { name: 'meetup', source: 'sample' },
    planningStart: '2027-02-01',
    eventStart: '2027-03-11',
    eventEnd: '2027-03-11',
    tasks: [
      task('t-M10', 'Food and drink order', '2027-03-08', '2027-03-09', 'before', []),
      task('t-M11', 'AV and Wi-Fi check', '2027-03-10', '2027-03-10', 'before', ['t-M10']),
      task('t-M13', 'Event', '2027-03-11', '2027-03-11', 'event', ['t-M11']),
      task('t-M14', 'Thank-you and lessons', '2027-03-12', '2027-03-15', 'after', ['t-M13']),
    ],
    appliedCompression: [],
    notes: [],
  };
}
