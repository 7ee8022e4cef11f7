/** The names that the infrastructure creates things under, read from the tree and from the code that uses them. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { queueOf } from '../shared/kernel/agent-work.ts';
import { documentsPlace } from '../shared/kernel/document-store.ts';
import { root } from './root.mjs';

export function azureCatalog() {
  const folder = join(root, 'shared', 'agents');
  const agents = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'agent.ts')));
  const { database, container, partitionKey } = documentsPlace;
  const catalog = {
    agents: agents.sort(),
    // With duplicate detection, by message id; each holds its dead letters.
    queues: agents.sort().map((agent) => ({ name: queueOf(agent), agent, requiresDuplicateDetection: true })),
    containers: [{ database, name: container, partitionKey }],
  };
  return `${JSON.stringify(catalog, null, 2)}\n`;
}
