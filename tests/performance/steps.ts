import { randomBytes } from 'node:crypto';

/**
 * The neutral workload: 8 phases, each one gate and then four agents side by side that return about 2 kB each;
 * phases 4 and 6 wait for an approval in between. 40 steps and 2 signals an instance. Steps do no work: what
 * is measured is the engine.
 */
export interface Steps {
  PHASES: number;
  PHASE_LIST: number[];
  AGENT_LIST: number[];
  APPROVALS: Set<number>;
  gate(id: string, phase: number): Promise<unknown>;
  agent(id: string, phase: number, number: number): Promise<unknown>;
  check(results: { text: string }[]): boolean;
}

export interface Lifecycle {
  start(id: string): Promise<void>;
  signal(id: string, phase: number): Promise<void>;
  result(id: string): Promise<{ phases: number }>;
  close(): Promise<void>;
}

const phases = 8;
const agents = 4;
const text = randomBytes(1425).toString('base64'); // 1,900 characters that do not compress well

interface Progress {
  gateEnded?: number;
  agentEnded?: number;
  signalled?: number;
  agentsLeft: number;
  isFirstAgent: boolean;
}

export interface TimedSteps extends Steps {
  /** Milliseconds from the end of a step's body to the start of the next one that depends on it. */
  hops: number[];
  /** Milliseconds from sending an approval to the first step after it. */
  signals: number[];
  onWaiting: (id: string, phase: number) => void;
  signalled(id: string): void;
  forget(id: string): void;
}

export function timedSteps(): TimedSteps {
  const progress = new Map<string, Progress>();
  const of = (id: string): Progress => {
    const known = progress.get(id) ?? { agentsLeft: 0, isFirstAgent: false };
    progress.set(id, known);
    return known;
  };
  const steps: TimedSteps = {
    PHASES: phases,
    PHASE_LIST: Array.from({ length: phases }, (_, index) => index + 1),
    AGENT_LIST: Array.from({ length: agents }, (_, index) => index),
    APPROVALS: new Set([4, 6]),
    hops: [],
    signals: [],
    onWaiting: () => {},
    signalled: (id) => void (of(id).signalled = performance.now()),
    forget: (id) => void progress.delete(id),
    async gate(id, phase) {
      const at = of(id);
      if (at.agentEnded !== undefined && at.agentsLeft === 0)
        steps.hops.push(performance.now() - at.agentEnded);
      Object.assign(at, { agentsLeft: agents, isFirstAgent: true, gateEnded: performance.now() });
      if (steps.APPROVALS.has(phase)) {
        at.gateEnded = undefined;
        setImmediate(() => steps.onWaiting(id, phase));
      }
      return { id, phase, open: true };
    },
    async agent(id, phase, number) {
      const at = of(id);
      if (at.isFirstAgent) {
        at.isFirstAgent = false;
        if (at.gateEnded !== undefined) steps.hops.push(performance.now() - at.gateEnded);
        else if (at.signalled !== undefined) steps.signals.push(performance.now() - at.signalled);
      }
      at.agentsLeft -= 1;
      at.agentEnded = performance.now();
      return { id, phase, k: number, verdict: 'pass', text };
    },
    check: (results) =>
      results.length === agents && results.every((result) => result.text.length === text.length),
  };
  return steps;
}
