import { describe, expect, it } from 'vitest';
import type { BudgetDecisionBody } from '../../../shared/artifacts/budget-decision.ts';
import { budgetWorkbook } from '../../../shared/exports/budget-workbook.ts';
import { planMarkdown } from '../../../shared/exports/plan-markdown.ts';
import { workbookFile } from '../../../shared/exports/workbook-file.ts';
import { fullPlan } from '../../support/full-plan.ts';
import { computed, readWorkbook, rowsOf } from '../../support/read-workbook.ts';
import { contents, datedPlan, firstPageOf, sectionOf } from './printed-plan.ts';

/** 30 zł out of the headroom and 20 out of the contingency, for a quote of 786.00 where 736.00 are allocated. */
const artifacts = fullPlan('krakow', {
  records: [
    {
      kind: 'quote',
      body: { contractId: 'catering', vendorName: 'Róg', amountMinor: 78_600, currency: 'PLN', chosen: true },
    },
    {
      kind: 'answer',
      body: { questionId: 'q', field: 'conflict:money.catering', value: 'contingency-78600-2000' },
    },
  ],
});
const decision: BudgetDecisionBody = artifacts['BudgetDecision'];
const lines = [
  '**Out of the contingency, by decision:** PLN 20.00 to Catering; PLN 25.99 remain, 7.8 % of what the simulated costs ask for',
  '**Out of the headroom, by decision:** PLN 30.00 to Catering; PLN 1,050.28 remain',
];

describe('money that decisions moved to chosen quotes', () => {
  it('is told on the first page of the plan and with the reserves of the budget', () => {
    expect([decision.contingencyMinor, decision.headroomMinor]).toEqual([4_599, 108_028]);
    const text = planMarkdown(contents('krakow', { artifacts }));
    for (const line of lines) {
      expect(firstPageOf(text)).toContain(line);
      expect(sectionOf(text, 'Budget decision')).toContain(line);
    }
    expect(planMarkdown(contents('krakow'))).not.toContain('by decision:');
  });

  it('is taken off in the spreadsheet, by formulas', async () => {
    const book = readWorkbook(await workbookFile(budgetWorkbook(datedPlan('krakow', { artifacts }))));
    const rows = rowsOf(book, 'Summary');
    const figureOf = (label: string) => rows.find(([own]) => own === label)?.[1];
    expect(figureOf('Out of the contingency, by decision')).toBe(20);
    expect(figureOf('Contingency that remains')).toBe(25.99);
    expect(figureOf('Out of the headroom, by decision')).toBe(30);
    expect(figureOf('Headroom that remains')).toBe(1_050.28);
    const cells = [...(book.sheets.get('Summary') ?? [])];
    for (const [, { formula, value }] of cells)
      if (formula !== undefined) expect(computed(book, 'Summary', formula)).toBeCloseTo(value ?? 0, 6);
  });
});
