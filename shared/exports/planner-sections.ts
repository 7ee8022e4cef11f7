import { approvalTitles } from '../contracts/approval-titles.ts';
import { eventBrief } from '../artifacts/event-brief.ts';
import { requirements } from '../artifacts/requirements.ts';
import { riskRegister } from '../artifacts/risk-register.ts';
import { stakeholderMap } from '../artifacts/stakeholder-map.ts';
import { taskRegister } from '../artifacts/task-register.ts';
import { timeline, type TimelineBody } from '../artifacts/timeline.ts';
import { approverChains, exposureParts, responsibilityParts } from './higher-level-parts.ts';
import { labelled, noted, part, planSection } from './markdown-section.ts';
import { bullets, plain, table } from './markdown-text.ts';
import { drafted, type PlanContents } from './plan-contents.ts';
import { dayWords } from '../kernel/day-words.ts';
import { templateIdOf } from '../planning/task-ids.ts';
import { daysWords, moneyWords, priorityWords, spacedWords } from './plan-words.ts';

const briefSection = planSection({
  artifact: eventBrief,
  after: [],
  whyAbsent: 'nobody has handed in a brief that could be read.',
  blocks: (brief) => [
    part('Objectives', bullets(texts(brief.objectives), 'The brief names none.')),
    part(
      'Constraints',
      table(
        ['No.', 'In the words of the brief', 'Taken as', 'Understood as'],
        brief.constraints.map(({ id, text, modality, concept }) => [
          id,
          text,
          modality === 'assumption' ? 'assumption, to be verified' : modality,
          concept ? spacedWords(concept) : 'kept as written',
        ]),
        'The brief names none.',
      ),
    ),
    part('Assumptions', bullets(texts(brief.assumptions), 'The brief names none.')),
    part(
      'Money to come in',
      table(
        ['Goal', 'Kind', 'Amount', 'Certain'],
        brief.incomeGoals.map(({ text, kind, amount, net, certain }) => [
          text,
          kind,
          `${moneyWords(amount.amountMinor, amount.currency)}${net ? ' net' : ''}`,
          certain ? 'yes' : 'no: at risk',
        ]),
        'The brief names no sum to raise.',
      ),
    ),
  ],
});

const requirementsSection = planSection({
  artifact: requirements,
  after: [eventBrief],
  blocks: ({ items, toVerify, note }) => [
    table(
      ['Requirement', 'Priority', 'Kind', 'Area', 'From', 'Met when'],
      items.map(({ text, priority, kind, area, tracesTo, acceptance }) => [
        text,
        priorityWords[priority],
        kind,
        area,
        tracesTo.words ? `${tracesTo.id}: ${tracesTo.words}` : `brief: ${tracesTo.id}`,
        acceptance,
      ]),
      note || 'None.',
    ),
    part('To be verified', bullets(texts(toVerify), 'Nothing.')),
    ...noted([note]),
  ],
});

const stakeholderSection = planSection({
  artifact: stakeholderMap,
  after: [eventBrief],
  blocks: (map) => [
    table(
      ['Name', 'Role', 'Contact', 'Decides', 'Influence', 'How to keep them with the event'],
      map.people.map((person) => [
        person.owner ? `${person.name} (owner)` : person.name,
        person.role,
        person.contact ?? 'not given',
        person.decides.map((kind) => approvalTitles[kind]).join(', '),
        person.influence,
        person.engagement,
      ]),
      'The brief names nobody.',
    ),
    part('Who approves', approverChains(map)),
    part(
      'Audiences',
      table(
        ['Audience', 'People', 'Needs'],
        map.audiences.map(({ name, size, needs }) => [name, size ?? 'not known', needs]),
      ),
    ),
    ...responsibilityParts(map),
    ...noted(map.notes),
  ],
});

const taskSection = planSection({
  artifact: taskRegister,
  after: [eventBrief],
  blocks: (register, plan) => {
    const slack = new Map(drafted(plan, timeline)?.slack.map((entry) => [entry.taskId, entry]));
    return [
      labelled('Basis', `${register.template.name} template (${register.template.source})`),
      table(
        ['No.', 'Task', 'Owner', 'From', 'To', 'Working days', 'Float', 'Spare days', 'Waits for'],
        register.tasks.map((task) => [
          templateIdOf(task.id),
          task.title,
          task.owner,
          dayWords(task.start),
          dayWords(task.end),
          task.durationDays,
          slack.get(task.id)?.totalFloatDays ?? 'not known',
          slack.get(task.id)?.freeFloatDays,
          task.dependsOn.map(({ id }) => templateIdOf(id)).join(', '),
        ]),
        'No task is planned.',
      ),
      plain(
        'Float: working days that a task may slip before the chain of tasks grows longer; 0 on the critical path. Spare days: working days from its planned end that it may slip before the event itself has to move.',
      ),
      ...noted(register.notes),
    ];
  },
});

