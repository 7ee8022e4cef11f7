import type { Basis } from '../kernel/basis.ts';
import { plain, section, table } from './markdown-text.ts';
import type { PlanContents } from './plan-contents.ts';
import { artifactTitle, planSections } from './plan-sections.ts';

/** One source with what is computed from it, and the artifacts that do. */
interface FigureSource {
  source: string;
  formulas: Map<string, Set<string>>;
}

/** Appendix: every source of a figure once, with the formulas that use it; the inputs stand in the artifacts. */
export function figureSources(plan: PlanContents): string[] {
  const sources = sourcesIn(plan);
  if (sources.length === 0) return [];
  const rows = sources.flatMap(({ source, formulas }) =>
    [...formulas].map(([formula, types], index) => [
      index === 0 ? source : '″',
      formula,
      [...types].map(artifactTitle).join(', '),
    ]),
  );
  const note =
    'Each figure names its source and its formula; the numbers that went into it are in the artifact itself (basis).';
  return [
    section('Where the figures come from', plain(note), table(['Source', 'How it is used', 'In'], rows)),
  ];
}

/** Sources in the order in which the plan first uses them. */
function sourcesIn({ artifacts }: PlanContents): FigureSource[] {
  const bySource = new Map<string, FigureSource>();
  for (const type of printedOrder(Object.keys(artifacts))) {
    for (const { source, formula } of basesIn(artifacts[type])) {
      const entry = bySource.get(source) ?? { source, formulas: new Map<string, Set<string>>() };
      entry.formulas.set(formula, (entry.formulas.get(formula) ?? new Set()).add(type));
      bySource.set(source, entry);
    }
  }
  return [...bySource.values()];
}

function printedOrder(types: readonly string[]): string[] {
  const printed = planSections.map(({ type }) => type);
  return [
    ...printed.filter((type) => types.includes(type)),
    ...types.filter((type) => !printed.includes(type)).sort(),
  ];
}

/** Every basis in a body, in order of its fields. */
function basesIn(value: unknown): Basis[] {
  if (typeof value !== 'object' || value === null) return [];
  if (isBasis(value)) return [value];
  const inner: unknown[] = Array.isArray(value) ? value : Object.values(value);
  return inner.flatMap(basesIn);
}

function isBasis(value: object): value is Basis {
  return (
    'source' in value &&
    typeof value.source === 'string' &&
    'formula' in value &&
    typeof value.formula === 'string' &&
    'inputs' in value
  );
}
