import { Fault } from '../kernel/errors.ts';
import type { RunTransaction } from '../kernel/run-store.ts';
import { utcDay } from '../kernel/run-clock.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

interface RunLimits {
  /** Runs that have started and are not over. */
  active: number;
  /** Starts within a day, UTC. */
  startsPerDay: number;
}

/** How many runs there may be, plans and rehearsals alike. */
export interface RunQuotas {
  organisation: RunLimits;
  person: RunLimits;
  /** Runs that one process may be working on when another one starts. */
  atWork: number;
}

const dayMs = 86_400_000;
/** When a run will end nobody knows: seconds after which it is worth asking again. */
const untilOneMayHaveEnded = 60;

/** Seconds in which some of the runs that are being planned come to wait for people. */
const untilSomeRest = 10;

/** Refuses a start while as many runs wait for their next draft as may: each one more would make all of them wait longer. */
export function requireRoomToPlan({ atWork, quotas, now }: Pick<WorkflowPorts, 'atWork' | 'quotas' | 'now'>) {
  const runs = atWork.count(now());
  if (runs < quotas.atWork) return;
  throw new Fault(
    'run.queue-full',
    `${runs} runs are being planned here, of ${quotas.atWork} at once; nothing was started.`,
    [],
    { retryAfter: untilSomeRest },
  );
}

/** Refuses one run too many. What it counts holds until the transaction of the start ends. */
export async function requireRoomToStart(ports: WorkflowPorts, tx: RunTransaction): Promise<void> {
  const now = ports.now();
  const started = await tx.countStarted(utcDay(now));
  for (const [whose, who] of [
    ['organisation', 'The organisation'],
    ['person', 'You'],
  ] as const) {
    const { active, startedOnDay } = started[whose];
    const limits = ports.quotas[whose];
    const have = whose === 'person' ? 'have' : 'has';
    if (active >= limits.active)
      throw exceeded(
        `${who} ${have} ${active} runs under way, of ${limits.active} at once; one has to end or be cancelled first.`,
        untilOneMayHaveEnded,
      );
    if (startedOnDay >= limits.startsPerDay)
      throw exceeded(
        `${who} ${have} started ${startedOnDay} runs today, of ${limits.startsPerDay} a day; the next day begins at midnight UTC.`,
        Math.ceil((dayMs - (now % dayMs)) / 1_000),
      );
  }
}

const exceeded = (detail: string, retryAfter: number) =>
  new Fault('quota.exceeded', detail, [], { retryAfter });
