import { requireOneMachine } from '../../shared/kernel/one-machine.ts';

/**
 * Named places where a test lets the process die (`kill -9` to itself), so that every window between two
 * acknowledgements is exercised on purpose and not by luck. Read from EODS_LOCAL_CRASH=`point:count`.
 */
export const faultPoints = [
  'turn.before-commit',
  'turn.after-commit',
  'activity.after-run-before-commit',
  'http.after-handler-before-answer',
  'event.before-commit',
] as const;

/** Passed only where agents get work through queues: between two moments of one message. */
export const queueFaultPoints = ['queue.after-receive', 'queue.after-handler-before-complete'] as const;

const allPoints = [...faultPoints, ...queueFaultPoints];

export type FaultPoint = (typeof allPoints)[number];

/** Called on passing a point; the `count`-th passage of the configured point does not return. */
export type PassFaultPoint = (point: FaultPoint) => void;

export function faultPointsFrom(setting: string | undefined, die: () => never = killSelf): PassFaultPoint {
  if (!setting) return () => {};
  requireOneMachine('crash-points', process.env);
  const [point, count = '1'] = setting.split(':');
  if (!allPoints.some((known) => known === point) || !/^[1-9]\d*$/.test(count)) {
    throw new Error(
      `EODS_LOCAL_CRASH must be one of ${allPoints.join(', ')}, then ":" and a count; got ${setting}`,
    );
  }
  let left = Number(count);
  return (passed) => {
    if (passed === point && --left === 0) die();
  };
}

function killSelf(): never {
  process.kill(process.pid, 'SIGKILL');
  // The signal may arrive a moment later; nothing may happen in between.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  throw new Error('unreachable');
}
