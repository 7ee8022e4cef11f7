import { mcpDocumentation } from '../shared/adapters/mcp/mcp-documentation.ts';
import { mcpServer } from '../shared/adapters/mcp/mcp-servers.ts';
import type { Settings } from '../shared/kernel/settings.ts';
import type { ConnectedSources } from '../shared/kernel/tool-ports.ts';

/** No venue directory is connected; tools fall back on the organisation's lists, then on knowledge. */
export function connectedSources(settings: Settings, now: () => number): ConnectedSources {
  const { EODS_DOCUMENTATION_SERVER: name } = settings;
  if (name === undefined) return {};
  return { documentation: mcpDocumentation(mcpServer(name, process.env), now) };
}
