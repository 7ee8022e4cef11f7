import { contingencyOption } from '../artifacts/money-claims.ts';
import type { AgentClaim, Reserve } from '../kernel/claim.ts';
import type { ConflictOption, MoneyDraw } from '../kernel/define-task.ts';
import { formatMinor } from '../kernel/money.ts';
import { adequacyOf } from './money-left.ts';

/** What earlier decisions moved, minor units. */
export interface Drawn {
  headroomMinor: number;
  contingencyMinor: number;
  /** Of both, what was moved since the budget was last put up for approval because of it. */
  sinceApprovalMinor: number;
}

export const nothingDrawn: Drawn = { headroomMinor: 0, contingencyMinor: 0, sinceApprovalMinor: 0 };

interface Cover {
  /** The side that gives: what the budget allocates. */
  allocation: AgentClaim;
  /** The side that wants more. */
  quotes: AgentClaim & { wants: { atLeast: number } };
  /** By how much, minor units. */
  overMinor: number;
  drawn: Drawn;
}

/** Money that may be moved, and what of it is left afterwards. */
interface Purse extends Pick<Cover, 'overMinor' | 'drawn'> {
  reserve: Reserve;
  /** Headroom and contingency that no decision has moved yet. */
  headroomMinor: number;
  contingencyMinor: number;
}

/**
 * The ways to settle quotes above their category, in the order in which a planner takes them: keep within the category;
 * the headroom where it is enough; where that would reach into what the owner holds back, or is not enough, what nobody
 * holds back of it and the rest out of the contingency; the contingency alone. Undefined where the giving side says
 * nothing of a reserve.
 */
export function coverOptions({ allocation, quotes, overMinor, drawn }: Cover): ConflictOption[] | undefined {
  const { reserve, freeMinor } = allocation.gives ?? { freeMinor: 0 };
  if (!reserve) return undefined;
  const purse: Purse = {
    overMinor,
    drawn,
    reserve,
    headroomMinor: Math.max(0, freeMinor - drawn.headroomMinor),
    contingencyMinor: Math.max(0, reserve.contingencyMinor - drawn.contingencyMinor),
  };
  const free = Math.max(0, purse.headroomMinor - reserve.heldBackMinor);
  const isEnough = purse.headroomMinor >= overMinor;
  const shares = [
    ...(isEnough ? [0] : []),
    ...(free > 0 && free < overMinor ? [overMinor - free] : []),
    overMinor,
  ];
  const ways = shares.filter((fromContingency) => fromContingency <= purse.contingencyMinor);
  return [
    { ...allocation.option, accepts: true },
    ...ways.map((fromContingency) => wayOut(quotes, purse, fromContingency)),
  ];
}

function wayOut(
  { option, wants: { atLeast } }: Cover['quotes'],
  purse: Purse,
  contingencyMinor: number,
): ConflictOption {
  const { overMinor, reserve, headroomMinor, drawn } = purse;
  const { heldBackMinor, reapprovalFromMinor } = reserve;
  const draws: MoneyDraw = {
    headroomMinor: overMinor - contingencyMinor,
    contingencyMinor,
    freeHeadroomMinor: Math.max(0, headroomMinor + drawn.headroomMinor - heldBackMinor),
    reapprovalFromMinor,
  };
  const source =
    contingencyMinor === 0
      ? 'headroom'
      : draws.headroomMinor === 0
        ? 'contingency'
        : 'headroom and the contingency';
  return {
    id: contingencyMinor === 0 ? option.id : contingencyOption(atLeast, contingencyMinor),
    label: `${option.label}, out of the ${source}`,
    effect: effectOf(draws, purse),
    savingMinor: -overMinor,
    draws,
    accepts: true,
  };
}

function effectOf(draws: MoneyDraw, { reserve, headroomMinor, contingencyMinor, drawn }: Purse): string {
  const { currency, spreadMinor, heldBackMinor } = reserve;
  const money = (minor: number) => formatMinor(minor, currency);
  const parts: string[] = [];
  if (draws.headroomMinor > 0) {
    const left = headroomMinor - draws.headroomMinor;
    const held =
      left < heldBackMinor ? `, less than the ${money(heldBackMinor)} that the owner holds back` : '';
    parts.push(`${money(draws.headroomMinor)} of the headroom: ${money(left)} remain${held}.`);
  }
  if (draws.contingencyMinor > 0) {
    const left = contingencyMinor - draws.contingencyMinor;
    const share = adequacyOf(left, spreadMinor);
    const covers = share === null ? '' : `, ${Math.round(share / 100)} % of what the simulated costs ask for`;
    parts.push(`${money(draws.contingencyMinor)} of the contingency: ${money(left)} remain${covers}.`);
  }
  if (needsApproval(draws, drawn)) parts.push('The budget is put up for approval again.');
  return parts.join(' ');
}

/** Whether a draw, with what was moved before it, takes a new approval: by its size, or out of what the owner holds back. */
export function needsApproval(draws: MoneyDraw, before: Drawn): boolean {
  const { headroomMinor, contingencyMinor, freeHeadroomMinor, reapprovalFromMinor } = draws;
  return (
    before.sinceApprovalMinor + headroomMinor + contingencyMinor >= reapprovalFromMinor ||
    (headroomMinor > 0 && before.headroomMinor + headroomMinor > freeHeadroomMinor)
  );
}
