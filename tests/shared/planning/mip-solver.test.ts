import { describe, expect, it } from 'vitest';
import { type MipModel, solveMip } from '../../../shared/planning/mip-solver.ts';

/** Knapsack of 10: values 6, 10, 12 at weights 4, 5, 6. By hand: the first and the last, 18. */
const knapsack: MipModel = {
  goal: 'maximise',
  variables: [6, 10, 12].map((cost) => ({ cost, kind: 'binary' as const })),
  rows: [
    {
      terms: [
        [0, 4],
        [1, 5],
        [2, 6],
      ],
      sense: '<=',
      right: 10,
    },
  ],
};

describe('solveMip', () => {
  it('finds the optimum of a knapsack', () => {
    expect(solveMip(knapsack)).toEqual({ status: 'optimal', values: [1, 0, 1], objective: 18 });
  });

  it('gives the same values again', () => {
    expect(solveMip(knapsack)).toEqual(solveMip(knapsack));
  });

  it('says that rows exclude each other', () => {
    const rows = [
      ...knapsack.rows,
      {
        terms: [
          [1, 1],
          [2, 1],
        ] as const,
        sense: '=' as const,
        right: 2,
      },
    ];
    expect(solveMip({ ...knapsack, rows })).toEqual({ status: 'infeasible', values: null, objective: null });
  });

  it('takes whole and continuous variables within their bounds', () => {
    const { values, objective } = solveMip({
      goal: 'minimise',
      variables: [
        { cost: 2, kind: 'integer', upper: 3 },
        { cost: 3, kind: 'continuous' },
      ],
      rows: [
        {
          terms: [
            [0, 1],
            [1, 1],
          ],
          sense: '>=',
          right: 4.5,
        },
      ],
    });
    expect([values, objective]).toEqual([[3, 1.5], 10.5]);
  });

  it('has nothing to decide in an empty model', () => {
    expect(solveMip({ goal: 'minimise', variables: [], rows: [] }).values).toEqual([]);
  });
});
