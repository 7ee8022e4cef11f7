import { describe, expect, it } from 'vitest';
import { awaitsItsDay, deciderWaitedFor } from '../../static-web/src/app/awaits-its-day.ts';

type Event = Parameters<typeof awaitsItsDay>[0];
const conclude = {
  kind: 'record',
  what: 'Record that it was held.',
  who: 'owner',
  from: '2027-05-21T16:00:00Z',
} as const;
const event = (
  standing: 'on-track' | 'at-risk' | 'waiting' | 'late',
  waitingFor: Event['waitingFor'] = [conclude],
): Event => ({
  status: 'waiting',
  waitingFor,
  summary: { health: { standing, reason: '' } },
});

describe('an event of which everything is decided', () => {
  it('awaits its day until somebody has something to do about it', () => {
    expect(awaitsItsDay(event('on-track'))).toBe(true);
    expect(awaitsItsDay(event('at-risk'))).toBe(true);
    expect(awaitsItsDay(event('waiting'))).toBe(false);
    expect(awaitsItsDay(event('late'))).toBe(false);
  });

  it('does not while anything else waits, or nothing does', () => {
    const { from: _from, ...now } = conclude;
    expect(awaitsItsDay(event('on-track', [conclude, now]))).toBe(false);
    expect(awaitsItsDay(event('on-track', []))).toBe(false);
    expect(awaitsItsDay({ ...event('on-track'), status: 'running' })).toBe(false);
  });
});

describe('an event that waits for a decision', () => {
  const asked = (who: string) => ({ kind: 'approval', what: 'Budget approval', who }) as const;

  it('waits for whoever is asked, where nothing else is waited for', () => {
    expect(deciderWaitedFor(event('on-track', [asked('Fin')]))).toBe('Fin');
    expect(deciderWaitedFor(event('on-track', [asked('Fin'), asked('Ola')]))).toBeUndefined();
    expect(deciderWaitedFor(event('on-track', [asked('Fin'), conclude]))).toBeUndefined();
    expect(deciderWaitedFor({ ...event('on-track', [asked('Fin')]), status: 'paused' })).toBeUndefined();
  });
});
