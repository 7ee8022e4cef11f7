import { costModel } from '../artifacts/cost-model.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { isConfirmed, venueAvailability } from '../artifacts/venue-availability.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import { countryWords } from '../kernel/country-words.ts';
import type { Approval } from '../kernel/run-store.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { sourceLabels } from './venue-sections.ts';

/** The town, and which house is proposed, approved or held there. */
export function where(plan: PlanContents): string {
  const place = drafted(plan, eventBrief)?.place;
  const town = place
    ? [place.area, place.city, countryWords(place.country)].filter(Boolean).join(', ')
    : 'place not known yet';
  return `${town}. Venue: ${venue(plan)}.`;
}

function venue(plan: PlanContents): string {
  const approval = plan.approvals.findLast(({ kind, status }) => kind === 'venue' && status === 'approved');
  const priced = drafted(plan, costModel)?.venue;
  const id =
    approval?.proposal.candidateId ?? priced?.candidateId ?? drafted(plan, venueScorecard)?.recommended;
  const candidate = drafted(plan, venueShortlist)?.candidates.find((entry) => entry.id === id);
  const proposed = approval?.proposal.alternatives.find((entry) => entry.id === id)?.label;
  const name =
    candidate?.name ?? proposed ?? (priced && priced.standing !== 'none' ? priced.name : undefined);
  if (!name) return 'none proposed yet';
  const standing = approval
    ? approvedWords(approval)
    : priced?.standing === 'chosen'
      ? 'chosen, not approved yet'
      : 'recommended, not approved yet';
  const house = heldHouse(plan, id);
  if (house) {
    const stands = house.venueName === name ? '' : `, for ${name}`;
    return `${house.venueName}${stands} – ${standing}; ${house.words}`;
  }
  return `${name} – ${standing}${candidate ? `; ${sourceNote[candidate.source]}` : ''}`;
}

/** The real house that holds the days for a candidate. */
function heldHouse(
  plan: PlanContents,
  id: string | null | undefined,
): { venueName: string; words: string } | null {
  const checks = drafted(plan, venueAvailability)?.checks ?? [];
  const check = checks.find((entry) => entry.candidateId === id && isConfirmed(entry.status));
  if (!check || check.expired || check.venueName === null) return null;
  const words = check.status === 'definite' ? 'held definitely' : 'held as an option';
  return { venueName: check.venueName, words };
}

/** Everybody who said yes. */
export function approvedWords({ approvedBy = [], decision }: Approval): string {
  const names = approvedBy.map(({ name }) => name);
  return `approved by ${names.length > 0 ? names.join(' and ') : (decision?.by ?? 'a person')}`;
}

const sourceNote: typeof sourceLabels = {
  ...sourceLabels,
  archetype: 'a kind of venue only, a real place has to be named',
};
