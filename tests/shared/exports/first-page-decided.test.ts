import { describe, expect, it } from 'vitest';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { approvalOf, contents, firstPageOf } from './printed-plan.ts';

const page = (...args: Parameters<typeof contents>) => firstPageOf(planMarkdown(contents(...args)));
const venueOf = (text: string) => /Venue: (.*)\.$/m.exec(text)?.[1];

describe('first page of a plan that is decided', () => {
  it('names everybody who approved, and the house that holds the days', () => {
    const { VenueAvailability } = fullPlan('krakow');
    const [check, ...more] = VenueAvailability.checks;
    const held = { ...check, venueName: 'Dom Kultury', status: 'definite', recordedBy: 'Ola' };
    const sign = (name: string) => ({ by: name, name, roles: [], at: '2027-02-02T09:30:00Z', comment: '' });
    const approved = approvalOf({
      status: 'approved',
      proposal: { ...approvalOf().proposal, candidateId: check.candidateId },
      decision: { by: 'fin', at: '2027-02-02T09:30:00Z', comment: '' },
      approvedBy: [sign('Ola'), sign('Fin')],
    });
    const artifacts = {
      ...fullPlan('krakow'),
      VenueAvailability: { ...VenueAvailability, checks: [held, ...more] },
    };
    const venue = venueOf(page('krakow', { approvals: [approved], artifacts }));
    expect(venue).toContain('Dom Kultury, for ');
    expect(venue).toContain('approved by Ola and Fin; held definitely');
    expect(venue).not.toContain('a real place has to be named');
  });

  it('is ready where all that is left waits for its day', () => {
    const waitingFor = [{ kind: 'record' as const, what: 'Attendance', who: 'Ola', from: '2027-03-11' }];
    const text = page('krakow', { status: 'waiting', waitingFor, questions: [], conflicts: [] });
    expect(text).toContain('**Status:** ready, the plan is confirmed.');
  });
});
