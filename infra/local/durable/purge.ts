import type { ClientNeeds } from './client-calls.ts';
import type { InstanceFilter } from './instance-filter.ts';
import { DurableRefusal } from './refusal.ts';
import { isFinal } from './store.ts';

/** Removes an instance that has ended, with its history; one that still runs must be terminated first. */
export async function purge({ commits, store }: ClientNeeds, id: string): Promise<void> {
  const status = await commits.run(() => {
    const found = store.instance(id)?.status;
    if (found !== undefined && isFinal(found)) store.dropInstance(id);
    return found;
  });
  if (status === undefined) throw new DurableRefusal(404, `No instance with the id '${id}' was found.`);
  if (!isFinal(status))
    throw new DurableRefusal(409, `The instance '${id}' has not ended (${status}): terminate it first.`);
}

/** Removes those that have ended, whatever else the filter asks for. Resolves with how many there were. */
export function purgeBy({ commits, store }: ClientNeeds, filter: InstanceFilter): Promise<number> {
  return commits.run(() => {
    const ended = store.instances(filter).filter(({ status }) => isFinal(status));
    ended.forEach(({ id }) => store.dropInstance(id));
    return ended.length;
  });
}
