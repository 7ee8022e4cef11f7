import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineKnowledge, knowledgeOf, withOverride } from '../../../shared/kernel/define-knowledge.ts';
import { Fault } from '../../../shared/kernel/errors.ts';
import { knowledgeTables } from '../../../shared/knowledge/knowledge-tables.ts';
import { noShowRateTable } from '../../../shared/knowledge/attendance-rates.ts';
import { budgetShareTable } from '../../../shared/knowledge/budget-shares.ts';

const own = (value: unknown) => ({ table: 't', value, source: 'our last ten meetups' });

function faultOf(work: () => unknown): Fault {
  try {
    work();
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
  throw new Error('no fault');
}

describe('an override of planning figures', () => {
  it('changes what it names and says where the figure comes from', () => {
    const rates = withOverride(noShowRateTable, own({ 'paid-in-person': { percent: 20 } }));
    expect(rates['paid-in-person']).toEqual({
      percent: 20,
      range: [10, 30],
      source: "organisation's own figure: our last ten meetups",
    });
    expect(rates['free-in-person']).toEqual(noShowRateTable.value['free-in-person']);
  });

  it('leaves the figures of the product as they are', () => {
    const before = structuredClone(noShowRateTable.value);
    withOverride(noShowRateTable, own({ gala: { percent: 12 } }));
    expect(noShowRateTable.value).toEqual(before);
  });

  it.each([
    ['a row that the table does not have', { nonsense: { percent: 5 } }, '/value/nonsense'],
    ['a text for a number', { gala: { percent: 'many' } }, '/value/gala/percent'],
    ['a figure outside its range', { gala: { percent: 60 } }, '/value/gala/range'],
    ['no object at all', 12, '/value/'],
    ['a row named like a prototype', JSON.parse('{"__proto__":{"percent":5}}'), '/value/__proto__'],
  ])('is refused for %s, naming the field', (_, value, pointer) => {
    const fault = faultOf(() => withOverride(noShowRateTable, own(value)));
    expect(fault.code).toBe('knowledge.invalid');
    expect(fault.errors.map((error) => error.pointer)).toContain(pointer);
  });

  it('is refused when the shares of a kind of event no longer sum to 100', () => {
    const fault = faultOf(() => withOverride(budgetShareTable, own({ shares: { gala: { venue: 30 } } })));
    expect(fault.errors).toEqual([
      { pointer: '/value/shares/gala', detail: 'The shares of a kind of event sum to 100.' },
    ]);
  });
});

describe('the tables of planning figures', () => {
  it.each(knowledgeTables)('$name holds figures that fit its own schema', ({ schema, value }) => {
    expect(schema.parse(value)).toEqual(value);
    expect(() => z.toJSONSchema(schema, { io: 'input' })).not.toThrow();
  });

  it('have another version as soon as a figure is another', () => {
    const [one, other] = [1, 2].map((figure) =>
      defineKnowledge({ name: 't', title: 'T', about: 'A', schema: z.number(), value: figure }),
    );
    expect(one?.version).not.toBe(other?.version);
  });

  it('are handed out with the overrides of the organisation in place', () => {
    const overrides = new Map([['no-show-rates', own({ gala: { percent: 10 } })]]);
    const values = knowledgeOf([noShowRateTable, budgetShareTable], overrides);
    expect(values['no-show-rates']).toMatchObject({ gala: { percent: 10 } });
    expect(values['budget-shares']).toBe(budgetShareTable.value);
  });
});
