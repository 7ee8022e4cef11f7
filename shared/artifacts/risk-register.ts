import { z } from 'zod';
import { basis } from '../kernel/basis.ts';
import { defineArtifact } from '../kernel/define-artifact.ts';
import { listed } from '../kernel/shown-parts.ts';
import type { Breach } from '../kernel/finding.ts';

const text = z.string().min(1);
const oneToFive = z.int().min(1).max(5);
const rating = z.int().min(1).max(25);

export const plannedRisk = z.strictObject({
  /** Id of the risk catalogue (R07) or, for what only this brief brings, B and a number. */
  id: text,
  title: text,
  probability: oneToFive,
  impact: oneToFive,
  /** Probability x impact. */
  rating,
  /** Once the mitigation is in place. */
  residual: z.strictObject({ probability: oneToFive, impact: oneToFive, rating }),
  mitigation: text,
  /** Something that can be observed or counted. */
  trigger: text,
  response: text,
  owner: text,
  /** What in this brief raises it; empty for risks that every such event has. */
  because: z.array(text),
  /** Tasks that carry the mitigation. */
  taskIds: z.array(text),
  /** A rating from 8 needs a scenario in the contingency plan. */
  needsScenario: z.boolean(),
  /** The day by which the tasks of the mitigation are done; null where no task carries it. */
  mitigatedBy: z.iso.date().nullable().optional(),
  /** Probability x cost, planning shares of the budget. Absent where no budget is known. */
  expectedCost: z.strictObject({ amountMinor: z.int().min(0), currency: text, basis }).optional(),
  basis,
});
export type PlannedRisk = z.infer<typeof plannedRisk>;

const riskRegisterBody = z.strictObject({
  method: z.literal('probability (1-5) x impact (1-5)'),
  scenarioFrom: rating,
  blocksFrom: rating,
  /** Highest residual rating first. */
  risks: z.array(plannedRisk),
  /** Sum of ratings that have mitigation, trigger, response and owner / sum of ratings. */
  coveragePerMille: z.int().min(0).max(1_000),
  /** The worst risks as they stand before mitigation, by cell. */
  heat: z
    .array(z.strictObject({ probability: oneToFive, impact: oneToFive, riskIds: z.array(text).min(1) }))
    .optional(),
  note: z.string(),
});
export type RiskRegisterBody = z.infer<typeof riskRegisterBody>;

export const riskRegister = defineArtifact({
  type: 'RiskRegister',
  title: 'Risk register',
  version: '1.0.0',
  store: 'documents',
  schema: riskRegisterBody,
  shown: ({ risks }) => ({
    lists: [
      listed(['risk', 'risks'], risks, ({ id, title, rating: rated, mitigatedBy }) => [
        id,
        title,
        `rating ${rated} of 25${mitigatedBy ? `, mitigated by ${mitigatedBy}` : ''}`,
      ]),
    ],
  }),
  invariants: {
    'a rating is probability times impact': ({ risks }) =>
      risks.flatMap(({ title, probability, impact, rating: own, residual }, index): Breach[] => [
        ...(own === probability * impact
          ? []
          : [
              {
                pointer: `/risks/${index}/rating`,
                detail: `${title}: ${probability} x ${impact} is not ${own}.`,
              },
            ]),
        ...(residual.rating === residual.probability * residual.impact
          ? []
          : [
              {
                pointer: `/risks/${index}/residual/rating`,
                detail: `${title}: the residual rating is not its product.`,
              },
            ]),
      ]),
    'mitigation never makes a risk worse': ({ risks }) =>
      risks.flatMap(({ title, rating: own, residual }, index): Breach[] =>
        residual.rating > own
          ? [{ pointer: `/risks/${index}/residual`, detail: `${title} is worse after its mitigation.` }]
          : [],
      ),
    'every risk has an id of its own': ({ risks }) =>
      risks
        .filter((risk, index) => risks.findIndex(({ id }) => id === risk.id) < index)
        .map(({ id }): Breach => ({ pointer: '/risks', detail: `Two risks are called ${id}.` })),
    'a scenario is asked for exactly from the rating named': ({ risks, scenarioFrom }) =>
      risks
        .filter(({ rating: own, needsScenario }) => needsScenario !== own >= scenarioFrom)
        .map(({ title, rating: own }) => `${title} is rated ${own}.`),
    'the heat shows risks of the register in their own cell': ({ risks, heat = [] }) =>
      heat.flatMap(({ probability, impact, riskIds }) =>
        riskIds
          .filter(
            (id) =>
              !risks.some(
                (risk) => risk.id === id && risk.probability === probability && risk.impact === impact,
              ),
          )
          .map((id): Breach => ({ pointer: '/heat', detail: `${id} is not ${probability} x ${impact}.` })),
      ),
    'an empty register says why it is empty': ({ risks, note }) =>
      risks.length > 0 || note ? [] : ['There is no risk and no reason.'],
  },
});
