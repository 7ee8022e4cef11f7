import loadHighs, { type LegacyHighs } from 'highs';

export interface MipVariable {
  cost: number;
  kind: 'binary' | 'integer' | 'continuous';
  /** The lower bound is 0; without an upper one it is open (1 for binaries). */
  upper?: number;
}

export interface MipRow {
  /** Variable by its place in `variables`, and its coefficient. */
  terms: readonly (readonly [number, number])[];
  sense: '<=' | '>=' | '=';
  right: number;
}

export interface MipModel {
  goal: 'minimise' | 'maximise';
  variables: readonly MipVariable[];
  rows: readonly MipRow[];
}

export interface MipOutcome {
  /** 'limit': the best found before a limit, if `values` is there. 'unavailable': there is no solver. */
  status: 'optimal' | 'limit' | 'infeasible' | 'unavailable';
  /** By variable; binaries and integers are rounded. */
  values: readonly number[] | null;
  objective: number | null;
}

export interface MipLimits {
  /** Nodes of the search: the same on each machine, unlike seconds. */
  nodes: number;
  /** Relative gap at which a solution counts as optimal. */
  gap: number;
  /** The same in units of the objective; 0 when absent. */
  absoluteGap?: number;
}

export type MipSolver = (model: MipModel, limits?: MipLimits) => MipOutcome;

const usualLimits: MipLimits = { nodes: 500, gap: 0.001 };

/** Loaded once; null where WebAssembly cannot be loaded, which planning survives by its own rules of thumb. */
const load = loadHighs as unknown as typeof loadHighs.default; // its types describe the CommonJS build, where this is a property
const highs: LegacyHighs | null = await load().catch(() => null);

/** Solves a mixed-integer programme; the same model always gives the same values. Synchronous. */
export const solveMip: MipSolver = (model, limits = usualLimits) => {
  if (!highs) return { status: 'unavailable', values: null, objective: null };
  if (model.variables.length === 0) return { status: 'optimal', values: [], objective: 0 };
  const { Status, Columns, ObjectiveValue } = highs.solve(lpText(model), {
    output_flag: false,
    random_seed: 1,
    threads: 1,
    parallel: 'off',
    mip_max_nodes: limits.nodes,
    mip_rel_gap: limits.gap,
    mip_abs_gap: limits.absoluteGap ?? 0,
  });
  if (Status === 'Infeasible') return { status: 'infeasible', values: null, objective: null };
  const values = model.variables.map(({ kind }, index) => {
    const column = Columns[`x${index}`];
    const value = column && 'Primal' in column ? column.Primal : Number.NaN;
    return kind === 'continuous' ? value : Math.round(value);
  });
  const found = values.every((value) => Number.isFinite(value)) && satisfies(model, values);
  const status = Status === 'Optimal' ? 'optimal' : 'limit';
  return { status, values: found ? values : null, objective: found ? ObjectiveValue : null };
};

const tolerance = 1e-5;

/** A limit may leave a relaxed or partial solution behind: only one that keeps every row is one. */
function satisfies({ rows }: MipModel, values: readonly number[]): boolean {
  return rows.every(({ terms, sense, right }) => {
    const left = terms.reduce((sum, [variable, factor]) => sum + factor * (values[variable] ?? 0), 0);
    if (sense === '<=') return left <= right + tolerance;
    if (sense === '>=') return left >= right - tolerance;
    return Math.abs(left - right) <= tolerance;
  });
}

/** CPLEX LP format. Names are x0, x1 ...: a name that begins like a number (e1) would be read as one. */
function lpText({ goal, variables, rows }: MipModel): string {
  const names = (kind: MipVariable['kind']) =>
    variables.flatMap((variable, index) => (variable.kind === kind ? [`x${index}`] : []));
  const objective = variables.flatMap(({ cost }, index) => (cost === 0 ? [] : [[index, cost] as const]));
  return [
    goal === 'minimise' ? 'Minimize' : 'Maximize',
    ` obj: ${sum(objective.length > 0 ? objective : [[0, 0]])}`,
    'Subject To',
    ...rows
      .filter(({ terms }) => terms.length > 0)
      .map(({ terms, sense, right }, index) => ` r${index}: ${sum(terms)} ${sense} ${right}`),
    'Bounds',
    ...variables.map(({ upper, kind }, index) =>
      kind === 'binary' || upper === undefined ? ` x${index} >= 0` : ` 0 <= x${index} <= ${upper}`,
    ),
    'General',
    ` ${names('integer').join(' ')}`,
    'Binary',
    ` ${names('binary').join('\n ')}`,
    'End',
    '',
  ].join('\n');
}

function sum(terms: readonly (readonly [number, number])[]): string {
  return terms
    .map(([variable, factor]) => `${factor < 0 ? '-' : '+'} ${Math.abs(factor)} x${variable}`)
    .join('\n ');
}
