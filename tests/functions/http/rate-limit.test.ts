import { describe, expect, it } from 'vitest';
import { RateLimiter } from '../../../functions/http/rate-limit.ts';
import type { Scope } from '../../../shared/kernel/scope.ts';
import { readSettings } from '../../../shared/kernel/settings.ts';

const limits = { EODS_READS_PER_MINUTE: '2', EODS_WRITES_PER_MINUTE: '1' };
const limiter = () => new RateLimiter(readSettings(limits));
const as = (id: string, organisationId = 'org'): Scope => ({
  organisationId,
  principal: { id, name: id, roles: ['planner'] },
});
const minute = 60_000;

describe('the limit of requests', () => {
  it('says in each answer what may be asked, what is left and until when', () => {
    const limit = limiter();
    expect(limit.count(as('ada'), 'reads', 15_000)).toEqual({
      refused: false,
      headers: { 'ratelimit-policy': '"reads";q=2;w=60', ratelimit: '"reads";r=1;t=45' },
    });
  });

  it('refuses what is more, and says when to come again', () => {
    const limit = limiter();
    limit.count(as('ada'), 'writes', 15_000);
    const { refused, headers } = limit.count(as('ada'), 'writes', 15_500);
    expect([refused, headers['retry-after'], headers['ratelimit']]).toEqual([
      true,
      '45',
      '"writes";r=0;t=45',
    ]);
  });

  it('begins anew with each minute', () => {
    const limit = limiter();
    limit.count(as('ada'), 'writes', minute - 1);
    expect(limit.count(as('ada'), 'writes', minute).refused).toBe(false);
  });

  it('counts each caller, each organisation and each kind by itself', () => {
    const limit = limiter();
    const refused = [as('ada'), as('bea'), as('ada', 'other')].map(
      (scope) => limit.count(scope, 'writes', 0).refused,
    );
    expect([...refused, limit.count(as('ada'), 'reads', 0).refused]).toEqual([false, false, false, false]);
  });

  it('remembers the latest 10,000 callers, so that a crowd takes no memory', () => {
    const limit = limiter();
    limit.count(as('first'), 'writes', 0);
    limit.count(as('second'), 'writes', 0);
    for (let n = 0; n < 9_999; n++) limit.count(as(`caller-${n}`), 'writes', 0);
    expect(limit.count(as('second'), 'writes', 0).refused).toBe(true);
    expect(limit.count(as('first'), 'writes', 0).refused).toBe(false);
  });
});
