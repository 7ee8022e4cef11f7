import { eventBrief } from '../../../artifacts/event-brief.ts';
import { type PlannedRisk, riskRegister } from '../../../artifacts/risk-register.ts';
import { stakeholderMap } from '../../../artifacts/stakeholder-map.ts';
import { taskRegister, type TaskRegisterBody } from '../../../artifacts/task-register.ts';
import { timeline } from '../../../artifacts/timeline.ts';
import type { RiskCategory } from '../../../knowledge/risk-catalogue.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import { assessedRisks } from '../../../planning/event-risks.ts';
import { responsibleFor } from '../../../planning/owner-titles.ts';
import { riskCoverage } from '../../../planning/risk-rating.ts';

export const assessRisks = defineTask({
  name: 'assess-risks',
  title: 'Assess the risks',
  agent: 'event-planner',
  reads: [eventBrief, stakeholderMap, taskRegister, timeline],
  writes: riskRegister,
  knowledge: [noShowRateTable],
  refinable: ['note'],
  levels: { Beginner: { risks: 12, scenarioFrom: 8, blocksFrom: 12 } },
  draft: (
    { EventBrief: brief, StakeholderMap: people, TaskRegister: register, Timeline: line },
    { params, knowledge },
  ) => {
    const { compressed, weeksAvailable, dateNotes } = line;
    const all = assessedRisks({ brief, compressed, weeksAvailable, dateNotes, figures: knowledge });
    // What this brief itself brings stays, whatever the limit.
    const kept = all.filter(({ because }, index) => because.length > 0 || index < params.risks);
    const risks = kept.map(({ category, owner, ...risk }): PlannedRisk => ({
      ...risk,
      owner: responsibleFor(owner, people).owner,
      taskIds: tasksFor(category, register),
      needsScenario: risk.rating >= params.scenarioFrom,
    }));
    const left = all.length - kept.length;
    return {
      method: 'probability (1-5) x impact (1-5)' as const,
      scenarioFrom: params.scenarioFrom,
      blocksFrom: params.blocksFrom,
      risks,
      coveragePerMille: Math.round(riskCoverage(kept) * 1_000),
      note: left > 0 ? `${left} minor risks that every such event has are left out at this level.` : '',
    };
  },
});

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
