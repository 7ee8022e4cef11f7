import { describe, expect, it } from 'vitest';
import type { BudgetBaselineBody } from '../../../shared/artifacts/budget-baseline.ts';
import type { BudgetDecisionBody } from '../../../shared/artifacts/budget-decision.ts';
import type { CostModelBody } from '../../../shared/artifacts/cost-model.ts';
import { budgetWorkbook } from '../../../shared/exports/budget-workbook.ts';
import type { DatedPlan } from '../../../shared/exports/plan-contents.ts';
import { workbookFile } from '../../../shared/exports/workbook-file.ts';
import { minorUnitDigits } from '../../../shared/kernel/money.ts';
import { fixtureNames } from '../../support/plan-for.ts';
import { computed, readWorkbook, rowsOf } from '../../support/read-workbook.ts';
import { approvalOf, datedPlan, recordOf } from './printed-plan.ts';

interface Money {
  CostModel: CostModelBody;
  BudgetBaseline: BudgetBaselineBody;
  BudgetDecision: BudgetDecisionBody;
}
const moneyOf = ({ artifacts }: DatedPlan) => artifacts as unknown as Money; // drafted for the fixture
const bookOf = async (plan: DatedPlan) => readWorkbook(await workbookFile(budgetWorkbook(plan)));

describe('budget.xlsx', () => {
  it.each(fixtureNames)('of %s: every formula comes to the figure beside it', async (name) => {
    const book = await bookOf(datedPlan(name));
    let formulas = 0;
    for (const [sheet, cells] of book.sheets) {
      for (const [address, { formula, value }] of cells) {
        if (formula === undefined) continue;
        formulas += 1;
        expect(value, `${sheet}!${address}`).not.toBeNull();
        expect(computed(book, sheet, formula), `${sheet}!${address} = ${formula}`).toBeCloseTo(value ?? 0, 6);
      }
    }
    expect(formulas).toBeGreaterThan(15);
  });

  it.each(fixtureNames)('of %s: sums are those of the artifacts', async (name) => {
    const plan = datedPlan(name);
    const { CostModel, BudgetBaseline, BudgetDecision } = moneyOf(plan);
    const book = await bookOf(plan);
    const major = (minor: number) => minor / 10 ** minorUnitDigits(CostModel.currency);
    const summary = new Map(rowsOf(book, 'Summary').map(([label, value]) => [label, value]));
    expect(summary.get('Cost lines')).toBeCloseTo(major(CostModel.linesMinor), 6);
    expect(summary.get('Estimate')).toBeCloseTo(major(CostModel.totalMinor), 6);
    const { headroomMinor } = CostModel;
    expect(summary.get('Headroom')).toBe(headroomMinor === null ? 'not known' : major(headroomMinor));
    expect(rowsOf(book, 'Categories').at(-1)).toEqual([
      'Total',
      major(CostModel.totalMinor),
      null,
      null,
      major(BudgetBaseline.totalMinor),
      expect.closeTo(major(BudgetBaseline.totalMinor - CostModel.totalMinor), 6),
      null,
    ]);
    expect(rowsOf(book, 'Lines')).toHaveLength(CostModel.lines.length);
    expect(rowsOf(book, 'Payments').length).toBe(Math.max(1, BudgetDecision.payments.length));
  });

  it('types its cells: text, numbers with the currency, dates, formulas', async () => {
    const book = await bookOf(datedPlan('krakow'));
    const cell = (sheet: string, address: string) => book.sheets.get(sheet)?.get(address);
    const format = '[$PLN] #,##0.00;[$PLN] -#,##0.00';
    expect(cell('Lines', 'A3')).toMatchObject({ type: 's', format: '@' });
    expect(cell('Lines', 'G3')).toMatchObject({ formula: 'ROUND(D3*F3,2)', format });
    expect(cell('Categories', 'B3')?.formula).toMatch(
      /^SUMIFS\(Lines!\$G\$3:\$G\$\d+,Lines!\$A\$3:\$A\$\d+,A3\)$/,
    );
    const due = cell('Payments', 'A3');
    const first = moneyOf(datedPlan('krakow')).BudgetDecision.payments[0];
    expect(due).toMatchObject({ type: undefined, format: 'yyyy-mm-dd' });
    // Day 25,569 of a spreadsheet is 1 January 1970.
    expect(new Date(((due?.value ?? 0) - 25_569) * 86_400_000).toISOString().slice(0, 10)).toBe(first?.dueOn);
  });

  it('freezes the title and the head, and sets widths', async () => {
    const { parts, names } = await bookOf(datedPlan('krakow'));
    names.forEach((_, index) => {
      const xml = parts.get(`xl/worksheets/sheet${index + 1}.xml`);
      expect(xml).toMatch(/<pane [^>]*ySplit="2"[^>]*state="frozen"/);
      expect(xml).toMatch(/<col [^>]*width="/);
    });
  });

  it.each([
    ['JPY', '[$JPY] #,##0;[$JPY] -#,##0', 1],
    ['KWD', '[$KWD] #,##0.000;[$KWD] -#,##0.000', 1000],
  ])('shows %s with its own decimal places', async (currency, format, scale) => {
    const plan = datedPlan('krakow');
    const { CostModel } = moneyOf(plan);
    const artifacts = { CostModel: { ...CostModel, currency } };
    const total = (await bookOf({ ...plan, artifacts })).sheets.get('Summary')?.get('B6');
    expect(total).toMatchObject({ format, value: CostModel.totalMinor / scale });
  });

  it('is the same bytes for the same plan', async () => {
    const write = async () => Buffer.from(await workbookFile(budgetWorkbook(datedPlan('krakow'))));
    const first = await write();
    await new Promise((resolve) => setTimeout(resolve, 2_100)); // ZIP counts time in steps of two seconds
    expect((await write()).equals(first)).toBe(true);
  });

  it('says what is not there yet', async () => {
    const book = await bookOf(datedPlan('krakow', { artifacts: {} }));
    expect(book.names).toEqual(['Summary']);
    expect(rowsOf(book, 'Summary')[0]).toEqual(['Costs', 'not known', 'The cost model is not drafted yet.']);
  });
});

describe('estimate, approved, agreed and paid', () => {
  it('are not known while nobody has approved or reported anything', async () => {
    const rows = rowsOf(await bookOf(datedPlan('krakow')), 'Plan and actual');
    for (const row of rows.slice(0, -1)) expect(row.slice(2)).toEqual(Array(4).fill('not known'));
  });

  it('are what was approved for this revision and what was paid in its currency', async () => {
    const subject = [{ type: 'BudgetDecision', revision: 2, contentHash: 'h' }];
    const cost = (category: string, amountMinor: number, currency = 'PLN') =>
      recordOf('actual-cost', { category, amountMinor, currency });
    const plan = datedPlan('krakow', {
      approvals: [approvalOf({ kind: 'budget', status: 'approved', dueAt: null, subject })],
      records: [
        cost('catering', 10_000),
        cost('Catering', 2_550),
        cost('catering', 99, 'EUR'),
        cost('=1+1', 5),
      ],
    });
    const { CostModel, BudgetDecision } = moneyOf(plan);
    const rows = rowsOf(await bookOf(plan), 'Plan and actual');
    const estimate = CostModel.categories.find(({ category }) => category === 'catering')?.totalMinor ?? 0;
    const approved = BudgetDecision.allocations.find(({ category }) => category === 'catering')?.amountMinor;
    expect(rows.find(([title]) => title === 'Catering')).toEqual([
      'Catering',
      estimate / 100,
      (approved ?? 0) / 100,
      'not known',
      125.5,
      expect.closeTo(estimate / 100 - 125.5, 6),
    ]);
    expect(rows.find(([title]) => title === '=1+1')?.[4]).toBe(0.05);
    const totals = rows.find(([title]) => title === 'Total');
    expect(totals?.slice(1, 5)).toEqual([
      CostModel.totalMinor / 100,
      expect.closeTo(BudgetDecision.totalMinor / 100, 6),
      'not known',
      125.55,
    ]);
    expect(rows.at(-1)).toEqual(['Not counted, in a currency other than PLN: 1']);
  });

  it('withhold what contracts are worth once one is signed', async () => {
    const signed = recordOf('contract-signed', { contractId: 'k1', valueMinor: 100, currency: 'PLN' });
    const rows = rowsOf(await bookOf(datedPlan('krakow', { records: [signed] })), 'Plan and actual');
    for (const row of rows) expect(row[3]).toBe('withheld (sensitive)');
  });

  it('forget an approval of an earlier revision', async () => {
    const subject = [{ type: 'BudgetDecision', revision: 1, contentHash: 'h' }];
    const approvals = [approvalOf({ kind: 'budget', status: 'approved', dueAt: null, subject })];
    const rows = rowsOf(await bookOf(datedPlan('krakow', { approvals })), 'Plan and actual');
    expect(rows.at(-1)?.[2]).toBe('not known');
  });
});

describe('budget.xlsx with hostile texts', () => {
  const payloads = [
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '=HYPERLINK("http://x","y")',
    "=cmd|'/C calc'!A0",
  ];

  it.each(payloads)('keeps %j as text', async (payload) => {
    const plan = datedPlan('krakow', { title: payload });
    const { CostModel, BudgetDecision } = moneyOf(plan);
    const lines = CostModel.lines.map((line) => ({ ...line, item: payload, driver: payload, unit: payload }));
    const payments = BudgetDecision.payments.map((payment) => ({ ...payment, what: payload }));
    const artifacts = {
      ...plan.artifacts,
      CostModel: { ...CostModel, lines, budgetOrigin: payload },
      BudgetDecision: { ...BudgetDecision, payments, recommendation: payload },
    };
    const clean = await bookOf(datedPlan('krakow'));
    const book = await bookOf({ ...plan, artifacts });
    const shown = payload.trim();
    expect(book.sheets.get('Lines')?.get('B3')).toMatchObject({
      type: 's',
      text: shown,
      formula: undefined,
      format: '@',
    });
    expect(book.sheets.get('Payments')?.get('B3')?.text).toBe(shown);
    expect(book.sheets.get('Summary')?.get('C3')?.text).toBe(shown);
    const formulas = ({ sheets }: typeof book) =>
      [...sheets.values()].flatMap((cells) => [...cells.values()].flatMap(({ formula }) => formula ?? []));
    expect(formulas(book)).toEqual(formulas(clean));
  });

  it('shows markup and marks that reorder text literally or not at all', async () => {
    const title = '</t></si><f>1</f> &amp; \u202Eexe.\u0007 👩‍💻';
    const book = await bookOf(datedPlan('krakow', { title }));
    expect(book.sheets.get('Summary')?.get('A1')?.text).toBe('</t></si><f>1</f> &amp; exe. 👩‍💻: budget');
    expect([...book.parts.values()].join('')).not.toMatch(/[\u202E\u0007]/);
  });
});
