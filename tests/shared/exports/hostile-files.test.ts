import { describe, expect, it } from 'vitest';
import { budgetWorkbook } from '../../../shared/exports/budget-workbook.ts';
import { planCalendar } from '../../../shared/exports/plan-calendar.ts';
import type { DatedPlan } from '../../../shared/exports/plan-contents.ts';
import { workbookFile } from '../../../shared/exports/workbook-file.ts';
import { readCalendar } from '../../support/read-calendar.ts';
import { readWorkbook, type ReadWorkbook } from '../../support/read-workbook.ts';
import { datedPlan, recordOf } from './printed-plan.ts';
import { spoiledBodies } from './spoiled-texts.ts';

const hold = (venueName: string) =>
  recordOf('hold', { venueName, status: 'tentative', expiresOn: '2027-01-20' });
const cost = (description: string) =>
  recordOf('actual-cost', { category: 'catering', amountMinor: 100, currency: 'EUR', description }, 2);

/** Every text of the plan and of its records replaced. */
function spoiledPlan(payload: string): DatedPlan {
  const { artifacts } = datedPlan('berlin');
  const records = [hold(payload), cost(payload)];
  return datedPlan('berlin', {
    title: payload,
    artifacts: spoiledBodies({ ...artifacts }, payload),
    records,
  });
}

const clean = datedPlan('berlin', { records: [hold('Town hall'), cost('Deposit')] });

describe('calendar.ics of a plan in which every text is hostile', () => {
  it.each([
    'a\r\nEND:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x',
    'END:VEVENT\nATTENDEE;CN="x":mailto:x@example.org',
    '\u2066;TZID=Evil:1\u2069,\\n\\;\u0000\uD800',
  ])('has the entries of the plan and no others: %j', (payload) => {
    const text = planCalendar(spoiledPlan(payload));
    const { entries } = readCalendar(text);
    expect(entries.map(({ category }) => category)).toEqual(
      readCalendar(planCalendar(clean)).entries.map(({ category }) => category),
    );
    expect(text.match(/^END:VCALENDAR/gm)).toHaveLength(1);
    expect(text).not.toMatch(/^(ATTENDEE|ORGANIZER|URL|ATTACH)/m);
    expect(text).not.toMatch(/[\u0000\u202A-\u202E\u2066-\u2069]/);
  });
});

describe('budget.xlsx of a plan in which every text is hostile', () => {
  const ownFormula = /^((SUM|SUMIFS|ROUND)\([\w$:!,*]+\)|[A-Z]\d+[+-][A-Z]\d+)$/;
  const formulasOf = ({ sheets }: ReadWorkbook) =>
    [...sheets.values()].flatMap((cells) => [...cells.values()].flatMap(({ formula }) => formula ?? []));

  it.each([
    '=HYPERLINK("https://example.org","x")',
    '</v><f>1</f>',
    '@SUM(1)',
    '\t=1\u202E',
    '\uD800\uFFFF\u0001-1',
  ])('has no formulas but its own: %j', async (payload) => {
    const book = readWorkbook(await workbookFile(budgetWorkbook(spoiledPlan(payload))));
    const formulas = formulasOf(book);
    expect(formulas.length).toBeGreaterThan(50);
    expect(formulas.filter((formula) => !ownFormula.test(formula))).toEqual([]);
    for (const xml of book.parts.values()) expect(xml).not.toMatch(/[\u0000-\u0008\u202E\uFFFF]|<hyperlink/);
  });
});
