import { describe, expect, it } from 'vitest';
import { vendorContracts, type VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import { sampleBudgetBaseline } from '../../support/budget-samples.ts';

const basis = { source: 'sample', formula: 'sum of the lines', inputs: { lines: 1 } };

function sample(): VendorContractsBody {
  return {
    currency: 'PLN',
    contracts: [
      {
        id: 'catering',
        service: 'Food and drink',
        category: 'catering',
        form: 'order',
        vendor: 'To be chosen',
        contact: 'To be filled in',
        status: 'to-propose',
        scope: ['Pizza: 22 person'],
        lineIds: ['food'],
        valueMinor: 110_000,
        valueInKindMinor: 0,
        allocatedMinor: 110_000,
        quotesToObtain: 0,
        payments: [{ what: 'in full', dueOn: '2027-03-11', amountMinor: 110_000 }],
        cancellation: {
          freeUntil: '2027-03-08',
          steps: [{ from: '2027-03-09', percent: 100, costMinor: 110_000 }],
          basis,
        },
        terms: [],
        serviceLevels: [],
        notes: [],
        basis,
      },
    ],
    totalMinor: 110_000,
    exposure: [{ from: '2027-03-09', costMinor: 110_000, stepsUp: ['Food and drink'] }],
    exposureByWeek: [{ week: '2027-03-08', costMinor: 110_000 }],
    cashFlow: [{ month: '2027-03', dueMinor: 110_000, paidByEndMinor: 110_000 }],
    notes: [],
  };
}

const broken = (change: (body: VendorContractsBody) => void): string[] => {
  const body = sample();
  change(body);
  return vendorContracts.verify(body, { BudgetBaseline: sampleBudgetBaseline() }).map(({ rule }) => rule);
};
const first = ({ contracts: [contract] }: VendorContractsBody) => {
  if (!contract) throw new Error('the sample has a contract');
  return contract;
};

describe('vendor contracts', () => {
  it('accepts a sample that keeps every rule', () => {
    expect(broken(() => undefined)).toEqual([]);
  });

  it('refuses a contract that claims to be signed', () => {
    const body = { ...sample(), contracts: [{ ...first(sample()), status: 'signed' }] };
    expect(vendorContracts.schema.safeParse(body).success).toBe(false);
  });

  it('the payments of a contract sum to its value', () => {
    expect(broken((body) => (first(body).payments = []))).toEqual([
      'the payments of a contract sum to its value',
    ]);
  });

  it('the contracts of a category stay within its allocation and what a decision added', () => {
    const found = broken((body) => {
      const contract = first(body);
      contract.valueMinor = body.totalMinor = 110_001;
      contract.payments = [{ what: 'in full', dueOn: '2027-03-11', amountMinor: 110_001 }];
    });
    expect(found).toEqual([
      'the contracts of a category stay within its allocation and what a decision added',
    ]);
  });

  const moved = (amountMinor: number, contingencyMinor: number, left: object = {}) =>
    broken((body) => {
      body.reallocated = [{ category: 'catering', title: 'Catering', amountMinor, contingencyMinor }];
      const least = (minor: number) => Math.max(0, minor);
      const headroomMinor = least(80_100 - amountMinor + contingencyMinor);
      const own = {
        contingencyMinor: least(9_900 - contingencyMinor),
        headroomMinor,
        adequacyBasisPoints: null,
      };
      body.left = { ...own, ...left };
    });

  it('what decisions added is there as headroom and contingency', () => {
    const rule = 'what decisions added is there as headroom and contingency';
    expect(moved(80_100 + 9_900, 9_900)).toEqual([]);
    expect(moved(80_101, 0)).toContain(rule);
    expect(moved(9_901, 9_901)).toContain(rule);
  });

  it('no more comes out of the contingency than a decision added', () => {
    expect(moved(100, 101)).toEqual(['no more comes out of the contingency than a decision added']);
  });

  it('what is left is what the budget holds less what decisions moved', () => {
    const rule = 'what is left is what the budget holds less what decisions moved';
    expect(moved(100, 100)).toEqual([]);
    for (const wrong of [{ contingencyMinor: 9_900 }, { headroomMinor: 80_000 }])
      expect(moved(100, 100, wrong)).toEqual([rule]);
    const entry = { category: 'catering', title: 'Catering', amountMinor: 100, contingencyMinor: 0 };
    expect(broken((body) => (body.reallocated = [entry]))).toEqual([rule]);
  });

  it('cancelling never becomes cheaper', () => {
    const found = broken((body) => {
      first(body).cancellation.steps.push({ from: '2027-03-10', percent: 50, costMinor: 55_000 });
    });
    expect(found).toEqual(['cancelling never becomes cheaper']);
  });

  it('no list of contracts is empty without a reason', () => {
    const found = broken((body) => {
      body.contracts = [];
      body.totalMinor = 0;
    });
    expect(found).toEqual(['no list of contracts is empty without a reason']);
  });

  it('the total is the sum of the contracts', () => {
    expect(broken((body) => (body.totalMinor = 1))).toEqual(['the total is the sum of the contracts']);
  });

  it('keeps prices, penalties and contacts out of default reads', () => {
    expect(vendorContracts.sensitive).toEqual(
      expect.arrayContaining([
        '/contracts/*/valueMinor',
        '/contracts/*/cancellation',
        '/contracts/*/contact',
      ]),
    );
  });
});
