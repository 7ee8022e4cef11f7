import { budgetDecision } from '../artifacts/budget-decision.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { executionFacts } from '../artifacts/record-views.ts';
import { resourceRoster } from '../artifacts/resource-roster.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { taskRegister } from '../artifacts/task-register.ts';
import { timeline } from '../artifacts/timeline.ts';
import { vendorContracts } from '../artifacts/vendor-contracts.ts';
import { venueHolds } from '../artifacts/venue-holds.ts';
import { venueScorecard } from '../artifacts/venue-scorecard.ts';
import { venueShortlist } from '../artifacts/venue-shortlist.ts';
import type { AgentMetric } from '../kernel/define-agent.ts';
import type { Scope } from '../kernel/scope.ts';
import { type MetricFigure, metricFigures, type MetricSources } from '../planning/agent-metrics.ts';
import { catalog } from './catalog.ts';
import { readInputs } from './read-artifact.ts';
import { readFacts } from './run-facts.ts';
import { runNow } from './run-now.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

const sources = [
  eventBrief,
  riskRegister,
  taskRegister,
  timeline,
  venueShortlist,
  venueScorecard,
  budgetDecision,
  vendorContracts,
  resourceRoster,
  executionFacts,
  venueHolds,
];

/** Those that the run as a whole is judged by. */
const runWide = ['timeline_slippage', 'budget_variance', 'on_time_task_rate', 'incident_resolution_time'];

/** Each agent's declared metrics and the run-wide ones, computed from what is stored now. */
export async function readMetrics(ports: WorkflowPorts, scope: Scope, eventId: string) {
  const facts = await readFacts(ports.runs.read(scope, eventId));
  const inputs = await readInputs(ports, scope, sources, facts);
  const today = runNow(ports, facts.event).slice(0, 10);
  // Read by exactly the definitions listed above; what is not drafted is absent.
  const read = { ...inputs, today } as unknown as MetricSources; // see above
  const simulated = facts.event.execution === 'simulated';
  const agents = [...catalog.agents.values()].map(({ name, title, metrics }) => ({
    agent: name,
    title,
    metrics: metrics.map((metric) => measured(metric, read, simulated)),
  }));
  const all = agents.flatMap(({ metrics }) => metrics);
  return { eventId, today, simulated, run: all.filter(({ name }) => runWide.includes(name)), agents };
}

function measured(metric: AgentMetric, read: MetricSources, simulated: boolean) {
  const { name, formula, target, unit } = metric;
  const { value, inputs, open } = metricFigures[name]?.(read) ?? { value: null, inputs: {} };
  return { name, value, unit, target, status: metricStatus(value, target, open), simulated, formula, inputs };
}

export function metricStatus(
  value: number | null,
  target: AgentMetric['target'],
  open?: MetricFigure['open'],
): 'met' | 'missed' | 'open' | 'no-data' {
  if (value === null) return 'no-data';
  const reached = 'atMost' in target ? value <= target.atMost : value >= target.atLeast;
  if (open === (reached ? 'forecast' : 'count')) return 'open';
  return reached ? 'met' : 'missed';
}
