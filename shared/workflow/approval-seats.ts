import { minorUnitDigits, formatMinor } from '../kernel/money.ts';
import type { Amounts, DecidingRole } from '../kernel/organisation-policy.ts';
import type { Approval, ApprovalNeeds, Signature } from '../kernel/run-store.ts';
import { withOverride } from '../kernel/define-knowledge.ts';
import { ratesOf, rateLabelOf, referenceRateTable } from '../knowledge/reference-rates.ts';
import { atPlanningRate } from '../planning/cost-terms.ts';
import type { RunFacts } from './run-facts.ts';

type Seat = readonly DecidingRole[];
/** What a decision is judged by, read in its transaction. */
export type Judged = Pick<RunFacts, 'policy' | 'knowledge'> & { event: Pick<RunFacts['event'], 'execution'> };
type Proposed = Pick<Approval, 'kind' | 'proposal' | 'approvedBy'>;

interface Requirement {
  seats: readonly Seat[];
  /** Somebody must be among them who did not prepare the matter. */
  apart: boolean;
  why: string;
}

/** Why one person is enough where no amount is proposed. */
const withoutAmount: Partial<Record<Approval['kind'], string>> = {
  'final-go': 'It commits no money beyond the budget and the contracts, which were approved before.',
};

/** Whose approval the proposal takes by the organisation's policy. */
export function requirementOf(
  { policy: { policy }, knowledge, event }: Judged,
  proposed: Proposed,
): Requirement {
  const { kind } = proposed;
  const { currency } = proposed.proposal;
  const amountMinor = amountTaken(proposed);
  const tiers = policy.approvals[kind];
  const [first] = tiers;
  const last = tiers.at(-1);
  if (!first || !last) throw new Error(`the policy has no tier for ${kind}`);
  if (event.execution === 'simulated')
    return {
      seats: first.seats.slice(0, 1),
      apart: false,
      why: 'In a rehearsal nothing is committed: one person decides.',
    };
  if (amountMinor === undefined || currency === undefined)
    return { seats: first.seats, apart: false, why: withoutAmount[kind] ?? 'No amount hangs on it.' };
  const limitOf = (amounts: Amounts) => limitIn(amounts, currency, knowledge);
  const tier = tiers.find(({ upTo }) => upTo === null || amountMinor <= limitOf(upTo).minor) ?? last;
  const below = tiers[tiers.indexOf(tier) - 1]?.upTo;
  const amount = formatMinor(amountMinor, currency);
  const range = below
    ? `above ${limitOf(below).words}`
    : tier.upTo
      ? `up to ${limitOf(tier.upTo).words}`
      : 'any amount';
  const separation = limitOf(policy.separationAbove);
  const apart = amountMinor > separation.minor;
  const alone = apart ? ` Above ${separation.words} nobody decides alone about what they prepared.` : '';
  return {
    seats: tier.seats,
    apart,
    why: `${amount}, ${range}, takes ${tier.seats.length === 1 ? 'one person' : `${tier.seats.length} different people`}.${alone}`,
  };
}

/** What is at stake: of the candidate that the first signer took, which need not be the one that was proposed. */
function amountTaken({ proposal, approvedBy = [] }: Proposed): number | undefined {
  const taken = approvedBy[0]?.candidateId;
  return proposal.alternatives.find(({ id }) => id === taken)?.amountMinor ?? proposal.amountMinor;
}

/** Roles of which one is enough to have a say, a rejection included. */
export function rolesWithSay(judged: Judged, proposed: Proposed): DecidingRole[] {
  return [...new Set(requirementOf(judged, proposed).seats.flat())];
}

/** What is still missing; no seat is missing once it is approved. */
export function needsOf(judged: Judged, proposed: Proposed, signatures: readonly Signature[]): ApprovalNeeds {
  const { seats, apart, why } = requirementOf(judged, { ...proposed, approvedBy: signatures });
  const policyVersion = judged.policy.version;
  const missing = unfilled(seats, signatures);
  if (missing.length > 0) return { seats: missing, why, policyVersion };
  if (!apart || signatures.some(({ involved }) => involved === undefined))
    return { seats: [], why, policyVersion };
  return { seats: [[...new Set(seats.flat())]], why, policyVersion };
}

/** Seats that stay empty when the signers sit down as well as they can, each on one. */
function unfilled(seats: readonly Seat[], signers: readonly Signature[]): Seat[] {
  const [seat, ...others] = seats;
  if (!seat) return [];
  const fitting = signers.filter(({ roles }) => seat.some((role) => roles.includes(role)));
  const seated = fitting.map((signer) =>
    unfilled(
      others,
      signers.filter((other) => other !== signer),
    ),
  );
  const left = [[seat, ...unfilled(others, signers)], ...seated];
  return left.reduce((best, now) => (now.length < best.length ? now : best));
}

function limitIn(
  amounts: Amounts,
  currency: string,
  knowledge: RunFacts['knowledge'],
): { minor: number; words: string } {
  const own = amounts[currency];
  if (own !== undefined) return { minor: own, words: formatMinor(own, currency) };
  const [named] = Object.entries(amounts);
  if (!named) throw new Error('the policy names an amount in no currency');
  const [code, amount] = named;
  const override = knowledge.get(referenceRateTable.name);
  const table = override ? withOverride(referenceRateTable, override) : referenceRateTable.value;
  const minor = atPlanningRate(amount, code, currency, ratesOf(table));
  // Without a rate nothing is known to be below the limit: the stricter rule holds.
  if (minor === null) return { minor: 0, words: `${formatMinor(amount, code)} (no rate to ${currency})` };
  const unit = 10 ** minorUnitDigits(currency);
  const rounded = Math.floor(minor / unit) * unit;
  return {
    minor: rounded,
    words: `${formatMinor(rounded, currency)} (${formatMinor(amount, code)}, ${rateLabelOf(table, currency)})`,
  };
}
