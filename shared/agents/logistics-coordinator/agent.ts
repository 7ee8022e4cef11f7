import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';
import { metricFormula } from '../../kernel/metric-words.ts';

export const logisticsCoordinator = defineAgent({
  name: 'logistics-coordinator',
  title: 'Logistics Coordinator',
  purpose: 'Turns the decisions into a day that works: programme, rooms, people, food, access, what-ifs.',
  capabilities: [
    'builds the schedule inside the event hours and the curfew',
    'derives layouts, staff, food, network and access from attendance',
    'links every workflow to tasks, an owner and a deputy',
    'prepares a scenario for every high risk',
  ],
  metrics: [
    {
      name: 'on_time_task_rate',
      formula: metricFormula('on_time_task_rate'),
      target: { atLeast: 0.95 },
      unit: 'ratio',
    },
    {
      name: 'incident_resolution_time',
      formula: metricFormula('incident_resolution_time'),
      target: { atMost: 15 },
      unit: 'minutes',
    },
    {
      name: 'utilisation_balance',
      formula: metricFormula('utilisation_balance'),
      target: { atLeast: 0.8 },
      unit: 'ratio',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
