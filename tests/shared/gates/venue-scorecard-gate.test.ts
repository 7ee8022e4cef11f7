import { describe, expect, it } from 'vitest';
import { venueScorecardGate } from '../../../shared/gates/venue-scorecard-gate.ts';
import { type Bodies, planFor } from '../../support/plan-for.ts';
import { brokenGateRules } from '../../support/spoiled.ts';

const context = { level: 'Beginner', asOf: '2027-02-01', execution: 'live' } as const;

const spoilt: Record<string, (plan: Bodies) => void> = {
  'there are at least five leads': ({ VenueLeads }) => (VenueLeads.leads = VenueLeads.leads.slice(0, 4)),
  'there are at least three candidates': ({ VenueShortlist }) =>
    (VenueShortlist.candidates = VenueShortlist.candidates.slice(0, 2)),
  'the weights sum to 10,000 basis points': ({ VenueScorecard }) =>
    (VenueScorecard.criteria[0].weightBp -= 1),
  'every candidate is scored on every criterion': ({ VenueScorecard }) => VenueScorecard.rows[0].scores.pop(),
  'every score has a rationale': ({ VenueScorecard }) => (VenueScorecard.rows[0].scores[0].rationale = ''),
  'one candidate is recommended, with a reason': ({ VenueScorecard }) => (VenueScorecard.recommended = null),
  'every candidate holds the audience and is not far too large': ({ VenueShortlist }) =>
    (VenueShortlist.candidates[0].layoutCapacity = 900),
  'every candidate meets the musts, or they are marked for a check': ({ VenueShortlist }) =>
    Object.assign(VenueShortlist.candidates[0], { meets: [], toVerify: [] }),
  'every candidate is within what is set aside for the venue': ({ VenueCriteria }) =>
    (VenueCriteria.budgetRange.maxMinor = 100),
  'the dates are asked for at two venues, or at the only one': ({ VenueAvailability }) =>
    VenueAvailability.checks.pop(),
  'every venue that is asked has a position to negotiate from': ({ VenueNegotiationNotes }) =>
    VenueNegotiationNotes.positions.pop(),
};

describe('venue-scorecard-gate', () => {
  it('passes the plan for a small meetup', () => {
    expect(brokenGateRules(venueScorecardGate, () => {})).toEqual([]);
  });

  it.each(venueScorecardGate.rules)('%s', (rule) => {
    expect(brokenGateRules(venueScorecardGate, spoilt[rule] ?? (() => {}))).toContain(rule);
  });

  it('lets an event pass that is online only: no venue is the right answer', () => {
    const plan = planFor({
      as_of: '2026-11-23',
      title: 'Web day',
      event_type: 'conference',
      date_range: { start: '2027-06-08', end: '2027-06-08' },
      place: 'Bielefeld, Germany',
      audience_size: 500,
      constraints: 'online only, no venue; budget €20,000',
      stakeholders: [{ name: 'Ann', role: 'Owner' }],
    });
    expect(plan['VenueLeads'].leads).toEqual([]);
    expect(venueScorecardGate.check(plan, context)).toMatchObject({ passed: true, findings: [] });
  });

  it('keeps an honest shorter list, and says what could help', () => {
    const turnedDown = {
      subject: 'venue',
      approvalId: 'a1',
      comment: 'too plain',
      exclude: ['cand-university', 'cand-hotel', 'cand-coworking'],
      limitMinor: 30_000,
      apply: [],
    };
    const plan = planFor('krakow', { records: [{ kind: 'directive', body: turnedDown }] });
    const { findings } = venueScorecardGate.check(plan, context);
    expect(plan['VenueShortlist'].candidates).toHaveLength(2);
    expect(findings.map(({ rule }) => rule)).toEqual(['there are at least three candidates']);
    expect(findings[0]?.detail).toMatch(/turned down by a person/);
    expect(findings[0]?.remedy).toMatch(/relax/i);
  });
});
