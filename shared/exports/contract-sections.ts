import { budgetBaseline } from '../artifacts/budget-baseline.ts';
import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import {
  type VendorContract,
  vendorContracts,
  type VendorContractsBody,
} from '../artifacts/vendor-contracts.ts';
import { noted, part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { moneyWords, percentWords, priorityWords, sourceWords } from './plan-words.ts';

/** Null where the value is left out of this reading. */
function shown<T>(value: T): T | null {
  return typeof value === 'object' && value !== null && 'redacted' in value ? null : value;
}

/** A sensitive list: empty where it is left out. */
function listed<T>(value: readonly T[]): readonly T[] {
  return shown(value) ?? [];
}

const withheld = 'withheld';

const formWords = { contract: 'contract', order: 'order', 'loan-letter': 'letter of loan' } as const;

export const contractSection = planSection({
  artifact: vendorContracts,
  after: [budgetBaseline, logisticsPlan],
  blocks: (body) =>
    body.contracts.length === 0
      ? [plain(body.whyNone ?? 'Nothing is contracted.')]
      : [
          overview(body),
          ...body.contracts
            .filter(({ form }) => form !== 'order')
            .map((contract) => details(contract, body.currency)),
          exposure(body),
          part(
            'Cash flow of the contracts',
            table(
              ['Month', 'Due', 'Paid by its end'],
              body.cashFlow.map(({ month, dueMinor, paidByEndMinor }) => [
                month,
                moneyWords(dueMinor, body.currency),
                moneyWords(paidByEndMinor, body.currency),
              ]),
              'Nothing has to be paid.',
            ),
          ),
          ...noted(body.notes),
        ],
});

function overview({ contracts, currency, totalMinor }: VendorContractsBody): string {
  return table(
    ['Service', 'Form', 'Vendor', 'Value', 'Quotes to obtain', 'Free to cancel until'],
    [
      ...contracts.map((contract) => [
        contract.service,
        `${formWords[contract.form]}, to propose`,
        contract.vendor,
        shown(contract.valueMinor) === null ? withheld : moneyWords(contract.valueMinor, currency),
        contract.quotesToObtain,
        freeUntil(contract.cancellation),
      ]),
      ['Total', '', '', moneyWords(totalMinor, currency), '', ''],
    ],
  );
}

function freeUntil(value: VendorContract['cancellation']): string {
  const cancellation = shown(value);
  if (!cancellation) return withheld;
  return cancellation.freeUntil ? dayWords(cancellation.freeUntil) : 'costs from signing on';
}

function details(contract: VendorContract, currency: string): string {
  const { service, scope, mustMeet = [], notes } = contract;
  return part(
    service,
    plain(`Scope: ${scope.join('; ')}.`),
    ...filled(
      ['It has to meet', 'Priority', 'Seen by'],
      mustMeet.map((need) => [need.text, priorityWords[need.priority], need.acceptance]),
    ),
    ...moneyTerms(contract, currency),
    ...otherTerms(contract),
    ...(notes.length > 0 ? [bullets(notes)] : []),
  );
}

function moneyTerms(contract: VendorContract, currency: string): string[] {
  const payments = listed(contract.payments).map(({ what, dueOn, amountMinor }) => [
    what,
    dayWords(dueOn),
    moneyWords(amountMinor, currency),
  ]);
  const cancellation = shown(contract.cancellation);
  const steps = (cancellation?.steps ?? []).map(({ from, percent, costMinor }) => [
    dayWords(from),
    moneyWords(costMinor, currency),
    percentWords(percent * 100),
    cancellation ? sourceWords(cancellation.basis) : '',
  ]);
  return [
    ...filled(['Payment', 'Due', 'Amount'], payments),
    ...filled(['Cancelling from', 'Costs', 'Share', 'Source'], steps),
  ];
}

function otherTerms(contract: VendorContract): string[] {
  const terms = listed(contract.terms).map(({ name, proposal, source }) => [name, proposal, source]);
  const levels = contract.serviceLevels.map(({ measure, target, penalty }) => [measure, target, penalty]);
  return [
    ...filled(['Clause', 'To propose', 'Source'], terms),
    ...filled(['Service level', 'Target', 'Penalty'], levels),
  ];
}

/** No table without a row. */
function filled(head: readonly string[], rows: readonly string[][]): string[] {
  return rows.length > 0 ? [table(head, rows)] : [];
}

function exposure({ exposure: curve, currency }: VendorContractsBody): string {
  return part(
    'What cancelling everything costs',
    table(
      ['From', 'Costs', 'Steps up'],
      curve.map(({ from, costMinor, stepsUp }) => [
        dayWords(from),
        moneyWords(costMinor, currency),
        stepsUp.join(', '),
      ]),
      'Nothing.',
    ),
  );
}
