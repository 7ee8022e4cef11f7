import { z } from 'zod';
import { amountMinor, instant, person } from './fields.ts';
import type { Frozen } from './frozen.ts';

const runScenario = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    owner: z.string(),
    deputy: z.string(),
    firstWithinMinutes: z.int().min(1),
    steps: z.array(z.string()).meta({ description: 'In order, the first action first.' }),
  })
  .meta({ id: 'RunScenario', description: 'What the contingency plan says is done.' });

export const incidentView = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    riskId: z.string().nullable(),
    scenario: runScenario.nullable().meta({ description: 'Null where the plan has none for it.' }),
    by: person,
    openedAt: instant,
    closedAt: instant.nullable(),
    minutes: z.number().nullable().meta({ description: 'From opening to closing, in time of the event.' }),
    budgetImpact: z
      .strictObject({
        amountMinor,
        currency: z.string(),
        basis: z.string().meta({ description: 'Who or what says so.' }),
        thresholdMinor: amountMinor,
        reapproval: z.boolean().meta({ description: 'The budget is put up for approval again.' }),
      })
      .nullable(),
    simulated: z.boolean(),
  })
  .meta({ id: 'Incident', description: 'Something that went wrong, and what is done about it.' });
export type IncidentView = Frozen<z.infer<typeof incidentView>>;

export const incidentList = z
  .strictObject({ incidents: z.array(incidentView) })
  .meta({ id: 'IncidentList', description: 'Oldest first.' });
