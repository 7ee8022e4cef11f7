import { eventBrief } from '../../../artifacts/event-brief.ts';
import { logisticsPlan } from '../../../artifacts/logistics-plan.ts';
import { budgetDirective } from '../../../artifacts/record-views.ts';
import { resourceRoster } from '../../../artifacts/resource-roster.ts';
import { schedule } from '../../../artifacts/schedule.ts';
import { defineTask } from '../../../kernel/define-task.ts';
import type { InstructionLevel } from '../../../kernel/levels.ts';
import { noShowRateTable } from '../../../knowledge/attendance-rates.ts';
import { shiftRules, staffingTable } from '../../../knowledge/staffing-ratios.ts';
import { factsOfBrief } from '../../../planning/brief-facts.ts';
import { relaxedFacts } from '../../../planning/relaxed-plan.ts';
import { equipmentOf, rosterNotes, spacesOf, teamsOf, utilisationBalance } from '../../../planning/roster.ts';
import { staffingPlan } from '../../../planning/staffing.ts';

interface RosterParams {
  /** Relief is added to a team until its load is at or below this; null: none. */
  highestLoadPercent: number | null;
  /** One spare set of screen and sound for so many; 0: none. */
  sparePer: number;
}

export const rosterResources = defineTask({
  name: 'roster-resources',
  title: 'Roster people and equipment',
  agent: 'logistics-coordinator',
  reads: [eventBrief, budgetDirective, logisticsPlan, schedule],
  writes: resourceRoster,
  knowledge: [noShowRateTable, staffingTable],
  refinable: ['assumptions'],
  levels: {
    Beginner: { highestLoadPercent: null, sparePer: 0 },
    Intermediate: { highestLoadPercent: null, sparePer: 5 },
    Advanced: { highestLoadPercent: shiftRules.utilisationTarget[1], sparePer: 5 },
  } satisfies Record<InstructionLevel, RosterParams>,
  draft: ({ EventBrief, LogisticsPlan, Schedule, budgetDirective: money }, { params, knowledge }) => {
    const facts = relaxedFacts(factsOfBrief(EventBrief, knowledge), money.apply);
    const heads = LogisticsPlan.attendance.planFor;
    const teams = teamsOf(
      {
        staff: LogisticsPlan.staff,
        needs: staffingPlan(facts, heads),
        schedule: Schedule,
        highestLoadPercent: params.highestLoadPercent,
        dropOutPercent: facts.staffing.volunteers.extraPercent,
      },
      heads,
    );
    const equipment = equipmentOf(Schedule, params.sparePer);
    return {
      timeZone: Schedule.timeZone,
      teams,
      ...(teams.length === 0 && { whyNoTeams: 'The logistics plan needs nobody on site.' }),
      equipment,
      ...(equipment.length === 0 && { whyNoEquipment: 'No session needs anything beyond its room.' }),
      spaces: spacesOf(Schedule),
      utilisationBalance: utilisationBalance(teams),
      assumptions: rosterNotes(teams),
    };
  },
});