const timelineSection = planSection({
  artifact: timeline,
  after: [taskRegister],
  blocks: (body, plan) => [
    plain(
      `There are ${body.weeksAvailable} weeks until the event; the work is likely to take ${body.weeksLikely}, at the very least ${body.weeksShortest} (${body.leadTimeBasis.source}).`,
    ),
    part(
      'Milestones',
      table(
        ['Milestone', 'Date', 'Reached with'],
        body.milestones.map(({ title, date, taskId }) => [title, dayWords(date), taskTitle(plan, taskId)]),
      ),
    ),
    part(
      'Phases',
      table(
        ['Phase', 'Days'],
        body.phases.map(({ state, start, end }) => [state, daysWords(start, end)]),
      ),
    ),
    part('Critical path', bullets(criticalSteps(body, plan), 'No task decides the date.')),
    ...simulationPart(body, plan),
    ...levellingPart(body, plan),
    part(
      'Ways to win time',
      table(
        ['Option', 'Effect', 'Working days won', ...(body.simulation ? ['In time, with those above'] : [])],
        body.compressionOptions.map(({ label, effect, savesDays, togetherPerMille: chance }) => [
          label,
          effect,
          savesDays,
          ...(body.simulation ? [chance === undefined ? 'not simulated' : `${chance / 10} %`] : []),
        ]),
        'None needed: the weeks suffice.',
      ),
    ),
    part(
      'Other dates',
      table(
        ['Days', 'For and against'],
        body.dateProposals.map(({ days, reasons }) => [days.map(dayWords).join(', '), reasons.join('; ')]),
        'None proposed.',
      ),
    ),
    ...noted([...body.dateNotes, ...body.notes]),
  ],
});

const riskSection = planSection({
  artifact: riskRegister,
  after: [eventBrief, taskRegister],
  blocks: (register) => [
    plain(`Rating: ${register.method}. From ${register.scenarioFrom} a risk needs a scenario.`),
    table(
      ['Risk', 'Rating', 'After mitigation', 'Mitigation', 'Trigger', 'Response', 'Owner', 'Raised by'],
      register.risks.map((risk) => [
        `${risk.id} ${risk.title}`,
        `${risk.rating} (${risk.probability} x ${risk.impact})`,
        risk.residual.rating,
        risk.mitigation,
        risk.trigger,
        risk.response,
        risk.owner,
        risk.because.join('; ') || 'every such event has it',
      ]),
      register.note || 'None.',
    ),
    ...exposureParts(register),
    ...noted([register.note]),
  ],
});

export const planningSections = [
  briefSection,
  requirementsSection,
  stakeholderSection,
  taskSection,
  timelineSection,
  riskSection,
];

/** Titles and days of the critical path, in order; ids where the register is absent. */
export function criticalSteps({ criticalPath }: TimelineBody, plan: PlanContents): string[] {
  const tasks = new Map(drafted(plan, taskRegister)?.tasks.map((task) => [task.id, task]));
  return criticalPath.map((id) => {
    const task = tasks.get(id);
    return task ? `${task.title} (${daysWords(task.start, task.end)})` : id;
  });
}

function simulationPart({ simulation, eventStart }: TimelineBody, plan: PlanContents): string[] {
  if (!simulation) return [];
  const { p50, p80, onTimePerMille, bufferDays, weekLost, safeFrom, drivers, trials, basis } = simulation;
  return [
    part(
      'How likely the dates are',
      table(
        ['', 'Value'],
        [
          ['P50: done in half of the trials by', `${dayWords(p50.date)} (${p50.days} working days)`],
          ['P80: done in 80 % of the trials by', `${dayWords(p80.date)} (${p80.days} working days)`],
          [`Chance to be ready before ${dayWords(eventStart)}`, `${onTimePerMille / 10} %`],
          ['The event could begin with 80 % confidence on', dayWords(safeFrom)],
          ['Buffer between P80 and the event', `${bufferDays} working days`],
          [
            'After one lost week',
            `${weekLost.bufferDays} working days of buffer, chance ${weekLost.onTimePerMille / 10} %`,
          ],
        ],
      ),
    ),
    part(
      'What drives the finish',
      table(
        ['Task', 'Decides it in'],
        drivers.map(({ taskId, perMille }) => [taskTitle(plan, taskId), `${perMille / 10} % of trials`]),
        'No task stands out.',
      ),
    ),
    plain(`${trials} trials. ${basis.formula}. Correlation: ${basis.source}.`),
  ];
}

function levellingPart({ levelling }: TimelineBody, plan: PlanContents): string[] {
  if (!levelling) return [];
  const { tasksAtOnce, moved, load } = levelling;
  return [
    part(
      `Load of each owner (at most ${tasksAtOnce} tasks at once)`,
      table(
        ['Owner', 'Peak before', 'Peak after', 'Days above the limit'],
        load.map(({ owner, peakBefore, peakAfter, daysOver }) => [
          spacedWords(owner),
          peakBefore,
          peakAfter,
          daysOver,
        ]),
        'Nobody has a task before the event.',
      ),
    ),
    part(
      'Moved within their float',
      table(
        ['Task', 'Working days'],
        moved.map(({ taskId, days }) => [
          taskTitle(plan, taskId),
          days > 0 ? `${days} later` : `${-days} earlier`,
        ]),
        'No task.',
      ),
    ),
  ];
}

function taskTitle(plan: PlanContents, id: string): string {
  return drafted(plan, taskRegister)?.tasks.find((task) => task.id === id)?.title ?? id;
}

function texts(entries: readonly { text: string }[]): string[] {
  return entries.map(({ text }) => text);
}
