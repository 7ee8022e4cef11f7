import type { ContingencyPlanBody } from '../../../../../shared/artifacts/contingency-plan.ts';
import type { CostModelBody } from '../../../../../shared/artifacts/cost-model.ts';
import type { RiskRegisterBody } from '../../../../../shared/artifacts/risk-register.ts';
import type { TaskRegisterBody } from '../../../../../shared/artifacts/task-register.ts';
import type { VendorContractsBody } from '../../../../../shared/artifacts/vendor-contracts.ts';
import type { VenueShortlistBody } from '../../../../../shared/artifacts/venue-shortlist.ts';
import { useArtifact, useIncidents, useQuestions } from '../../../api/queries.ts';
import { readable } from '../../../ui/sentences.ts';
import type { Known } from './record-words.ts';

/** By the field that names it: nobody has to know an id by heart. Empty where the plan has none, or the field no such. */
export function useKnownThings(eventId: string): (field: string) => readonly Known[] {
  const tasks = useArtifact<TaskRegisterBody>(eventId, 'TaskRegister').data?.body.tasks;
  const risks = useArtifact<RiskRegisterBody>(eventId, 'RiskRegister').data?.body.risks;
  const costs = useArtifact<CostModelBody>(eventId, 'CostModel').data?.body;
  const contracts = useArtifact<VendorContractsBody>(eventId, 'VendorContracts').data?.body.contracts;
  const candidates = useArtifact<VenueShortlistBody>(eventId, 'VenueShortlist').data?.body.candidates;
  const scenarios = useArtifact<ContingencyPlanBody>(eventId, 'ContingencyPlan').data?.body.scenarios;
  const questions = useQuestions(eventId).data?.questions;
  const incidents = useIncidents(eventId).data?.incidents;
  const known: Readonly<Record<string, readonly Known[] | undefined>> = {
    taskId: tasks,
    questionId: questions?.map(({ id, text }) => ({ id, title: readable(text) })),
    // What was answered is stored by the id of its option.
    value: questions?.flatMap(({ options }) =>
      options.map(({ id, label }) => ({ id, title: readable(label) })),
    ),
    riskId: risks,
    incidentId: incidents,
    scenarioId: scenarios,
    category: costs?.categories.map(({ category, title }) => ({ id: category, title })),
    lineId: costs?.lines.map(({ id, item }) => ({ id, title: item })),
    contractId: contracts?.map(({ id, service }) => ({ id, title: service })),
    candidateId: candidates?.map(({ id, name }) => ({ id, title: name })),
  };
  return (field) => known[field] ?? [];
}
