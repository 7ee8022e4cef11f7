import { logisticsPlan } from '../artifacts/logistics-plan.ts';
import { resourceRoster, type ResourceRosterBody } from '../artifacts/resource-roster.ts';
import { schedule } from '../artifacts/schedule.ts';
import { part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { sourceWords, spanWords } from './plan-words.ts';

export const rosterSection = planSection({
  artifact: resourceRoster,
  after: [logisticsPlan, schedule],
  blocks: (body) => [
    table(
      ['Team', 'At the post', 'In the team', 'To sign up', 'Shifts', 'Load'],
      body.teams.map(({ title, needed, people, recruit, shifts, loadPercent }) => [
        title,
        needed,
        people,
        recruit,
        shifts.map(shiftWords).join('; '),
        `${loadPercent} %`,
      ]),
      body.whyNoTeams ?? 'None.',
    ),
    plain(
      body.utilisationBalance
        ? `Balance of hours within the roles: ${body.utilisationBalance.value} (1: everybody works the same; ${sourceWords(body.utilisationBalance.basis)}).`
        : 'Balance of hours within the roles: no data.',
    ),
    part(
      'Equipment and rooms',
      table(
        ['What', 'Units', 'Times used'],
        [...body.equipment, ...body.spaces].map(({ name, units, assignments }) => [
          name,
          units,
          assignments.length,
        ]),
      ),
    ),
    part('Assumptions', bullets(body.assumptions)),
  ],
});

function shiftWords({
  from,
  to,
  breakMinutes,
}: ResourceRosterBody['teams'][number]['shifts'][number]): string {
  return `${spanWords(from, to)}${breakMinutes > 0 ? `, ${breakMinutes} min break` : ''}`;
}
