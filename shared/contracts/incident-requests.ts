import { z } from 'zod';

const text = z.string().trim().min(1).max(2_000);
const instant = z.iso.datetime();

export const openIncidentRequest = z.strictObject({
  title: text.max(300),
  /** The risk that happened, as the risk register names it. */
  riskId: z.string().max(50).optional(),
  /** The scenario to run; without it that of the risk. */
  scenarioId: z.string().max(100).optional(),
  /** Left out: now, on the run's clock. */
  openedAt: instant.optional(),
  /** What it is likely to cost, in minor units of the event's currency; without it what the plan says of the risk. */
  costMinor: z.int().min(0).max(1e15).optional(),
  note: z.string().max(2_000).optional(),
});
export type OpenIncidentRequest = z.infer<typeof openIncidentRequest>;

export const closeIncidentRequest = z.strictObject({
  /** Left out: now, on the run's clock. */
  closedAt: instant.optional(),
  note: z.string().max(2_000).optional(),
});
export type CloseIncidentRequest = z.infer<typeof closeIncidentRequest>;
