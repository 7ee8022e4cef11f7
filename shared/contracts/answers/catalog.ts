import { z } from 'zod';
import { allowedActions, approvalKind, level, state } from './fields.ts';
import { metricTarget, metricUnit } from './metric.ts';

const names = z.array(z.string());

const task = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    reads: names,
    writes: z.string().meta({ description: 'The type of the artifact; no other task writes it.' }),
    tools: names,
    levels: z.array(level),
  })
  .meta({ id: 'CatalogTask' });

const agent = z
  .strictObject({
    name: z.string(),
    title: z.string(),
    purpose: z.string(),
    capabilities: names,
    metrics: z.array(
      z.strictObject({ name: z.string(), formula: z.string(), target: metricTarget, unit: metricUnit }),
    ),
    tasks: z.array(task),
  })
  .meta({ id: 'CatalogAgent' });

const phase = z
  .strictObject({
    state,
    lead: z.string(),
    tasks: names,
    gate: z.string(),
    approval: approvalKind.optional(),
  })
  .meta({
    id: 'CatalogState',
    description: 'A state of the lifecycle: who leads and what guards its way out.',
  });

const artifactType = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    version: z.string().meta({ description: 'Semver of the schema of the body.' }),
    migrations: z
      .array(
        z.strictObject({
          to: z.string().meta({ description: 'Semver of the schema that the step leads to.' }),
          note: z.string(),
        }),
      )
      .meta({ description: 'How bodies of earlier versions are brought to this one when they are read.' }),
    store: z.enum(['sql', 'documents']),
    invariants: names,
  })
  .meta({ id: 'CatalogArtifact' });

export const catalogView = z
  .strictObject({
    states: z.array(phase),
    agents: z.array(agent),
    artifacts: z.array(artifactType),
    gates: z.array(z.strictObject({ name: z.string(), title: z.string(), rules: names })),
    tools: z.array(
      z.strictObject({ name: z.string(), title: z.string(), effect: z.enum(['read', 'write']) }),
    ),
  })
  .meta({ id: 'Catalog', description: 'What is declared: states, agents, tasks, artifacts, gates, tools.' });

export const me = z
  .strictObject({
    organisationId: z.string(),
    id: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    actions: allowedActions.meta({ description: 'What they may do in the organisation.' }),
  })
  .meta({ id: 'Me', description: 'Who asks, as the organisation knows them.' });
