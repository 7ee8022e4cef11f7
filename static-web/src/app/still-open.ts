import type { ScheduleBody, Session } from '../../../shared/artifacts/schedule.ts';
import type { VendorContract } from '../../../shared/artifacts/vendor-contracts.ts';
import type { VenueAvailabilityBody } from '../../../shared/artifacts/venue-availability.ts';
import { tieBreak } from '../../../shared/contracts/tie-break.ts';
import { isOpenSlot, toBeChosen } from '../../../shared/kernel/open-words.ts';
import type { Question } from '../api/shapes.ts';
import { counted } from '../ui/figures.ts';

/** What a go is decided by; undefined while it is not drafted or fetched. */
export interface Plan {
  /** With the other side as far as it is known. */
  contracts: readonly Pick<VendorContract, 'vendor'>[] | undefined;
  schedule: Pick<ScheduleBody, 'sessions' | 'unplaced'> | undefined;
  holds: Pick<VenueAvailabilityBody['holds'], 'confirmed' | 'wanted'> | undefined;
  /** What the scorecard says is to be settled with the house before its contract. */
  beforeContract: readonly string[];
  questions: readonly Pick<Question, 'kind' | 'status' | 'answer' | 'options' | 'text'>[];
}

export interface OpenMatter {
  what: string;
  /** The part of the event that shows it; the overview where empty. */
  part: string;
}

const spoken: readonly Session['kind'][] = ['keynote', 'talk', 'panel', 'workshop'];

/** What the plan itself knows to be open when people are asked for the go: it keeps nobody from giving it. */
export function stillOpen(plan: Plan): OpenMatter[] {
  return [
    ...openContracts(plan),
    ...openHolds(plan),
    ...openChecks(plan),
    ...openProgramme(plan),
    ...openConflicts(plan),
  ];
}

function openContracts({ contracts = [] }: Plan): OpenMatter[] {
  const open = contracts.filter(({ vendor }) => vendor === toBeChosen).length;
  if (open === 0) return [];
  return [
    {
      what: `No vendor is chosen for ${open} of ${counted(contracts.length, 'contract')}`,
      part: 'contracts',
    },
  ];
}

function openHolds({ holds }: Plan): OpenMatter[] {
  if (!holds || holds.confirmed >= holds.wanted) return [];
  const { confirmed, wanted } = holds;
  return [
    { what: `${confirmed} of ${counted(wanted, 'venue hold')} that the plan asks for stand`, part: 'venues' },
  ];
}

/** Nobody records that a check was done: whoever signs is told what to ask for. */
function openChecks({ beforeContract }: Plan): OpenMatter[] {
  const { length } = beforeContract;
  return length > 0
    ? [
        {
          what: `${counted(length, 'check')} of the house before its contract, if not done yet`,
          part: 'venues',
        },
      ]
    : [];
}

function openProgramme({ schedule }: Plan): OpenMatter[] {
  if (!schedule) return [];
  const { sessions, unplaced } = schedule;
  const slots = sessions.filter(isOpenSlot).length;
  const bySpeakers = sessions.filter((session) => spoken.includes(session.kind) && !isOpenSlot(session));
  const unnamed = bySpeakers.filter(({ speakers }) => speakers.length === 0).length;
  const matters = [
    slots > 0 && `${counted(slots, 'open slot')} in the programme`,
    unnamed > 0 && `No speaker is named for ${unnamed} of ${counted(bySpeakers.length, 'session')}`,
    unplaced.length > 0 && `${counted(unplaced.length, 'session')} without a place in the programme`,
  ];
  return matters.flatMap((what) => (what ? [{ what, part: 'programme' }] : []));
}

/** Open ones, and those in which people chose to leave things as they are: what a rule settles is decided with its approval. */
function openConflicts({ questions }: Plan): OpenMatter[] {
  const conflicts = questions.filter(({ kind }) => kind === 'conflict');
  return conflicts.flatMap(({ status, text, options, answer }) => {
    if (status === 'open') return [{ what: `Conflict not decided: ${text}`, part: '' }];
    const taken = options.find(({ id }) => status === 'answered' && id === answer?.value);
    return taken?.id.startsWith('keep-') && answer?.by !== tieBreak
      ? [{ what: `Conflict kept as it is (${taken.label}): ${text}`, part: '' }]
      : [];
  });
}
