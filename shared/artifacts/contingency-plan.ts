import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';

const text = z.string().min(1);

export const scenario = z.strictObject({
  id: text,
  riskId: text,
  title: text,
  rating: z.int().min(1).max(25),
  /** Something that can be observed or counted, so that nobody has to argue whether it has happened. */
  trigger: text,
  firstAction: z.strictObject({ action: text, withinMinutes: z.int().min(1).max(15) }),
  response: z.array(text).min(1),
  owner: text,
  deputy: text,
  taskIds: z.array(text).min(1),
  /** Step by step, minutes after the trigger. */
  playbook: z.array(z.strictObject({ atMinutes: z.int().min(0), action: text, who: text })).optional(),
  /** What has to be planned again once it has happened. */
  replan: z.strictObject({ artifacts: z.array(text).min(1), effect: text }).optional(),
  /** Who may decide what without asking. */
  authority: text.optional(),
  /** What is said, with gaps for the facts. */
  message: text.optional(),
});
export type Scenario = z.infer<typeof scenario>;

const contingencyPlanBody = z.strictObject({
  scenarios: z.array(scenario),
  whyEmpty: z.string().optional(),
  escalation: text,
});
export type ContingencyPlanBody = z.infer<typeof contingencyPlanBody>;

export const contingencyPlan = defineArtifact({
  type: 'ContingencyPlan',
  title: 'Contingency plan',
  version: '1.0.0',
  store: 'documents',
  schema: contingencyPlanBody,
  shown: ({ scenarios }) => ({
    lists: [
      listed(['scenario', 'scenarios'], scenarios, ({ riskId, title, rating }) => [
        riskId,
        title,
        `rating ${rating} of 25`,
      ]),
    ],
  }),
  invariants: {
    'an empty plan says why it is empty': ({ scenarios, whyEmpty }) =>
      scenarios.length > 0 || whyEmpty ? [] : ['There is no scenario and no reason.'],
    'no risk has two scenarios': ({ scenarios }) =>
      scenarios
        .filter((entry, index) => scenarios.findIndex((other) => other.riskId === entry.riskId) < index)
        .map((entry) => `Risk ${entry.riskId} has more than one scenario.`),
    'steps of a playbook follow in time, the first action first': ({ scenarios }) =>
      scenarios.flatMap(({ title, playbook = [], firstAction }, index) => {
        const times = playbook.map(({ atMinutes }) => atMinutes);
        const ordered = times.every((at, step) => step === 0 || (times[step - 1] ?? 0) <= at);
        const first = playbook[0]?.action ?? firstAction.action;
        return ordered && first === firstAction.action
          ? []
          : [{ pointer: `/scenarios/${index}/playbook`, detail: `"${title}": ${times.join(', ')} minutes.` }];
      }),
    'owner and deputy are two people or roles': ({ scenarios }) =>
      scenarios.flatMap((entry, index) =>
        entry.owner === entry.deputy
          ? [
              {
                pointer: `/scenarios/${index}/deputy`,
                detail: `${entry.owner} is owner and deputy of "${entry.title}".`,
              },
            ]
          : [],
      ),
  },
});
