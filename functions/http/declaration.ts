import type { HttpMethod } from '@azure/functions';
import type { output, ZodObject, ZodType } from 'zod';
import type { Frozen } from '../../shared/contracts/answers/frozen.ts';
import type { Action } from '../../shared/contracts/permissions.ts';
import type { FaultCode } from '../../shared/kernel/errors.ts';
import type { Scope } from '../../shared/kernel/scope.ts';
import type { WorkflowPorts } from '../../shared/workflow/workflow-ports.ts';
import type { RequestBody } from './declared-body.ts';

/** What a handler gets: parsed by what its endpoint declares. */
export interface Call<B = unknown, Q = unknown, P extends string = string> {
  ports: WorkflowPorts;
  scope: Scope;
  body: B;
  query: Q;
  /** Parameter of the route, as text. */
  param(name: P): string;
  header(name: string): string | null;
}

export interface Answer {
  status: number;
  /** Text and bytes go out as they are, anything else as JSON; undefined is no body. */
  body: unknown;
  headers?: Record<string, string>;
}

/** An answer that is a file: text or bytes of a media type. */
export interface FileBody {
  media: string;
  description: string;
  /** The same as data, for callers who ask for it. */
  json?: ZodType;
}

/** What is answered, by status; problems are declared by their code. */
export type Answers = Readonly<Record<number, ZodType | FileBody>>;

type BodyOf<D> = D extends ZodType
  ? Frozen<output<D>>
  : D extends { json: infer J extends ZodType }
    ? string | Uint8Array | Frozen<output<J>>
    : D extends FileBody
      ? string | Uint8Array
      : never;
type AnswerTo<A extends Answers> =
  | { [S in keyof A & number]: { status: S; body: BodyOf<A[S]>; headers?: Record<string, string> } }[keyof A &
      number]
  | { status: 304; body: undefined; headers: Record<string, string> };

type ParameterIn<R extends string> = string extends R
  ? string
  : R extends `${string}{${infer P}}${infer Rest}`
    ? P | ParameterIn<Rest>
    : never;

export interface Endpoint<
  R extends string = string,
  A extends Answers = Answers,
  B = unknown,
  Q extends ZodObject = ZodObject,
> {
  /** Registered name, `<resource>-<verb>`. */
  name: string;
  /** What it does, for people: one sentence without a full stop. */
  summary: string;
  /** Asked of the permission table before anything is read. */
  action: Action;
  /** Asked in place of the table's roles, where somebody may act for another. */
  permit?(asked: Pick<Call, 'ports' | 'scope'>): Promise<unknown>;
  method: HttpMethod;
  route: R;
  /** A changing endpoint is followed by the relay, so that what it committed takes effect at once. */
  changes?: boolean;
  body?: RequestBody<B>;
  /** Every parameter of the query; others are refused. */
  query?: Q;
  /** The handler compares `If-Match` with what is there. */
  ifMatch?: 'required' | 'optional';
  /** It plans, computes a file or takes a list in: counted apart. By the parameters of the route where they decide. */
  heavy?: boolean | ((params: Readonly<Record<string, string>>) => boolean);
  answers: A;
  /** `Location` says where what was made can be read. */
  locates?: boolean;
  /** Faults of its own, besides those that follow from the declaration. */
  faults?: readonly FaultCode[];
  handle(call: Call<B, output<Q>, ParameterIn<R>>): Promise<AnswerTo<A>>;
}

/** Open to everybody, signed in or not. */
export interface OpenEndpoint {
  name: string;
  summary: string;
  route: string;
  answers: Readonly<Record<number, ZodType>>;
}
