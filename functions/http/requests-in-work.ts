import { Fault } from '../../shared/kernel/errors.ts';

let inWork = 0;

export const requestsInWork = (): number => inWork;

/**
 * Runs a request unless this process has as many in work already as it may: what waits in line for longer than its
 * client does helps nobody, and takes the memory of those that could be answered.
 */
export async function inTurn<T>(atOnce: number, work: () => Promise<T>): Promise<T> {
  if (inWork >= atOnce)
    throw new Fault('service.busy', `${inWork} requests are being worked on; try again in a moment.`);
  inWork += 1;
  try {
    return await work();
  } finally {
    inWork -= 1;
  }
}
