import { describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import type { EventBriefBody } from '../../../shared/artifacts/event-brief-schema.ts';
import type { LogisticsPlanBody } from '../../../shared/artifacts/logistics-plan.ts';
import type { TaskRegisterBody } from '../../../shared/artifacts/task-register.ts';
import type { VendorContractsBody } from '../../../shared/artifacts/vendor-contracts.ts';
import { bookingTasks } from '../../../shared/knowledge/booking-tasks.ts';
import { quotesToCompare } from '../../../shared/knowledge/vendor-requests.ts';
import { instructionLevels } from '../../../shared/kernel/levels.ts';
import { sumMinor } from '../../../shared/kernel/money.ts';
import { purchasesOf } from '../../../shared/planning/vendor-services.ts';
import { workingCalendar } from '../../../shared/planning/working-days.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { fixtureNames } from '../../support/plan-for.ts';

interface Drafted {
  EventBrief: EventBriefBody;
  CostModel: CostModelBody;
  BudgetDecision: BudgetDecisionBody;
  VendorContracts: VendorContractsBody;
  TaskRegister: TaskRegisterBody;
  LogisticsPlan: LogisticsPlanBody;
}

const cases = fixtureNames.flatMap((name) => instructionLevels.map((level) => [name, level] as const));

describe.each(cases)('the payments of %s at %s', (name, level) => {
  const plan = fullPlan(name, { level, answers: { owner: 'Jane' } }) as unknown as Drafted; // validated by planFor
  const { BudgetDecision: budget, VendorContracts: contracted, CostModel: model } = plan;
  const categoryOf = new Map(purchasesOf(model).map(({ service, category }) => [service, category]));
  const inBudget = budget.payments.map(({ what, dueOn, amountMinor }) => {
    const service = [...categoryOf.keys()].find((title) => what.startsWith(`${title}: `)) ?? what;
    return { category: categoryOf.get(service), service, dueOn, amountMinor };
  });
  const titles = new Set(contracted.contracts.map(({ service }) => service));

  it('are the same in the budget and in the contracts, by category, day and amount', () => {
    const inContracts = contracted.contracts.flatMap(({ category, service, payments }) =>
      payments.map(({ dueOn, amountMinor }) => ({ category, service, dueOn, amountMinor })),
    );
    const written = inBudget.filter(({ service }) => titles.has(service));
    expect(inOrder(written)).toEqual(inOrder(inContracts));
    expect(inContracts.length > 0).toBe(contracted.totalMinor > 0);
  });

  it('beside the contracts are only for what is bought without a paper', () => {
    const petty = contracted.notes.find((note) => note.startsWith('Bought as needed')) ?? '';
    for (const { service } of inBudget)
      expect(titles.has(service) || petty.includes(service), service).toBe(true);
  });

  it('pay the whole plan, unless the budget does not carry it', () => {
    const paid = sumMinor(budget.payments.map(({ amountMinor }) => amountMinor));
    expect(paid).toBe(budget.overBudget ? 0 : model.linesMinor);
  });

  it('are not due before the task that books it is over', () => {
    for (const { id, payments } of contracted.contracts) {
      const [booked] = (bookingTasks[id] ?? []).flatMap(
        (own) => plan.TaskRegister.tasks.find((task) => task.id === `t-${own}`) ?? [],
      );
      for (const { dueOn } of payments) expect([id, dueOn >= (booked?.end ?? '')]).toEqual([id, true]);
    }
  });

  it('rest on the same number of quotes wherever it is said, and on none for who is invited', () => {
    const wanted = new Map(budget.quotes?.map(({ category, quotes }) => [category, quotes]));
    const byRule = budget.quotes?.some(({ basis }) => basis.source === 'the rule in the brief');
    const usual = quotesToCompare[level];
    for (const { id, form, category, quotesToObtain } of contracted.contracts) {
      const own = form !== 'contract' || id === 'programme' ? 0 : (wanted.get(category) ?? usual);
      if (!byRule) expect([id, quotesToObtain]).toEqual([id, own]);
    }
    if (!byRule) {
      expect(wanted.has('programme')).toBe(false);
      expect([...wanted.values()].filter((count) => count !== usual)).toEqual([]);
    }
    const compared = plan.LogisticsPlan.vendors.flatMap(({ quotes }) => quotes ?? []);
    expect(compared.filter((count) => count !== usual)).toEqual([]);
    const music = plan.LogisticsPlan.vendors.filter(({ service }) => service === 'Music and entertainment');
    expect(music.filter(({ quotes }) => quotes !== undefined)).toEqual([]);
  });

  it('fall on working days', () => {
    const calendar = workingCalendar(plan.EventBrief.place?.country ?? '');
    const days = [...budget.payments, ...contracted.contracts.flatMap(({ payments }) => payments)];
    expect(days.map(({ dueOn }) => dueOn).filter((day) => !calendar.isWorkingDay(day))).toEqual([]);
  });
});

describe('the payments of Berlin', () => {
  const { BudgetDecision: budget } = fullPlan('berlin', { level: 'Advanced' }) as unknown as Drafted; // validated by planFor
  const daysOf = (service: string) =>
    budget.payments.filter(({ what }) => what.startsWith(service)).map(({ dueOn }) => dueOn);

  it('hold the premium when the insurance is bound, journeys when booked, and pay no speaker twice in one week', () => {
    expect(daysOf('Insurance and permits')).toEqual(['2027-01-15']);
    expect(daysOf('Travel of speakers')).toEqual(['2027-04-15']);
    expect(daysOf('Speakers and artists')).toEqual(['2027-02-05', '2027-05-05']);
  });

  it('are due a week apart at least for one purchase', () => {
    const days = daysOf('Food and drink');
    expect(days).toEqual(['2027-03-22', '2027-04-06', '2027-05-20']);
  });
});

const inOrder = <T extends object>(payments: readonly T[]) =>
  payments.map((one) => JSON.stringify(one)).toSorted();

describe('the payments of a gala', () => {
  const plan = fullPlan('chicago', { level: 'Intermediate' }) as unknown as Drafted; // validated by planFor

  it('for security are not due before the task that books the people at the doors is over', () => {
    const booked = plan.TaskRegister.tasks.find(({ id }) => id === 't-G18')?.end ?? '';
    const days = plan.BudgetDecision.payments.filter(({ what }) => what.startsWith('Security:'));
    expect(booked).not.toBe('');
    expect(days.length).toBeGreaterThan(0);
    expect(days.filter(({ dueOn }) => dueOn < booked)).toEqual([]);
  });

  it('for the printed invitations are ordered with the save-the-date, and paid before they are sent', () => {
    const sent = plan.TaskRegister.tasks.find(({ id }) => id === 't-G16')?.start ?? '';
    const [order, ...others] = plan.VendorContracts.contracts.filter(({ id }) => id === 'invitations');
    expect(order).toMatchObject({ form: 'order', category: 'marketing', quotesToObtain: 0 });
    expect(others).toEqual([]);
    expect(order?.payments.map(({ what }) => what)).toEqual(['in full with the order']);
    expect(order?.payments.filter(({ dueOn }) => dueOn >= sent)).toEqual([]);
  });
});
