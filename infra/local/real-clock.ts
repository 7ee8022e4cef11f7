import type { Clock } from './clock.ts';

/** setTimeout treats a longer delay as overflow and fires at once. */
const longestDelay = 2 ** 31 - 1;

export const realClock: Clock = {
  now: () => Date.now(),
  at(at, call) {
    let timer: NodeJS.Timeout;
    const arm = () => {
      const left = Math.max(0, at - Date.now());
      timer = setTimeout(() => (Date.now() >= at ? call() : arm()), Math.min(left, longestDelay));
    };
    arm();
    return () => clearTimeout(timer);
  },
};
