// Generated from the tree by scripts/generate-catalog.mjs; do not edit.
import { budgetAnalyst } from '../agents/budget-analyst/agent.ts';
import { logisticsCoordinator } from '../agents/logistics-coordinator/agent.ts';
import { budgetDecisionGate } from '../gates/budget-decision-gate.ts';
import { executeGate } from '../gates/execute-gate.ts';
import { postmortemGate } from '../gates/postmortem-gate.ts';

export const agents = [budgetAnalyst, logisticsCoordinator];

export const tasks = [];

export const gates = [budgetDecisionGate, executeGate, postmortemGate];
