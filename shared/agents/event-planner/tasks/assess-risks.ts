import { eventBrief } from '../../../artifacts/event-brief.ts';
import type { EventBriefBody } from '../../../artifacts/event-brief-schema.ts';
import { type PlannedRisk, riskRegister } from '../../../artifacts/risk-register.ts';
import { stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { taskRegister, type TaskRegisterBody } from '../../../artifacts/task-register.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import type { RiskCategory } from '../../../knowledge/risk-catalogue.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { alwaysWatched } from '../../../knowledge/risk-exposure.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { type AssessedRisk, assessedRisks } from '../../../planning/event-risks.ts';
import { responsibleFor } from '../../../planning/owner-titles.ts';
import { expectedCost, heatOf, risksFor } from '../../../planning/risk-exposure.ts';
import { riskCoverage } from '../../../planning/risk-rating.ts';

interface RiskParams {
  /** Most risks in the register, unless the brief itself brings more. A small event has fewer, whatever the level. */
  risks: number;
  scenarioFrom: number;
  blocksFrom: number;
  /** The day by which each mitigation is done. */
  mitigatedBy: boolean;
  /** Chance x cost as a share of the budget, where it is known. */
  expectedCost: boolean;
  /** Worst risks shown by cell; 0 shows none. */
  heat: number;
}

export const assessRisks = defineTask({
  name: 'assess-risks',
  title: 'Assess the risks',
  agent: 'event-planner',
  reads: [eventBrief, stakeholderMap, taskRegister, timeline],
  writes: riskRegister,
  knowledge: [noShowRateTable],
  refinable: ['note'],
  levels: {
    Beginner: {
      risks: 12,
      scenarioFrom: 8,
      blocksFrom: 12,
      mitigatedBy: false,
      expectedCost: false,
      heat: 0,
    },
    Intermediate: {
      risks: 18,
      scenarioFrom: 8,
      blocksFrom: 12,
      mitigatedBy: true,
      expectedCost: false,
      heat: 0,
    },
    Advanced: { risks: 30, scenarioFrom: 8, blocksFrom: 12, mitigatedBy: true, expectedCost: true, heat: 10 },
  } satisfies Record<string, RiskParams>,
  draft: (
    { EventBrief: brief, StakeholderMap: people, TaskRegister: register, Timeline: line },
    { params },
  ) => {
    const { compressed, weeksAvailable, dateNotes } = line;
    const all = assessedRisks({ brief, compressed, weeksAvailable, dateNotes });
    const kept = watched(all, Math.min(params.risks, risksFor(headsOf(brief))));
    const risks = kept.map(({ category, owner, ...risk }): PlannedRisk => {
      const taskIds = tasksFor(category, register);
      const cost = params.expectedCost ? expectedCost(risk, brief.budget) : undefined;
      return {
        ...risk,
        owner: responsibleFor(owner, people).owner,
        taskIds,
        needsScenario: risk.rating >= params.scenarioFrom,
        ...(params.mitigatedBy && { mitigatedBy: lastDay(taskIds, register) }),
        ...(cost && { expectedCost: cost }),
      };
    });
    return {
      method: 'probability (1-5) x impact (1-5)' as const,
      scenarioFrom: params.scenarioFrom,
      blocksFrom: params.blocksFrom,
      risks,
      coveragePerMille: Math.round(riskCoverage(kept) * 1_000),
      ...(params.heat > 0 && { heat: heatOf(risks, params.heat) }),
      note: noteOn(all.length - kept.length),
    };
  },
});

function headsOf({ audience }: EventBriefBody): number {
  return (audience?.inPerson ?? 0) + (audience?.online ?? 0);
}

/** What this brief itself brings and what ends an event stay; the rest by rank, up to the limit. */
function watched(all: readonly AssessedRisk[], limit: number): AssessedRisk[] {
  const must = all.filter(({ id, because }) => because.length > 0 || alwaysWatched.includes(id));
  const room = Math.max(0, limit - must.length);
  const more = new Set(all.filter((risk) => !must.includes(risk)).slice(0, room));
  return all.filter((risk) => must.includes(risk) || more.has(risk));
}

function noteOn(left: number): string {
  return left > 0 ? `${left} minor risks that every such event has are left out at this level.` : '';
}

function lastDay(taskIds: readonly string[], { tasks }: TaskRegisterBody): string | null {
  const ends = tasks.filter(({ id }) => taskIds.includes(id)).map(({ end }) => end);
  return ends.toSorted().at(-1) ?? null;
}

/** Tasks that carry the mitigation of a kind of risk, by the words of their titles. */
const carriedBy: Readonly<Record<RiskCategory, RegExp>> = {
  venue: /venue|shortlist|host/i,
  attendance: /RSVP|registration|announce|reminder|campaign|invitation/i,
  programme: /speaker|keynote|trainer|programme|entertainment/i,
  technical: /\bAV\b|network|stream|rehearsal|dry run|power|Wi-Fi/i,
  supplier: /cater|food|tender|supplier|contract/i,
  health: /food|cater|dietary|first aid|medical/i,
  safety: /security|evacuation|crowd|first aid|contingency|briefing/i,
  weather: /weather|site plan/i,
  transport: /travel|transport|directions|joining/i,
  money: /budget|cost|quotes|sponsor|table sales/i,
  legal: /permit|licen|insurance|privacy|code of conduct/i,
  schedule: /timeline|run of show|run sheet|schedule|WBS/i,
  people: /staff|volunteer|roles|step-free|access/i,
};

function tasksFor(category: RiskCategory, { tasks }: TaskRegisterBody): string[] {
  const own = tasks.filter(({ title, stage }) => stage === 'before' && carriedBy[category].test(title));
  return own.slice(0, 3).map(({ id }) => id);
}
