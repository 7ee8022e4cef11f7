import type { ZodType } from 'zod';
import type { ArtifactDefinition } from '../../kernel/define-artifact.ts';

const named = new WeakMap<ZodType, ZodType>();

/** The schema of an artifact's body under the name of its type: one component of the description, wherever it stands. */
export function artifactBody<B>({ type, title, schema }: ArtifactDefinition<string, B>): ZodType<B> {
  const known =
    named.get(schema) ?? schema.meta({ id: type, description: `Body of the artifact: ${title}.` });
  named.set(schema, known);
  return known as ZodType<B>; // stored by the schema that it is a copy of
}
