import { z } from 'zod';
import { defineTool } from '../kernel/define-tool.ts';
import { Fault } from '../kernel/errors.ts';
import { type OwnPrice, ownPrice } from '../kernel/organisation-rows.ts';
import type { ToolPorts } from '../kernel/tool-ports.ts';

const priceQuery = z.strictObject({
  /** The day for which the price has to hold. */
  on: z.iso.date(),
});

/** Prices of the organisation's list that hold on a day. Without any, estimates use the reference prices. */
export const lookUpPrices = defineTool({
  name: 'look-up-prices',
  title: 'Look up prices',
  effect: 'read',
  input: priceQuery,
  output: z.array(ownPrice),
  timeout: { seconds: 5 },
  retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 200 },
  lists: ['prices'],
  run: (): Promise<OwnPrice[]> => {
    return Promise.reject(new Fault('tool.not-connected', 'No price service is connected.'));
  },
  fallback: async ({ on }: z.infer<typeof priceQuery>, _reason: string, { catalogue }: ToolPorts) => {
    const output = (await catalogue.prices()).filter(
      ({ validFrom, validUntil }) => (validFrom ?? on) <= on && on <= (validUntil ?? on),
    );
    return { source: output.length > 0 ? ('catalogue' as const) : ('archetype' as const), output };
  },
});
