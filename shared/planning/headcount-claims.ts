import type { BudgetDecisionBody } from '../artifacts/budget-decision.ts';
import type { CostModelBody } from '../artifacts/cost-model.ts';
import { type HeadcountChoice, holdAtOption, planForOption } from '../artifacts/headcount-choice.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import type { Claim } from '../kernel/claim.ts';
import { countWords } from '../kernel/count-words.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { isPerHead } from './cost-simulation.ts';
import { freeOf } from './quote-claims.ts';

const people = (count: number): string => countWords(count, 'person', 'people');

/** The coordinator's side: everybody who is expected by the registrations. */
export function expectedClaims(needed: number | null, choice: HeadcountChoice): Claim[] {
  if (needed === null) return [];
  const wanted = choice && 'holdAt' in choice ? Math.min(needed, choice.holdAt) : needed;
  return [
    {
      key: 'headcount',
      wants: { atLeast: wanted },
      hard: false,
      stated: true,
      byGate: false,
      why: `By the registrations ${people(wanted)} have to be planned for`,
      wrongMinor: null,
      option: {
        id: planForOption(wanted),
        label: `Plan for ${people(wanted)}`,
        effect: 'Food, seats and staff for everybody who is expected; the house has to hold them.',
      },
    },
  ];
}

/** The researcher's side: what the house holds. Of a kind of venue that is an estimate, of a real one a limit. */
export function capacityClaims(house: VenueCandidate | undefined): Claim[] {
  if (!house) return [];
  const most = Math.max(house.capacity, house.layoutCapacity);
  return [
    {
      key: 'headcount',
      wants: { atMost: most },
      hard: house.source !== 'archetype',
      stated: false,
      byGate: false,
      why: `${house.name} holds ${people(most)}`,
      wrongMinor: null,
      option: {
        id: holdAtOption(most),
        label: `Admit ${people(most)} at most`,
        effect: 'Registration closes; whoever is above the number is told now and waits for a place.',
      },
    },
  ];
}

/** The analyst's side: the heads that the estimate carries, and what each one more costs. */
export function carriedClaims(
  { people: { catered }, lines }: CostModelBody,
  decision: BudgetDecisionBody,
): Claim[] {
  if (decision.overBudget || catered === 0) return [];
  const perHead = sumMinor(
    lines.filter(({ driver }) => isPerHead(driver)).map(({ totalMinor }) => totalMinor),
  );
  const perUnitMinor = Math.ceil(perHead / catered);
  const each = formatMinor(perUnitMinor, decision.currency);
  return [
    {
      key: 'headcount',
      wants: { atMost: catered },
      hard: false,
      stated: false,
      byGate: true,
      why: `The budget carries ${people(catered)}, and each one more costs ${each}`,
      wrongMinor: 0,
      option: {
        id: holdAtOption(catered),
        label: `Stay with ${people(catered)}`,
        effect: 'Registration closes; whoever is above the number is told now and waits for a place.',
      },
      gives: { ...freeOf(decision), perUnitMinor },
    },
  ];
}
