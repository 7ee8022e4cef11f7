import type { Clock } from '../clock.ts';
import type { DurableEngine } from './engine.ts';
import { showInstance } from './management-instances.ts';
import { answer, jsonBody, positive } from './management-message.ts';
import type { ManagementRequest, ManagementResponse } from './management-message.ts';
import { DurableRefusal } from './refusal.ts';

export interface StartNeeds {
  engine: DurableEngine;
  clock: Clock;
  /** The links of an instance, as the client's check-status response has them. */
  links: (id: string) => Record<string, string>;
}

/** With both `timeout` and `pollingInterval` (seconds) it waits that long for the instance to end. */
export async function startInstance(
  { engine, clock, links }: StartNeeds,
  request: ManagementRequest,
  name: string,
  id: string | undefined,
): Promise<ManagementResponse> {
  const { query } = request;
  const timeout = positive(query, 'timeout');
  const interval = positive(query, 'pollingInterval');
  const wait = timeout !== undefined && interval !== undefined ? { timeout, interval } : undefined;
  if (wait && wait.interval > wait.timeout)
    throw new DurableRefusal(400, 'The timeout is shorter than the pollingInterval.');
  const instanceId = await engine.startNew(name, {
    ...(id ? { instanceId: id } : {}),
    input: jsonBody(request),
    version: query.get('version') ?? undefined,
  });
  const urls = links(instanceId);
  const link = urls.statusQueryGetUri ?? '';
  if (wait && (await hasEnded(engine, clock, instanceId, wait))) {
    const status = engine.getStatus(instanceId);
    return status?.runtimeStatus === 'Completed'
      ? answer(200, status.output)
      : showInstance(engine, link, instanceId, query);
  }
  return answer(202, { ...urls, id: instanceId }, { location: link, 'retry-after': '10' });
}

async function hasEnded(
  engine: DurableEngine,
  clock: Clock,
  id: string,
  { timeout, interval }: { timeout: number; interval: number },
): Promise<boolean> {
  const until = clock.now() + timeout * 1_000;
  for (;;) {
    const at = Math.min(until, clock.now() + interval * 1_000);
    await new Promise<void>((resolve) => void clock.at(at, resolve));
    const status = engine.getStatus(id)?.runtimeStatus;
    if (status && ['Completed', 'Failed', 'Terminated'].includes(status)) return true;
    if (at >= until) return false;
  }
}
