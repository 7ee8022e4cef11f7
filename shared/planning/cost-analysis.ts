import type { CostSimulation } from '../artifacts/cost-analysis-fields.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import { costEvents } from './cost-events.ts';
import type { CostLine } from './cost-lines.ts';
import { costDrivers } from './cost-sensitivity.ts';
import { simulateCost } from './cost-simulation.ts';
import type { CostTerms } from './cost-terms.ts';

export interface AnalysisParams {
  /** Draws of the simulation. */
  trials: number;
  /** Rank correlation of any two prices. */
  correlationPercent: number;
  /** Whether headcount varies in the simulation, in common for all lines per head. */
  headcount: boolean;
  /** Whether risks of the register add their chance and cost. */
  riskEvents: boolean;
  /** How many of the inputs that move the total most are shown. */
  drivers: number;
  /** Percentiles by category, break-even and what fundraising leaves. */
  analysis: boolean;
}

interface AnalysisAsk {
  lines: readonly CostLine[];
  money: CostTerms;
  risks: RiskRegisterBody;
  params: AnalysisParams;
  seed: number;
}

/** How sure an estimate is, and what moves it most. */
export function costAnalysis({ lines, money, risks, params, seed }: AnalysisAsk): CostSimulation {
  const { trials, correlationPercent, headcount, analysis } = params;
  const events = params.riskEvents ? costEvents(risks, lines) : [];
  const ask = { lines, trials, seed, correlationPercent, headcount, byCategory: analysis, events };
  return { ...simulateCost(ask), drivers: costDrivers(lines, money, params.drivers) };
}

/** What the simulation asks to hold back, in basis points of the lines. */
export function reserveShare({ baseMinor, p80Minor }: CostSimulation): number {
  return baseMinor > 0 ? Math.ceil((Math.max(0, p80Minor - baseMinor) * 10_000) / baseMinor) : 0;
}
