import { Interrupted } from './killed-server.ts';

/** Repeats a request that may be repeated until it is answered. */
export async function again<T>(request: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await request();
    } catch (error) {
      if (!(error instanceof Interrupted)) throw error;
    }
  }
}

/** Makes a request that must not be made twice: after an interruption it first looks for its effect. */
export async function settle<T>(request: () => Promise<T>, effect: () => Promise<T | undefined>): Promise<T> {
  let first = true;
  return again(async () => {
    const found = first ? undefined : await effect();
    first = false;
    return found ?? request();
  });
}
