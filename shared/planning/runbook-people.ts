import type { LogisticsPlanBody } from '../artifacts/logistics-plan.ts';
import type { RunbookBody } from '../artifacts/runbook.ts';
import type { ScheduleBody } from '../artifacts/schedule.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import { emergencyNumbers } from '../knowledge/emergency-numbers.ts';
import { callTimes, dayCues, usualCall } from '../knowledge/run-of-show-cues.ts';
import { beginsDayBefore } from './load-in.ts';
import { shifted } from './local-time.ts';
import { agentTitles } from './owner-titles.ts';

type Call = RunbookBody['callSheet'][number];

/**
 * When each role of the staff plan is called and released, by day. Whoever loads in on the day before is released for
 * the night and called again in the morning.
 */
export function callSheet(
  { days, setUp, tearDown }: Pick<ScheduleBody, 'days' | 'setUp' | 'tearDown'>,
  { staff }: Pick<LogisticsPlanBody, 'staff'>,
): Call[] {
  return days.flatMap(({ date, doors, closes }, index) =>
    staff
      .filter(({ count }) => count > 0)
      .flatMap(({ role, count: people }): Call[] => {
        const { beforeDoors, strike, reportTo } =
          callTimes.find((entry) => entry.role.test(role)) ?? usualCall;
        const evening = index === 0 && beforeDoors === null ? eveningBefore(setUp) : null;
        const early = index === 0 && !evening ? setUp.start : shifted(doors, -dayCues.crewCallBeforeDoors);
        const call = beforeDoors === null ? early : shifted(doors, -beforeDoors);
        const callAt = call < setUp.start ? setUp.start : call;
        const releaseAt = strike && index === days.length - 1 ? tearDown.end : closes;
        return [
          ...(evening ? [{ ...evening, role, people, reportTo }] : []),
          { date, role, people, callAt, releaseAt, reportTo },
        ];
      }),
  );
}

/** The load-in of the day before, where it begins then. */
function eveningBefore(
  setUp: Pick<ScheduleBody['setUp'], 'start' | 'end' | 'basis'>,
): Pick<Call, 'date' | 'callAt' | 'releaseAt'> | null {
  if (!beginsDayBefore(setUp)) return null;
  const minutes = Number(setUp.basis.inputs['hoursDayBefore'] ?? 0) * 60;
  return { date: setUp.start.slice(0, 10), callAt: setUp.start, releaseAt: shifted(setUp.start, minutes) };
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
