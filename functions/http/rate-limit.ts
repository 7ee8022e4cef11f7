import { Fault } from '../../shared/kernel/errors.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import type { Settings } from '../../shared/kernel/settings.ts';

/** What a request costs: each kind is counted by itself. Heavy is what plans, computes files or takes lists in. */
export type RequestKind = 'reads' | 'writes' | 'heavy';

const windowSeconds = 60;
/** Counters kept at most; the oldest goes first, so a crowd of callers costs no memory. */
const mostCounters = 10_000;

interface Counter {
  window: number;
  used: number;
}

/** How a caller stands after one more request; `refused` when it is one too many. */
export interface RateStanding {
  refused: boolean;
  headers: Record<string, string>;
}

/** Counts requests by caller and kind in windows of a minute, in the memory of this process. */
export class RateLimiter {
  readonly #limits: Readonly<Record<RequestKind, number>>;
  readonly #counters = new Map<string, Counter>();

  constructor(settings: Settings) {
    this.#limits = {
      reads: settings.EODS_READS_PER_MINUTE,
      writes: settings.EODS_WRITES_PER_MINUTE,
      heavy: settings.EODS_HEAVY_PER_MINUTE,
    };
  }

  /** `now` in wall-clock milliseconds. */
  count({ organisationId, principal }: Scope, kind: RequestKind, now: number): RateStanding {
    const limit = this.#limits[kind];
    const window = Math.floor(now / 1_000 / windowSeconds);
    const counter = this.#counterOf(JSON.stringify([kind, organisationId, principal.id]), window);
    counter.used += 1;
    const left = Math.max(0, limit - counter.used);
    const seconds = Math.max(1, Math.ceil((window + 1) * windowSeconds - now / 1_000));
    const refused = counter.used > limit;
    return {
      refused,
      // draft-ietf-httpapi-ratelimit-headers-11
      headers: {
        'ratelimit-policy': `"${kind}";q=${limit};w=${windowSeconds}`,
        ratelimit: `"${kind}";r=${left};t=${seconds}`,
        ...(refused && { 'retry-after': String(seconds) }),
      },
    };
  }

  #counterOf(key: string, window: number): Counter {
    const known = this.#counters.get(key);
    if (known?.window === window) return known;
    const fresh = { window, used: 0 };
    this.#counters.delete(key);
    this.#counters.set(key, fresh);
    // A counter is set anew with each window, so what is oldest comes first.
    for (const [oldest] of this.#counters) {
      if (this.#counters.size <= mostCounters) break;
      this.#counters.delete(oldest);
    }
    return fresh;
  }
}

export function tooMany(kind: RequestKind, { headers }: RateStanding): Fault {
  const policy = headers['ratelimit-policy'];
  return new Fault(
    'request.too-many',
    `You have sent more ${kind === 'heavy' ? 'heavy requests' : kind} within a minute than one caller may (${policy}); go on after the seconds that Retry-After names.`,
  );
}
