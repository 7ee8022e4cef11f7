import type { ConflictOption } from './define-task.ts';

/** What agents can want of the same thing: at most, at least, or one thing and no other. */
export type Wish = { atMost: number } | { atLeast: number } | { is: string };

/** What is claimed; of money by category, of rooms and persons by time. */
export type ClaimKey = 'event.dates' | 'headcount' | 'venue' | `money.${string}` | `${string}@${string}`;

/**
 * What a task needs of something that other agents decide too. Claims of different sides on one key that exclude each
 * other are a conflict.
 */
export interface Claim {
  key: ClaimKey;
  /** Amounts are minor units of the event's currency. */
  wants: Wish;
  /** The plan does not work without it. */
  hard: boolean;
  /** A person said so. */
  stated: boolean;
  /** A gate asks for it. */
  byGate: boolean;
  /** One sentence, without its end. */
  why: string;
  /** What it costs when this wish is followed and turns out wrong, minor units; null where nobody can say. */
  wrongMinor: number | null;
  /** The way out that follows this wish. */
  option: Omit<ConflictOption, 'accepts'>;
  /** For whom, where one task speaks for several sides; absent: for its agent. */
  party?: string;
  /**
   * Of `atMost`: what can be added from elsewhere, and how much of that without asking a person. `perUnitMinor` is what
   * one more costs where the wish counts something else than money. `reserve` is what a person alone may take besides.
   */
  gives?: { freeMinor: number; withoutAskingMinor: number; perUnitMinor?: number; reserve?: Reserve };
}

/** What the budget keeps against known risks, and what taking of it leads to. Minor units of `currency`. */
export interface Reserve {
  currency: string;
  contingencyMinor: number;
  /** What the contingency is to cover: the simulated cost less the estimate; 0 where nothing is simulated. */
  spreadMinor: number;
  /** Of the headroom, what the owner holds back. */
  heldBackMinor: number;
  /** From so much that is moved in all on, the budget is approved again. */
  reapprovalFromMinor: number;
}

/** A claim with the agent that makes it. */
export type AgentClaim = Claim & { agent: string };
