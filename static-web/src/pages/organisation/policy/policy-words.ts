import type { AnswerOf } from '../../../api/shapes.ts';
import { basisPoints, money } from '../../../ui/figures.ts';

export type Policy = AnswerOf['Policy']['policy'];
export type Kind = keyof Policy['approvals'];
export type Tier = Policy['approvals'][Kind][number];
export type SilenceAction = Policy['silence'][number]['action'];
export type DecidingRole = Tier['seats'][number][number];
export type Amounts = Policy['separationAbove'];

/** A new role fails to compile until it can be chosen. */
const roles: Record<DecidingRole, string> = {
  approver: 'approver',
  finance: 'finance',
  'vendor-manager': 'vendor manager',
  administrator: 'administrator',
};
export const decidingRoles = Object.keys(roles) as DecidingRole[]; // the keys of the record
export const roleWord = (role: DecidingRole): string => roles[role];

export const silenceWords: Record<SilenceAction, string> = {
  remind: 'remind whoever is asked',
  'next-approver': 'ask the next approver as well',
  owner: 'ask the owner of the event',
  administrator: 'ask an administrator',
  block: 'block the run, visibly',
};

export type ReportSchedule = NonNullable<Policy['reports']>['every'];

export const scheduleWords: Record<ReportSchedule, string> = {
  week: 'Each week',
  month: 'Each month',
  quarter: 'Each quarter',
  year: 'Each year',
  never: 'Never',
};
export const reportSchedules = Object.keys(scheduleWords) as ReportSchedule[]; // the keys of the record
/** What holds where the policy does not say. */
export const usualSchedule: ReportSchedule = 'month';

export const reportsWords = ({ reports }: Pick<Policy, 'reports'>): string =>
  scheduleWords[reports?.every ?? usualSchedule];

const amountWords = (amounts: Amounts): string =>
  Object.entries(amounts)
    .map(([currency, amount]) => money(amount, currency))
    .join(' or ');

const seatWords = (seats: Tier['seats']): string =>
  `${seats.length === 1 ? 'one person' : `${seats.length} different people`}: ${seats
    .map((seat) => seat.map(roleWord).join(' or '))
    .join('; and ')}`;

export function tierWords({ upTo }: Tier, index: number): string {
  if (upTo) return `Up to ${amountWords(upTo)}`;
  return index === 0 ? 'Any amount' : 'Above';
}

/** Of each range of amounts whose approval it takes. */
export const tiersWords = (tiers: readonly Tier[]): string[] =>
  tiers.map((tier, index) => `${tierWords(tier, index)}: ${seatWords(tier.seats)}`);

export const thresholdWords = ({ basisPoints: share, atLeast }: Policy['reapproval']): string =>
  `${basisPoints(share)} of the budget, at least ${amountWords(atLeast)} (an event in another currency: that amount at the planning rate)`;

export const separationWords = ({ separationAbove }: Pick<Policy, 'separationAbove'>): string =>
  `Above ${amountWords(separationAbove)} nobody decides alone about what they prepared.`;

export const stepWords = ({ afterWorkingDays, action }: Policy['silence'][number]): string =>
  `After ${afterWorkingDays === 1 ? '1 working day' : `${afterWorkingDays} working days`}: ${silenceWords[action]}`;
