/** What timers ask across organisations, on behalf of the platform; nobody else may. */
export interface TimerStore {
  /** Ids of those that ever had an event. */
  organisations(): Promise<string[]>;
}
