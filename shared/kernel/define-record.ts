import type { ZodType } from 'zod';
import type { ApprovalKind } from './define-artifact.ts';
import type { LifecycleState } from './levels.ts';

/**
 * What a person or the world reports: append-only, never written into a planned artifact, joined on read.
 * `by` says who may add one over the API; 'system' kinds are written by use cases only.
 */
export interface RecordDefinition<K extends string = string, B = unknown> {
  kind: K;
  title: string;
  schema: ZodType<B>;
  by: 'person' | 'system';
  /** JSON pointers of fields of the body that are left out of default reads. */
  sensitive?: readonly string[];
  /** States in which people report it; any, where there are none. */
  during?: readonly LifecycleState[];
  /** Whether what it says of a live event can be known from the event's first day on alone. */
  fromFirstDay?(body: B): boolean;
}

export function defineRecord<const K extends string, B>(
  declaration: RecordDefinition<K, B>,
): RecordDefinition<K, B> {
  return declaration;
}

/** A stored record, oldest first by `seq`. `at` is when it happened on the run's clock (ISO UTC). */
export interface StoredRecord<K extends string = string, B = unknown> {
  seq: number;
  id: string;
  kind: K;
  body: B;
  by: string;
  at: string;
  simulated: boolean;
}

/** A small value derived from records that a task reads; a task is stale when the value changes, not when records do. */
export interface RecordView<N extends string = string, V = unknown> {
  kind: 'view';
  name: N;
  of: readonly string[];
  /** The approval after which the value is no longer a guess: what reads it is provisional before. */
  decidedBy?: ApprovalKind;
  select(records: readonly StoredRecord[]): V;
}

export function defineView<
  const N extends string,
  V,
  const D extends readonly RecordDefinition[],
>(declaration: {
  name: N;
  of: D;
  decidedBy?: ApprovalKind;
  select: (records: readonly StoredRecordOf<D[number]>[]) => V;
}): RecordView<N, V> {
  const kinds = declaration.of.map((definition) => definition.kind);
  return {
    kind: 'view',
    name: declaration.name,
    of: kinds,
    ...(declaration.decidedBy && { decidedBy: declaration.decidedBy }),
    select: (records) => {
      const own = records.filter((record) => kinds.includes(record.kind));
      return declaration.select(own as unknown as readonly StoredRecordOf<D[number]>[]); // parsed by kind when stored
    },
  };
}

export type StoredRecordOf<D> = D extends RecordDefinition<infer K, infer B> ? StoredRecord<K, B> : never;
