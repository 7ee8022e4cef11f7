import { queueOf } from '../kernel/agent-work.ts';
import { withinTime } from '../kernel/within-time.ts';
import { catalog } from './catalog.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** What an app needs to take work, each reached as the identity of the app where it is one of Azure. */
export const neededParts = ['sql', 'documents', 'keys', 'queues'] as const;
export type NeededPart = (typeof neededParts)[number];

export type Reached = Partial<Record<NeededPart, { ok: true } | { ok: false; why: unknown }>>;

type Reachable = Pick<WorkflowPorts, 'relay' | 'documents' | 'keys' | 'queues' | 'now'>;

/** Anybody may ask, and Key Vault counts calls: what costs money or quota is asked again after this time only. */
const rememberedMs = { reached: 10_000, failed: 1000 };

/** Of the ports of one host; several live in one process of tests. */
const known = new WeakMap<Reachable, Map<NeededPart, { until: number; asked: Promise<void> }>>();

/** SQL is asked each time. Where there are no queues - a run does all work itself then - none are asked. */
export async function readiness(ports: Reachable, limitMs: number): Promise<Reached> {
  const asking: [NeededPart, Promise<unknown>][] = [
    ['sql', ports.relay.pending(1)],
    ['documents', remembered(ports, 'documents', () => readNothing(ports))],
    ['keys', remembered(ports, 'keys', () => ports.keys.reach())],
  ];
  // One stands for all of a namespace.
  const [agent] = catalog.agents.keys();
  if (agent !== undefined && ports.queues.connected())
    asking.push(['queues', remembered(ports, 'queues', () => ports.queues.reach(queueOf(agent)))]);
  const reached: Reached = {};
  await Promise.all(
    asking.map(async ([part, asked]) => {
      try {
        await withinTime(asked, limitMs, `${part} did not answer within ${limitMs} ms`);
        reached[part] = { ok: true };
      } catch (why) {
        reached[part] = { ok: false, why };
      }
    }),
  );
  return reached;
}

/** A document that is never there, of an organisation that is nobody's. */
async function readNothing({ documents }: Reachable): Promise<void> {
  const organisationId = 'none';
  const principal = { id: 'system', name: 'system', roles: ['system'] };
  await documents.read({ organisationId, principal }, 'none', 'none');
}

function remembered(ports: Reachable, part: NeededPart, ask: () => Promise<void>): Promise<void> {
  const own = known.get(ports) ?? new Map<NeededPart, { until: number; asked: Promise<void> }>();
  known.set(ports, own);
  const last = own.get(part);
  if (last && ports.now() < last.until) return last.asked;
  const asking = { until: ports.now() + rememberedMs.reached, asked: ask() };
  own.set(part, asking);
  asking.asked.catch(() => (asking.until = ports.now() + rememberedMs.failed));
  return asking.asked;
}
