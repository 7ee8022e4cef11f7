import { describe, expect, it } from 'vitest';
import { readSample } from './read-sample.ts';

const mails = {
  developers:
    "Hi team, we'd like to run a two-day developer conference in Berlin next spring, ideally Tue 11 and Wed 12 May 2027. Around 200 attendees, 3 parallel tracks, about 24 sessions of 45 min plus a keynote each morning. Budget roughly €95,000 excl. VAT, tickets at about €290. Somewhere in the city centre, easily reachable by S-Bahn. No goodie bags please. I'm the owner (Jana Brandt), our finance team signs off the money. Thanks, Jana",
  community:
    'PyData Hamburg 2027 is a 180-person conference on 3-4 June 2027 at a venue near Hauptbahnhof. Two tracks, 20 talks of 30 minutes. We have EUR 60,000 net, hard limit. Organiser: Mira Lang. We do not need streaming.',
  sales:
    'Save the date: our annual sales kickoff in Denver, Jan 19-20 2027. 120 sellers. Budget of $150k all in. One plenary, four breakouts, dinner on night one for everybody. Marcus runs it, Priya in finance approves spend, and please no hotel ballrooms.',
};
const read = (mail: keyof typeof mails) => {
  const { brief } = readSample({ text: mails[mail] });
  const has = (concept: string) => brief.constraints.filter((entry) => entry.concept === concept);
  return { brief, has, people: brief.stakeholders.map(({ name, role }) => `${name}: ${role}`) };
};

describe('a mail in prose', () => {
  it('counts sessions as talks, takes the S-Bahn for public transport, and knows who writes', () => {
    const { has, people } = read('developers');
    expect(has('talks')[0]?.value).toMatchObject({ count: 24, minutes: 45 });
    expect([has('near-transit').length, has('no-swag').length, has('swag').length]).toEqual([1, 1, 0]);
    expect(people).toEqual(['Finance: Budget Approval', 'Jana Brandt: Owner']);
  });

  it('is called by its first words, and counts a "180-person conference"', () => {
    const { brief, has } = read('community');
    expect(brief.title).toBe('PyData Hamburg 2027');
    expect(brief.audience).toEqual({ inPerson: 180, online: 0 });
    expect(has('near-transit')).toHaveLength(1);
    expect(has('streaming')).toEqual([]);
  });

  it('takes so many of somebody for the audience, whoever runs it for the owner, and "save the date" for no title', () => {
    const { brief, has, people } = read('sales');
    expect(brief).toMatchObject({ title: null, eventType: 'conference', audience: { inPerson: 120 } });
    expect(has('reception')[0]?.value).toMatchObject({ kind: 'dinner' });
    expect(people).toEqual(['Priya: Budget Approval', 'Marcus: Owner']);
    expect(brief.constraints.map(({ value }) => value?.['not'])).not.toContain('accommodation');
  });
});
