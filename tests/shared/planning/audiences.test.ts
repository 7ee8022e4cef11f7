import { describe, expect, it } from 'vitest';
import type { EventBriefBody } from '../../../shared/artifacts/event-brief-schema.ts';
import type { StakeholderMapBody } from '../../../shared/artifacts/stakeholder-map.ts';
import { audiencesOf } from '../../../shared/planning/audiences.ts';
import { planFor } from '../../support/plan-for.ts';

const audiences = (brief: object) =>
  (planFor(brief)['StakeholderMap'] as StakeholderMapBody).audiences.map(({ id, name }) => [id, name]); // drafted by its task

const base = {
  as_of: '2027-02-01',
  location: 'Vienna, Austria',
  stakeholders: [{ name: 'Ida', role: 'Owner' }],
  budget: 'EUR 20,000',
  objectives: ['Agree on next year'],
};

describe('audiences', () => {
  it('of a board dinner of five are its guests', () => {
    const dinner = {
      ...base,
      title: 'Board dinner',
      event_type: 'other',
      audience_size: 5,
      date_range_start: '2027-04-14T19:00',
      date_range_end: '2027-04-14T22:00',
      constraints: ['seated dinner'],
    };
    expect(audiences(dinner)).toEqual([['attendees', 'Guests']]);
  });

  it('of an event online only has nobody on site', () => {
    const brief = planFor('krakow')['EventBrief'] as EventBriefBody; // drafted by its task
    const online = audiencesOf({ ...brief, audience: { inPerson: 0, online: 300 } });
    expect(online.map(({ id }) => id)).toEqual(['online', 'speakers', 'staff']);
  });
});
