/** What the simulator reports in place of people and the world; stored as a record that is marked as simulated. */
export interface SimulatedRecord {
  kind:
    | 'hold'
    | 'task-progress'
    | 'actual-cost'
    | 'attendance'
    | 'survey'
    | 'incident'
    | 'risk-status'
    | 'conclusion';
  body: Record<string, unknown>;
  /** When it would have happened: ISO UTC text. */
  at: string;
}
