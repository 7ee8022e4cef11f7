import type { MipLimits, MipModel, MipOutcome, MipRow, MipSolver } from './mip-solver.ts';

export interface RelaxAndFixAsk {
  /** Variables that are decided first where fixing what the relaxation decides leads too far from the bound. */
  anchors: readonly number[];
  limits: MipLimits;
  /** How far above the bound of the relaxation a solution may cost. */
  tolerance: number;
}

/**
 * A minimum within `tolerance` of the bound, several times as fast as the whole search: what the relaxation decides is
 * fixed and the rest searched; if that is too dear, the anchors are decided first; the whole search comes last.
 */
export function relaxAndFix(model: MipModel, solve: MipSolver, ask: RelaxAndFixAsk): MipOutcome {
  const bound = solve(relaxed(model), ask.limits);
  if (!bound.values || bound.objective === null) return bound;
  const dearest = bound.objective + ask.tolerance;
  let best = searched(model, bound.values, solve, ask.limits);
  if (!good(best, dearest)) {
    const anchored = withAnchors(model, solve, ask);
    if (cost(anchored) < cost(best)) best = anchored;
  }
  if (!good(best, dearest)) {
    const whole = solve(model, ask.limits);
    if (cost(whole) <= cost(best)) return whole;
  }
  return { ...best, status: good(best, dearest) ? 'optimal' : 'limit' };
}

/** The anchors alone, everything else left out; then the rest around them. */
function withAnchors(model: MipModel, solve: MipSolver, { anchors, limits }: RelaxAndFixAsk): MipOutcome {
  const known = new Set(anchors);
  const first = solve(
    {
      ...model,
      variables: model.variables.map((variable, index) =>
        known.has(index) || variable.kind !== 'binary'
          ? variable
          : { ...variable, kind: 'continuous', upper: 1 },
      ),
    },
    limits,
  );
  if (!first.values) return first;
  const anchored: MipModel = { ...model, rows: [...model.rows, ...fixing(anchors, first.values)] };
  const rest = solve(relaxed(anchored), limits);
  return rest.values ? searched(anchored, rest.values, solve, limits) : rest;
}

function relaxed(model: MipModel): MipModel {
  return {
    ...model,
    variables: model.variables.map((variable) => ({
      ...variable,
      kind: 'continuous',
      ...(variable.kind === 'binary' && { upper: 1 }),
    })),
  };
}

const whole = 0.999;

/** The search over what the relaxation leaves open. */
function searched(
  model: MipModel,
  values: readonly number[],
  solve: MipSolver,
  limits: MipLimits,
): MipOutcome {
  const decided = model.variables.flatMap(({ kind }, index) =>
    kind === 'binary' && (values[index] ?? 0) > whole ? [index] : [],
  );
  return solve({ ...model, rows: [...model.rows, ...fixing(decided, values)] }, limits);
}

/** Only what is chosen is fixed; what is not chosen stays open. */
function fixing(variables: readonly number[], values: readonly number[]): MipRow[] {
  return variables.flatMap((variable): MipRow[] =>
    (values[variable] ?? 0) > whole ? [{ terms: [[variable, 1]], sense: '>=', right: 1 }] : [],
  );
}

function cost({ objective }: MipOutcome): number {
  return objective ?? Number.POSITIVE_INFINITY;
}

function good(outcome: MipOutcome, dearest: number): boolean {
  return outcome.values !== null && cost(outcome) <= dearest;
}
