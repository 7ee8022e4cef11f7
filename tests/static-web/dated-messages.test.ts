import { describe, expect, it } from 'vitest';
import { datedMessages } from '../../static-web/src/pages/event/communications/dated-messages.ts';
import type { Communication } from '../../shared/artifacts/communications-plan.ts';

describe('messages of all audiences', () => {
  it('stand by day, with whom they go to and who sends them', () => {
    const line = (audience: string, ...days: string[]) =>
      ({
        audience,
        owner: 'Event Planner',
        messages: days.map((on) => ({ id: on, on, what: 'News', kind: 'full', late: false })),
      }) as unknown as Communication; // nothing else is read
    const rows = datedMessages([
      line('Attendees', '2027-02-09', '2027-05-03'),
      line('Speakers', '2027-03-09'),
    ]);
    expect(rows.map(({ on, audience, owner }) => `${on} ${audience} ${owner}`)).toEqual([
      '2027-02-09 Attendees Event Planner',
      '2027-03-09 Speakers Event Planner',
      '2027-05-03 Attendees Event Planner',
    ]);
  });
});
