import type { ToolPorts } from '../../shared/kernel/tool-ports.ts';

/** An organisation without lists, and nothing connected. */
export const noLists: ToolPorts = {
  catalogue: { venues: async () => [], vendors: async () => [], prices: async () => [] },
};
