import type { QuoteNeed } from '../artifacts/cost-analysis-fields.ts';
import type { Requirement } from '../artifacts/requirements.ts';
import type { VendorContract } from '../artifacts/vendor-contracts.ts';
import { houseContract, type TakenPrices } from '../artifacts/vendor-views.ts';
import {
  breachPercent,
  contractClauses,
  type ContractKind,
  orderedSingly,
  serviceLevels,
} from '../knowledge/contract-terms.ts';
import { formatMinor, sumMinor } from '../kernel/money.ts';
import { toBeChosen } from '../kernel/open-words.ts';
import type { QuoteRule } from './cost-notes.ts';
import { cancellationOf, type ContractDates } from './contract-dates.ts';
import { mustMeet } from './must-meet.ts';
import { paymentsOf, termsKind } from './payment-terms.ts';
import type { VendorService } from './vendor-services.ts';

export interface ContractParams {
  /** Clauses and service levels that are proposed, most important first. */
  clauses: number;
  serviceLevels: number;
  /** Quotes for a contract that the budget decision does not name a number for. */
  quotes: number;
}

export interface ContractAsk {
  params: ContractParams;
  currency: string;
  contractsFromMinor: number;
  dates: ContractDates;
  chosen: TakenPrices;
  /** Categories that carry a quote above its own line: as a whole, or because a decision preferred the quotes. */
  carried: readonly string[];
  quotes: readonly QuoteNeed[];
  /** A rule of the brief: so many quotes above an amount. */
  quoteRule: QuoteRule | null;
  requirements: readonly Requirement[];
}

/** Terms to propose for one purchase. A loan gets a letter, a small one an order, the rest a contract. */
export function contractFor(service: VendorService, ask: ContractAsk): VendorContract {
  const { params, currency, dates } = ask;
  const allocatedMinor = sumMinor(service.lines.map(({ totalMinor }) => totalMinor));
  const valueInKindMinor = sumMinor(service.lines.map((line) => line.valueInKindMinor));
  const loan = allocatedMinor === 0;
  const small = allocatedMinor < ask.contractsFromMinor || orderedSingly.has(service.kind);
  const kind = termsKind(service, ask.contractsFromMinor);
  const vendor = vendorOf(service, ask, allocatedMinor);
  const { valueMinor } = vendor;
  const formal = !loan && !small;
  return {
    id: service.id,
    service: service.service,
    category: service.category,
    form: loan ? 'loan-letter' : small ? 'order' : 'contract',
    vendor: vendor.name,
    contact: 'To be filled in by whoever orders',
    status: 'to-propose',
    scope: service.lines.map(({ item, quantity, unit }) =>
      quantity === 1 ? item : `${item}: ${quantity} × ${unit}`,
    ),
    mustMeet: mustMeet(service.id, ask.requirements),
    lineIds: service.lines.map(({ id }) => id),
    valueMinor,
    valueInKindMinor,
    allocatedMinor,
    quotesToObtain: formal ? quotesFor(service, ask) : 0,
    payments: paymentsOf(kind, valueMinor, dates).map(({ what, dueOn, amountMinor }) => ({
      what,
      dueOn,
      amountMinor,
    })),
    cancellation: cancellationOf(kind, valueMinor, dates),
    terms: formal ? clausesOf(service.kind, params.clauses) : loan ? loanTerms : [],
    serviceLevels: formal
      ? (serviceLevels[service.category] ?? []).slice(0, params.serviceLevels).map((level) => ({
          ...level,
          penalty: `${breachPercent} % of the day fee for each breach`,
        }))
      : [],
    notes: [...service.notes, ...vendor.notes],
    basis: {
      source: 'cost model',
      formula: `sum of the lines${vendor.quoted ? ', replaced by the chosen quote' : ''}`,
      inputs: { lines: service.lines.length, allocatedMinor, currency },
    },
  };
}

const loanTerms = [
  {
    name: 'Written yes',
    proposal:
      'Date, hours, rooms, access and keys, who is there; the letter says what happens if the lender needs the room.',
    source: "planner's judgement",
  },
  {
    name: 'Liability',
    proposal: 'Who insures people and things, and in which state the room is given back.',
    source: "planner's judgement",
  },
];

function clausesOf(kind: ContractKind, count: number): VendorContract['terms'] {
  const own = contractClauses.filter(({ of }) => of.includes(kind));
  return own.slice(0, count).map(({ name, proposal, source }) => ({ name, proposal, source }));
}

/** Speakers are invited: nobody competes for that, unless the brief rules it. */
function quotesFor(
  { category, kind, lines }: VendorService,
  { quotes, quoteRule, params }: ContractAsk,
): number {
  if (kind === 'talent') {
    const allocatedMinor = sumMinor(lines.map(({ totalMinor }) => totalMinor));
    return quoteRule && allocatedMinor > quoteRule.aboveMinor ? quoteRule.count : 0;
  }
  return quotes.find((need) => need.category === category)?.quotes ?? params.quotes;
}

interface NamedVendor {
  name: string;
  valueMinor: number;
  quoted: boolean;
  notes: string[];
}

/** A chosen quote names the vendor and, where the category carries it, the price. */
function vendorOf(
  { id, category }: VendorService,
  { chosen, currency, carried }: ContractAsk,
  allocatedMinor: number,
): NamedVendor {
  const quote = chosen[id];
  if (!quote) {
    const notes = id === houseContract ? ['With the venue of the definite hold.'] : [];
    return { name: toBeChosen, valueMinor: allocatedMinor, quoted: false, notes };
  }
  const { amountMinor, isOption } = quote;
  const name = isOption ? toBeChosen : quote.vendorName;
  if (quote.currency !== currency) {
    const notes = [
      `The chosen quote is ${formatMinor(amountMinor, quote.currency)}; the value stays the estimate.`,
    ];
    return { name, valueMinor: allocatedMinor, quoted: false, notes };
  }
  if (amountMinor > allocatedMinor && !carried.includes(category)) {
    const over = formatMinor(amountMinor - allocatedMinor, currency);
    const what = isOption ? `The price of ${quote.vendorName}` : 'The chosen quote';
    const notes = [`${what} exceeds the allocation by ${over}: reallocate before signing.`];
    return { name, valueMinor: allocatedMinor, quoted: false, notes };
  }
  const notes = isOption ? [`At the price of the option on ${quote.vendorName}.`] : [];
  return { name, valueMinor: amountMinor, quoted: true, notes };
}
