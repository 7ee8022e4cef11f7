/** What an event needs though nobody writes it into a brief. Planner's judgement; local rules win. */
export interface ImpliedRequirement {
  id: string;
  text: string;
  area: string;
  acceptance: string;
  /** From this many people on site and online. */
  minHeads: number;
  /** Not asked for where everybody is online. */
  onSite: boolean;
}

export const impliedRequirements = [
  {
    id: 'safe-exit',
    text: 'Everybody can leave the room quickly: exits marked, posted capacity kept',
    area: 'safety',
    acceptance: 'posted capacity and exits seen at the site check',
    minHeads: 0,
    onSite: true,
  },
  {
    id: 'access-question',
    text: 'Access and dietary needs are asked for at registration',
    area: 'access',
    acceptance: 'question on the form, answers with caterer and venue before final numbers',
    minHeads: 0,
    onSite: true,
  },
  {
    id: 'personal-data',
    text: 'Personal data: only what is needed, deleted at a stated date',
    area: 'data',
    acceptance: 'privacy notice on the form, list of who sees the data',
    minHeads: 60,
    onSite: false,
  },
  {
    id: 'conduct',
    text: 'A code of conduct with people to report to',
    area: 'safety',
    acceptance: 'published before registration opens, two named contacts',
    minHeads: 60,
    onSite: false,
  },
  {
    id: 'liability',
    text: 'Public liability insurance for the days and the build-up',
    area: 'money',
    acceptance: 'certificate with the venue 14 days before',
    minHeads: 60,
    onSite: true,
  },
  {
    id: 'first-aid',
    text: 'First aid on site while people are there',
    area: 'safety',
    acceptance: 'provider confirmed in writing, post on the floor plan',
    minHeads: 100,
    onSite: true,
  },
  {
    id: 'control',
    text: 'One place that hears of every incident and keeps the log',
    area: 'safety',
    acceptance: 'control point, radio plan and incident log in the runbook',
    minHeads: 500,
    onSite: true,
  },
  {
    id: 'crowd',
    text: 'Arrivals, corridors and stairs carry the crowd at its peak',
    area: 'safety',
    acceptance: 'crowd and evacuation plan agreed with the venue',
    minHeads: 500,
    onSite: true,
  },
] as const satisfies readonly ImpliedRequirement[];
