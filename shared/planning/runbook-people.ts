import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { ResourceRosterBody } from '../artifacts/resource-roster.ts';
import type { RunbookBody } from '../artifacts/runbook.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import { compareText } from '../kernel/compare-text.ts';
import { emergencyNumbers } from '../knowledge/emergency-numbers.ts';
import { reportLines } from '../knowledge/run-of-show-cues.ts';
import { agentTitles } from './owner-titles.ts';

type Call = RunbookBody['callSheet'][number];

/** The shifts of the roster by the time of their call, each with whom it reports to. */
export function callSheet({ teams }: Pick<ResourceRosterBody, 'teams'>): Call[] {
  return teams
    .flatMap(({ role, title, people, shifts }) =>
      shifts.map(({ date, from, to }): Call => ({
        date,
        role: title,
        people,
        callAt: from,
        releaseAt: to,
        reportTo:
          reportLines.find((line) => line.role.test(role))?.to ?? agentTitles['logistics-coordinator'],
      })),
    )
    .toSorted((a, b) => compareText(a.callAt, b.callAt));
}

type Contact = RunbookBody['contacts'][number];

/** Names and contacts that somebody gave; everything else is to be named. */
export function contactsOf(
  { people, ownerId }: StakeholderMapBody,
  { vendors }: Pick<LogisticsPlanBody, 'vendors'>,
  { country, small }: { country: string; small: boolean },
): Contact[] {
  const owner = people.find(({ id }) => id === ownerId);
  const others = people.filter(
    ({ id, decides, influence }) => id !== ownerId && (decides.length > 0 || influence !== 'low'),
  );
  const open = (role: string, note: string): Contact => ({ role, name: null, contact: null, note });
  const emergency = emergencyNumbers[country];
  return [
    {
      role: 'Police, fire, ambulance',
      name: null,
      contact: emergency ?? null,
      note: emergency
        ? 'check with the house which number its phones need'
        : 'ask the house for the local number',
    },
    {
      role: 'Owner of the event',
      name: owner?.name ?? null,
      contact: owner?.contact ?? null,
      note: owner ? '' : 'the brief names nobody',
    },
    ...others.map(({ role, name, contact }): Contact => ({ role, name, contact, note: '' })),
    ...(small ? [] : [open('Show caller', 'calls every cue; nobody else does')]),
    open(agentTitles['event-planner'], 'a person on the day'),
    open(agentTitles['logistics-coordinator'], 'a person on the day'),
    open('Duty manager of the venue', 'asked of the venue with the contract'),
    ...vendors
      .filter(({ status }) => status !== 'own-team')
      .map(({ service, status }) =>
        open(service, status === 'in-house' ? 'through the venue' : 'once the vendor is chosen'),
      ),
  ];
}

/** Who is called next, and after how long. Planner's judgement. */
export function escalationOf({ people, ownerId }: StakeholderMapBody): RunbookBody['escalation'] {
  const owner = people.find(({ id }) => id === ownerId)?.name ?? 'Owner of the event (to be named)';
  return [
    { step: 1, who: 'Whoever sees it', when: 'at once: danger to life goes to the emergency number first' },
    {
      step: 2,
      who: agentTitles['logistics-coordinator'],
      when: 'within 5 minutes; opens the incident and its clock',
    },
    { step: 3, who: agentTitles['event-planner'], when: 'open for 10 minutes, or the programme is touched' },
    { step: 4, who: owner, when: 'open for 15 minutes, or money, safety or the press is touched' },
  ];
}
