import { z } from 'zod';
import { defineArtifact } from '../kernel/define-artifact.ts';

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
  invariants: {
    'an empty plan says why it is empty': ({ scenarios, whyEmpty }) =>
      scenarios.length > 0 || whyEmpty ? [] : ['There is no scenario and no reason.'],
    'no risk has two scenarios': ({ scenarios }) =>
      scenarios
        .filter((entry, index) => scenarios.findIndex((other) => other.riskId === entry.riskId) < index)
        .map((entry) => `Risk ${entry.riskId} has more than one scenario.`),
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
