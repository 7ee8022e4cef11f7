import { defineAgent } from '../../kernel/define-agent.ts';
import { advanced } from './instructions/advanced.ts';
import { beginner } from './instructions/beginner.ts';
import { intermediate } from './instructions/intermediate.ts';

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
      formula: 'tasks finished on or before their planned end / tasks due',
      target: { atLeast: 0.95 },
      unit: 'ratio',
    },
    {
      name: 'incident_resolution_time',
      formula: 'median of closing time less opening time',
      target: { atMost: 15 },
      unit: 'minutes',
    },
    {
      name: 'utilisation_balance',
      formula: '1 - standard deviation / mean of the load of people in one role',
      target: { atLeast: 0.8 },
      unit: 'ratio',
    },
  ],
  instructions: { Beginner: beginner, Intermediate: intermediate, Advanced: advanced },
});
