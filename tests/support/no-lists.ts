import type { OrganisationStore } from '../../shared/kernel/organisation-store.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import type { ToolPorts } from '../../shared/kernel/tool-ports.ts';
import { quietTelemetry } from './quiet-telemetry.ts';

/** An organisation without lists, and nothing connected. */
export const noLists: ToolPorts = {
  catalogue: { venues: async () => [], vendors: async () => [], prices: async () => [] },
  heard: () => {},
};

const nobody: Scope = {
  organisationId: 'org-test',
  principal: { id: 'test', name: 'Test', roles: [] },
};

/** What making a call of a tool needs beside what is connected. */
export const callingPorts = {
  scope: nobody,
  organisation: {} as OrganisationStore, // no tool of such a test reads a list
  telemetry: quietTelemetry,
  now: () => 0,
};
