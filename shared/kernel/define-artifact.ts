import type { ZodType } from 'zod';
import { type ArtifactMigration, isBefore } from './artifact-migration.ts';
import type { ShownParts } from './shown-parts.ts';
import { toFinding, type Breach, type Finding } from './finding.ts';

/** One kind of validated, versioned, immutable document of the catalog. `B` is its body. */
export interface ArtifactDefinition<T extends string = string, B = unknown> {
  kind: 'artifact';
  type: T;
  /** For people: "Venue shortlist". */
  title: string;
  /** Semver of the body's schema. */
  version: string;
  store: 'sql' | 'documents';
  schema: ZodType<B>;
  /** How bodies of earlier versions are read, earliest first. */
  migrations: readonly ArtifactMigration[];
  /** Types of the artifacts that the invariants look at besides the own body. */
  reads: readonly string[];
  /** The person's decision that makes it final; until then what rests on it is provisional. */
  decidedBy?: ApprovalKind;
  /** JSON pointers of fields left out of default reads. */
  sensitive: readonly string[];
  /** Invariant sentences, in order. */
  invariants: readonly string[];
  /** What people look at first, in a body that fits the schema; empty where nothing is declared. */
  shown(body: unknown): ShownParts;
  /** Invariants over a body that fits the schema and the exact input revisions it was made from. */
  verify(body: unknown, inputs: Readonly<Record<string, unknown>>): Finding[];
}

export type ApprovalKind = 'venue' | 'budget' | 'vendor-contracts' | 'final-go' | 'postmortem';

export type BodyOf<D> = D extends ArtifactDefinition<string, infer B> ? B : never;

/** Bodies by artifact type, for a list of artifacts that are read. */
export type BodiesOf<R extends readonly ArtifactDefinition[]> = { [D in R[number] as D['type']]: BodyOf<D> };

interface ArtifactDeclaration<T extends string, B, R extends readonly ArtifactDefinition[]> {
  type: T;
  title: string;
  version: string;
  store: 'sql' | 'documents';
  schema: ZodType<B>;
  migrations?: readonly ArtifactMigration[];
  reads?: R;
  shown?: (body: B) => ShownParts;
  decidedBy?: ApprovalKind;
  sensitive?: readonly string[];
  /** Rule sentence -> the places that break it. */
  invariants?: Record<string, (body: B, inputs: BodiesOf<R>) => readonly Breach[]>;
}

export function defineArtifact<const T extends string, B, const R extends readonly ArtifactDefinition[] = []>(
  declaration: ArtifactDeclaration<T, B, R>,
): ArtifactDefinition<T, B> {
  const { type, title, version, store, schema, decidedBy, sensitive = [], shown } = declaration;
  const rules = Object.entries(declaration.invariants ?? {});
  return {
    kind: 'artifact',
    type,
    title,
    version,
    store,
    schema,
    migrations: (declaration.migrations ?? []).toSorted((a, b) => (isBefore(a.to, b.to) ? -1 : 1)),
    reads: (declaration.reads ?? []).map((read) => read.type),
    ...(decidedBy && { decidedBy }),
    sensitive,
    invariants: rules.map(([rule]) => rule),
    // Of a stored body, which fitted the schema when it was drafted.
    shown: (body) => shown?.(body as B) ?? {},
    verify(body, inputs) {
      const parsed = schema.parse(body);
      const given = inputs as BodiesOf<R>; // the runner hands over exactly the artifacts named in `reads`
      return rules.flatMap(([rule, breaches]) =>
        breaches(parsed, given).map((breach) => toFinding(rule, type, breach)),
      );
    },
  };
}
