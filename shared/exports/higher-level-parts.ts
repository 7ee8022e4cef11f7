import { approvalTitles } from '../contracts/approval-titles.ts';
import type { ContingencyPlanBody } from '../artifacts/contingency-plan.ts';
import type { PostmortemBody } from '../artifacts/postmortem.ts';
import type { RiskRegisterBody } from '../artifacts/risk-register.ts';
import type { StakeholderMapBody } from '../artifacts/stakeholder-map.ts';
import { labelled, part } from './markdown-section.ts';
import { table } from './markdown-text.ts';
import { dayWords } from '../kernel/day-words.ts';
import { moneyWords } from './plan-words.ts';

/** Each of these is empty at a level that does not plan it. */
export function playbookParts(scenarios: ContingencyPlanBody['scenarios']): string[] {
  const replans = scenarios.flatMap(({ title, replan }) =>
    replan ? [[title, replan.effect, replan.artifacts.join(', ')]] : [],
  );
  const books = scenarios.flatMap(({ title, playbook = [], authority, message }) =>
    playbook.length === 0
      ? []
      : [
          part(
            `Playbook: ${title}`,
            table(
              ['After', 'Step', 'Who'],
              playbook.map(({ atMinutes, action, who }) => [afterWords(atMinutes), action, who]),
            ),
            ...(authority ? [labelled('Who may decide', authority)] : []),
            ...(message ? [labelled('What is said', message)] : []),
          ),
        ],
  );
  return [
    ...(replans.length > 0
      ? [part('Planned again afterwards', table(['Scenario', 'Effect', 'Artifacts'], replans))]
      : []),
    ...books,
  ];
}

function afterWords(minutes: number): string {
  return minutes >= 120 ? `${minutes / 60} h` : `${minutes} min`;
}

export function exposureParts({ risks, heat = [] }: RiskRegisterBody): string[] {
  const rows = risks.flatMap(({ title, mitigatedBy, expectedCost }) =>
    mitigatedBy === undefined && !expectedCost
      ? []
      : [
          [
            title,
            mitigatedBy ? dayWords(mitigatedBy) : 'no task of its own',
            expectedCost && moneyWords(expectedCost.amountMinor, expectedCost.currency),
          ],
        ],
  );
  const cells = heat.map(({ probability, impact, riskIds }) => [
    probability * impact,
    `${probability} x ${impact}`,
    riskIds.join(', '),
  ]);
  return [
    ...(rows.length > 0
      ? [
          part(
            'Mitigated by when',
            table(['Risk', 'Mitigation done', 'Expected cost after it (planning share)'], rows),
          ),
        ]
      : []),
    ...(cells.length > 0 ? [part('Heat of the worst', table(['Rating', 'Cell', 'Risks'], cells))] : []),
  ];
}

export function approverChains({ chains, people }: StakeholderMapBody): string {
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  return table(
    ['Decision', 'Asked in this order', 'Why'],
    chains.map(({ approval, approvers, note }) => [
      approvalTitles[approval],
      approvers.map(name).join(', then ') || 'nobody named',
      note,
    ]),
    'No decision has an approver yet.',
  );
}

export function responsibilityParts({ people, responsibilities = [] }: StakeholderMapBody): string[] {
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? id;
  const deputies = people.flatMap(({ name: own, deputyId }) =>
    deputyId === undefined ? [] : [[own, deputyId === null ? 'to be named' : name(deputyId)]],
  );
  return [
    ...(deputies.length > 0 ? [part('Deputies', table(['Who', 'Deputy'], deputies))] : []),
    ...(responsibilities.length > 0
      ? [
          part(
            'Responsibilities',
            table(
              ['Subject', 'Answers for it', 'Does it', 'Is asked', 'Is told'],
              responsibilities.map(({ subject, accountable, responsible, consulted, informed }) => [
                subject,
                accountable === null ? 'to be named' : name(accountable),
                responsible,
                consulted.map(name).join(', '),
                informed.map(name).join(', '),
              ]),
            ),
          ),
        ]
      : []),
  ];
}

export function reviewParts({ riskReview, taskReview }: PostmortemBody): string[] {
  return [
    ...(riskReview
      ? [
          part(
            'Risks that happened',
            table(
              ['Risk', 'Rated', 'Times', 'Longest to resolve'],
              riskReview.map(({ title, rating, happened, longestMinutes }) => [
                title,
                rating ?? 'not foreseen',
                happened,
                longestMinutes === null ? 'not closed' : `${longestMinutes} min`,
              ]),
            ),
          ),
        ]
      : []),
    ...(taskReview
      ? [
          part(
            'Planned and real ends of tasks',
            table(
              ['Task', 'Planned', 'Finished', 'Days late'],
              taskReview.map(({ title, plannedEnd, finishedOn, daysLate }) => [
                title,
                dayWords(plannedEnd),
                dayWords(finishedOn),
                daysLate,
              ]),
              'Nobody reported an end.',
            ),
          ),
        ]
      : []),
  ];
}
