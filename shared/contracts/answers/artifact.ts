import { nextCursor } from '../paging.ts';
import { z, type ZodType } from 'zod';
import type { ArtifactDefinition } from '../../kernel/define-artifact.ts';
import { envelope } from '../../kernel/envelope.ts';
import { finding } from '../../kernel/finding.ts';
import { artifactBody } from './artifact-body.ts';
import { approvalKind, state } from './fields.ts';

const artifactEnvelope = envelope.meta({
  id: 'ArtifactEnvelope',
  description: 'Where a revision comes from: its exact inputs, its task, its content hash.',
});

export interface ArtifactView {
  envelope: z.infer<typeof envelope>;
  title: string;
  /** Undecided choices that it rests on; empty when none. */
  provisional: readonly z.infer<typeof approvalKind>[];
  body?: unknown;
}

/** One answer for each type of the catalog: the envelope of that type with a body of its schema. */
export function artifactView(
  definitions: readonly ArtifactDefinition[],
  { listed }: { listed: boolean },
): ZodType<ArtifactView> {
  const views = definitions.map((definition) => {
    const { type, title } = definition;
    const body = artifactBody(definition);
    return z
      .strictObject({
        envelope: artifactEnvelope,
        title: z.literal(title),
        provisional: z.array(approvalKind).meta({ description: 'Undecided choices that it rests on.' }),
        body: listed ? body.optional() : body,
      })
      .meta({ id: `${listed ? 'Listed' : ''}${type}Artifact`, description: `Artifact: ${title}.` });
  });
  return z.union(views).meta({
    id: listed ? 'ListedArtifact' : 'Artifact',
    description:
      'The newest or the asked revision, its body as the schema of today has it. A sensitive value that was not asked for reads {redacted: true}.',
    unionOneOf: true,
  });
}

export function artifactList(definitions: readonly ArtifactDefinition[]) {
  return z
    .strictObject({ artifacts: z.array(artifactView(definitions, { listed: true })) })
    .meta({ id: 'ArtifactList', description: 'In the order of the lifecycle.' });
}

export const revisionList = z
  .strictObject({ revisions: z.array(artifactEnvelope), nextCursor })
  .meta({ id: 'RevisionList', description: 'Oldest first.' });

const gateResult = z
  .strictObject({
    state: state.meta({ description: 'The state whose way out it guards.' }),
    gate: z.string(),
    title: z.string(),
    passed: z.boolean(),
    findings: z.array(
      finding.meta({ id: 'Finding', description: 'A rule that is broken, where, and the remedy.' }),
    ),
  })
  .meta({ id: 'GateResult' });

export const gateList = z
  .strictObject({ gates: z.array(gateResult) })
  .meta({ id: 'GateList', description: 'In the order of the lifecycle.' });
