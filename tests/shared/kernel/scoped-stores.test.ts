import { describe, expectTypeOf, it } from 'vitest';
import type { Scope } from '../../../shared/kernel/scope.ts';
import type { WorkflowPorts } from '../../../shared/workflow/workflow-ports.ts';

type Method = (...given: never[]) => unknown;
/** Methods of a store that can be called without saying in which organisation and as whom. */
type Unscoped<S> = {
  [K in keyof S]: S[K] extends Method ? ([Parameters<S[K]>[0]] extends [Scope] ? never : K) : never;
}[keyof S];

// Checked when the types are: a method that is added without a scope does not compile here.
describe('a store', () => {
  it('of runs or of an organisation has no method without a scope', () => {
    expectTypeOf<Unscoped<WorkflowPorts['runs']>>().toBeNever();
    expectTypeOf<Unscoped<WorkflowPorts['organisation']>>().toBeNever();
    expectTypeOf<Unscoped<WorkflowPorts['reports']>>().toBeNever();
  });

  it('of documents has two, for the relay: what it hands on names its organisation', () => {
    expectTypeOf<Unscoped<WorkflowPorts['documents']>>().toEqualTypeOf<'put' | 'removeAll'>();
  });

  it('of members has one: whom an identity belongs to is asked before there is a scope', () => {
    expectTypeOf<Unscoped<WorkflowPorts['members']>>().toEqualTypeOf<'ofIdentity'>();
  });

  it('of requests has one: what is too old is forgotten for all', () => {
    expectTypeOf<Unscoped<WorkflowPorts['requests']>>().toEqualTypeOf<'forget'>();
  });

  it('without a scope is seen by this test', () => {
    expectTypeOf<Unscoped<{ all(): unknown; own(scope: Scope): unknown }>>().toEqualTypeOf<'all'>();
  });
});
