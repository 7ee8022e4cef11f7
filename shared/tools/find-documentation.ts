import { defineTool } from '../kernel/define-tool.ts';
import { Fault } from '../kernel/errors.ts';
import {
  type DocumentationQuery,
  documentationQuery,
  type FoundDocumentation,
  foundDocumentation,
  type ToolPorts,
} from '../kernel/tool-ports.ts';

/** Pages that explain a subject, from a directory that is connected; nothing is made up where there is none. */
export const findDocumentation = defineTool({
  name: 'find-documentation',
  title: 'Find documentation',
  effect: 'read',
  input: documentationQuery,
  output: foundDocumentation,
  timeout: { seconds: 6 },
  retry: { attempts: 2, backoff: 'exponential', firstDelayMs: 200 },
  run: async (query: DocumentationQuery, ports: ToolPorts): Promise<FoundDocumentation> => {
    if (!ports.documentation)
      throw new Fault('tool.not-connected', 'no directory of documentation is connected');
    return ports.documentation.find(query, ports.heard);
  },
  fallback: async ({ subject }: DocumentationQuery) => ({
    source: 'archetype' as const,
    output: { subject, readings: [], leftOut: 0 },
  }),
});
