import { Fault } from '../../../../shared/kernel/errors.ts';

/** The fault that the work ends with; anything else that is thrown fails the test. */
export function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
}
