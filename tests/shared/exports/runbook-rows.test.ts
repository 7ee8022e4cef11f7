import { describe, expect, it } from 'vitest';
import { cueRows } from '../../../shared/exports/runbook-rows.ts';
import type { RunbookBody } from '../../../shared/artifacts/runbook.ts';
import { fullPlan } from '../../support/full-plan.ts';

const { cues }: RunbookBody = fullPlan('toronto', { level: 'Advanced' })['Runbook'];

describe('the printed run of show', () => {
  it('has every cue once, in its order, in a fifth fewer lines where rooms are called alike', () => {
    const rows = cueRows(cues);
    const named = rows.flatMap(({ no }) => no.split(', ').map(Number));
    expect(named.toSorted((a, b) => a - b)).toEqual(cues.map(({ no }) => no));
    const starts = rows.map(({ at }) => at);
    expect(starts).toEqual(starts.toSorted());
    expect(rows.length).toBeLessThan(cues.length * 0.8);
  });

  it('joins the same call at the same time, names its sessions and rooms, and leaves sessions apart', () => {
    const sign = cueRows(cues).find(
      ({ segment }) => segment.startsWith('Five-minute sign') && /Track 3/.test(segment),
    );
    expect(sign?.segment).toMatch(/^Five-minute sign \(Track \d: session \d+, Track \d/);
    expect(sign?.room?.split(', ').length).toBeGreaterThan(1);
    const own = cueRows(cues).filter(({ segment }) => /^Track \d: session \d+$/.test(segment));
    expect(own).toHaveLength(60);
    expect(own.every(({ no }) => !no.includes(','))).toBe(true);
  });
});
