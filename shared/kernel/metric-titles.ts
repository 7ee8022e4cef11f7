const titles: Readonly<Record<string, string>> = {
  timeline_slippage: 'Timeline slippage',
  on_time_task_rate: 'On-time tasks',
  incident_resolution_time: 'Incident resolution time (median)',
  budget_variance: 'Budget variance',
  budget_used: 'Budget used',
  cost_per_attendee: 'Cost per attendee',
  cost_per_unit_raised: 'Cost per unit of money raised',
  attendance_rate: 'Attendance rate',
  attendance_of_target: 'Attendance against the target',
  satisfaction: 'Attendee satisfaction',
  net_promoter_score: 'Net promoter score',
  risk_coverage: 'Risk coverage',
  stakeholder_satisfaction: 'Stakeholder satisfaction',
  savings_identified: 'Savings identified',
  reserve_adequacy: 'Contingency adequacy',
  utilisation_balance: 'Balance of workload',
  shortlist_quality: 'Shortlist quality',
  budget_fit: 'Venue budget fit',
  confirmed_holds: 'Confirmed venue holds',
};

/** What planners call a metric; the unit stands with its value. A test sees that every metric has a title. */
export const metricTitle = (name: string): string => titles[name] ?? name.replaceAll('_', ' ');
