/**
 * How a body of an earlier schema becomes one of schema `to`. It says what was known by the rules of its time and no
 * more: what nobody computed then stays absent.
 */
export interface ArtifactMigration {
  /** Semver of the schema that the step leads to. */
  to: string;
  /** What changed, one sentence, for whoever reads bodies by program. */
  note: string;
  /** Of a body that fitted the schema before; what it does not know it hands on. */
  upgrade(body: unknown): unknown;
}

/**
 * A stored body as the schema of today has it: every step that leads beyond the version it was stored with, in order.
 * A version that only added what may be absent has no step. What a later version of the app stored stays as it is.
 */
export function upgradedBody(
  migrations: readonly ArtifactMigration[],
  schemaVersion: string,
  body: unknown,
): unknown {
  return migrations
    .filter(({ to }) => isBefore(schemaVersion, to))
    .reduce((upgraded, { upgrade }) => upgrade(upgraded), body);
}

/** Whether one semver (numbers alone) comes before another. */
export function isBefore(version: string, other: string): boolean {
  const [own, theirs] = [version, other].map((text) => text.split('.').map(Number));
  for (const [at, number] of (theirs ?? []).entries()) {
    const difference = (own?.[at] ?? 0) - number;
    if (difference !== 0) return difference < 0;
  }
  return false;
}
