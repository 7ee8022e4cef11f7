import type { NegotiationPosition } from '../artifacts/venue-negotiation-notes.ts';
import type { VenueCandidate } from '../artifacts/venue-shortlist.ts';
import {
  type AskBase,
  hireAims,
  houseCatering,
  negotiationAsks,
  negotiationGives,
  type NegotiationAsk,
} from '../knowledge/negotiation-levers.ts';
import type { Basis } from '../kernel/basis.ts';
import { formatMinor, shareMinor } from '../kernel/money.ts';
import type { AllIn } from './venue-all-in.ts';

/** Figures of the plan that asks are worth a share of, in the plan's currency. */
export type AskBases = Readonly<Record<Exclude<AskBase, null>, number>>;

/** Hire at which to open, to aim, and to walk away from the first venue to the second. */
export function hireAimsFor(
  own: AllIn,
  other: AllIn | undefined,
  envelopeMinor: number | null,
): { openingAskMinor: number; targetMinor: number; walkAwayMinor: number; positionBasis: Basis } {
  const hire = own.hireMinor;
  // The hire at which this house is as dear, all in, as the way out; never below the estimate that won on its merits.
  const level = other ? hire + Math.max(0, other.totalMinor - own.totalMinor) : hire;
  const walkAwayMinor = envelopeMinor === null ? level : Math.min(level, Math.max(0, envelopeMinor));
  const targetMinor = Math.min(walkAwayMinor, shareMinor(hire, hireAims.targetPercent * 100));
  const openingAskMinor = Math.min(targetMinor, shareMinor(hire, hireAims.openingPercent * 100));
  return {
    openingAskMinor,
    targetMinor,
    walkAwayMinor,
    positionBasis: {
      source: `all-in comparison; ${hireAims.source}`,
      formula:
        'walk away: the estimated hire + what the second venue costs more all-in, at most the envelope; target and opening: percent of the hire',
      inputs: {
        hire,
        allIn: own.totalMinor,
        secondAllIn: other?.totalMinor ?? 'no second venue',
        envelope: envelopeMinor ?? 'no limit',
        targetPercent: hireAims.targetPercent,
        openingPercent: hireAims.openingPercent,
      },
    },
  };
}

export type House = Pick<VenueCandidate, 'features'>;

export interface TradeWish {
  /** How many asks to bring up at most. */
  most: number;
  values: boolean;
  /** The order is a playbook with the hire at which each trade is enough. */
  playbook: boolean;
}

/** Asks that apply to this house, the most valuable first; without values in the order of how easily houses agree. */
export function tradesFor(
  house: House,
  bases: AskBases,
  aims: { openingAskMinor: number; walkAwayMinor: number },
  currency: string,
  { most, values, playbook }: TradeWish,
): NegotiationPosition['trades'] {
  const kitchen = catersItself(house) ? 'own-kitchen' : 'no-kitchen';
  const priced = negotiationAsks
    .filter(({ needs = kitchen }) => needs === kitchen)
    .map((ask) => ({ ask, worth: worthOf(ask, bases) }))
    .filter(({ ask, worth }) => ask.base === null || (worth ?? 0) > 0);
  const ordered = values ? priced.toSorted((a, b) => rank(b) - rank(a)) : priced;
  const kept = ordered.slice(0, most);
  return kept.map(({ ask, worth }, index) => ({
    order: index + 1,
    give: negotiationGives.find(({ id }) => id === ask.give)?.label ?? ask.give,
    ask: ask.label,
    kind: ask.kind,
    valueMinor: values ? worth : null,
    valueNote: valueNote(ask, worth, bases, currency, values),
    source: ask.source,
    ...(playbook && { signAtMinor: signAt(index + 1, kept.length, aims) }),
  }));
}

export function catersItself({ features }: House): boolean {
  return features.some((feature) => houseCatering.test(feature));
}

/** Savings before cover before terms, each by worth. */
function rank({ ask, worth }: { ask: NegotiationAsk; worth: number | null }): number {
  const kinds = { saving: 2, cover: 1, terms: 0 } as const;
  return kinds[ask.kind] * 1e13 + (worth ?? 0);
}

function worthOf({ base, percent }: NegotiationAsk, bases: AskBases): number | null {
  return base === null ? null : shareMinor(bases[base], percent * 100);
}

const baseNames: Readonly<Record<Exclude<AskBase, null>, string>> = {
  hire: 'the estimated hire',
  'set-up': 'the hire of the set-up days',
  food: 'the expected food and drink',
  network: 'the line that would be ordered',
  'technology-fee': 'the usual fee',
  overtime: 'the labour outside usual hours',
  shortfall: 'half of the hire, the usual fee three to six months before',
};

function valueNote(
  { base, percent, kind }: NegotiationAsk,
  worth: number | null,
  bases: AskBases,
  currency: string,
  values: boolean,
): string {
  if (base === null || worth === null) return 'No price: it eases the cash flow or the work on site';
  if (!values) return `A share of ${baseNames[base]}`;
  const what = `${percent} % of ${baseNames[base]} (${formatMinor(bases[base], currency)})`;
  return kind === 'cover' ? `${what}: what it would save in a bad case` : what;
}

/** From the opening ask, step by step, to the walk-away point: each trade given leaves less reason to pay more. */
function signAt(order: number, of: number, aims: { openingAskMinor: number; walkAwayMinor: number }): number {
  const span = aims.walkAwayMinor - aims.openingAskMinor;
  return aims.openingAskMinor + Math.round((span * order) / of);
}
