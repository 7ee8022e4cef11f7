interface MetricWords {
  title: string;
  /** How it is computed, as a planner would say it. */
  how: string;
}

/** Below this a net promoter score says nothing. */
export const leastNpsResponses = 10;

const satisfied = 'Satisfied answers, out of all answers to the survey.';

const words: Readonly<Record<string, MetricWords>> = {
  timeline_slippage: {
    title: 'Timeline slippage',
    how: 'Working days by which the critical path ends late, compared with the working days it was planned to take; an early end counts as none.',
  },
  on_time_task_rate: {
    title: 'On-time tasks',
    how: 'Tasks reported finished on or before their planned end, out of all that were due; cancelled ones are left out.',
  },
  incident_resolution_time: {
    title: 'Incident resolution time (median)',
    how: 'Minutes from the report of an incident to its end: half of the closed incidents took less, half took more.',
  },
  budget_variance: {
    title: 'Budget variance',
    how: 'What the event costs in the end, above or below the budget, as a share of the budget. Costs count as reported; what nobody has reported yet counts as planned.',
  },
  budget_used: { title: 'Budget used', how: 'What the event cost, as a share of the budget.' },
  cost_per_attendee: {
    title: 'Cost per attendee',
    how: 'What the event cost, divided by the people who checked in. The target is the planned cost divided by the people wanted on site.',
  },
  cost_per_unit_raised: {
    title: 'Cost per unit of money raised',
    how: 'What the event cost, divided by what was raised in the end, once that is known.',
  },
  ticket_income: {
    title: 'Ticket income',
    how: 'In a rehearsal: people who registered, times the price in the brief, without tax where the plan is. What a real event sold is not recorded here.',
  },
  result_after_tickets: {
    title: 'Ticket income less cost',
    how: 'Ticket income less what the event cost; below zero the tickets do not pay for it.',
  },
  attendance_rate: {
    title: 'Attendance rate',
    how: 'People who checked in, out of those who registered.',
  },
  attendance_of_target: {
    title: 'Attendance against the target',
    how: 'People who checked in, out of the people wanted on site.',
  },
  satisfaction: { title: 'Attendee satisfaction', how: satisfied },
  net_promoter_score: {
    title: 'Net promoter score',
    how: `Share of people who would recommend the event less the share who would not, in points, from ${leastNpsResponses} answers on.`,
  },
  risk_coverage: {
    title: 'Risk coverage',
    how: 'Risks that have a mitigation, a trigger, a response and an owner, out of all risks; a risk counts by its rating.',
  },
  stakeholder_satisfaction: { title: 'Stakeholder satisfaction', how: satisfied },
  savings_identified: {
    title: 'Savings identified',
    how: 'What all listed savings that are not used yet would save, as a share of the first budget.',
  },
  reserve_adequacy: {
    title: 'Contingency adequacy',
    how: 'The contingency, out of the reserve that would be enough in four of five simulated outcomes; more than enough counts as 100 %.',
  },
  utilisation_balance: {
    title: 'Balance of workload',
    how: 'How evenly work is shared among people of one role: 100 % where everybody carries the same load, less the more their loads differ.',
  },
  shortlist_quality: {
    title: 'Shortlist quality',
    how: 'Average score of the venues on the shortlist, out of the best possible score.',
  },
  budget_fit: {
    title: 'Venue budget fit',
    how: 'Venues on the shortlist that fit into the price range for the venue, out of all on it.',
  },
  confirmed_holds: {
    title: 'Confirmed venue holds',
    how: 'Venues that hold the dates today: tentatively or definitely, and not run out.',
  },
};

/** What planners call a metric; the unit stands with its value. A test sees that every metric has its words. */
export const metricTitle = (name: string): string => words[name]?.title ?? name.replaceAll('_', ' ');

/** How a metric of this table is computed, in a sentence. */
export function metricFormula(name: string): string {
  const found = words[name];
  if (!found) throw new RangeError(`nobody says how ${name} is computed`);
  return found.how;
}
