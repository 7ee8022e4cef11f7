import { notSupported } from './refusal.ts';
import type { Comparison, Expression, FunctionName, Path } from './query-parser.ts';

/** The condition holds only where it is true: false and undefined both leave the document out. */
export function holds(condition: Expression | undefined, document: object): boolean {
  return condition === undefined || evaluate(condition, document) === true;
}

export function valueAt(document: unknown, path: Path): unknown {
  let value = document;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    const entries = value as Record<string, unknown>; // A JSON object, by the line above.
    value = Object.hasOwn(entries, name) ? entries[name] : undefined;
  }
  return value;
}

/** A selected property is named by its last step; one that a document lacks is left out of its row. */
export function project(document: object, select: readonly Path[] | undefined): object {
  if (!select) return document;
  const names = select.map((path) => path.at(-1));
  if (new Set(names).size < names.length) throw notSupported('Selecting two properties of the same name');
  return Object.fromEntries(
    select.map((path, at) => [names[at], valueAt(document, path)]).filter(([, value]) => value !== undefined),
  );
}

function evaluate(expression: Expression, document: object): unknown {
  switch (expression.kind) {
    case 'value':
      return expression.value;
    case 'path':
      return valueAt(document, expression.path);
    case 'compare':
      return compare(
        expression.operator,
        evaluate(expression.left, document),
        evaluate(expression.right, document),
      );
    case 'not': {
      const value = evaluate(expression.of, document);
      return typeof value === 'boolean' ? !value : undefined;
    }
    case 'call':
      return call(expression.name, ...expression.of.map((of) => of && evaluate(of, document)));
    case 'and':
    case 'or':
      return combine(
        expression.kind,
        evaluate(expression.left, document),
        evaluate(expression.right, document),
      );
  }
}

/** What is no list or no text makes the call undefined, like a comparison of different types. */
function call(name: FunctionName, first?: unknown, second?: unknown): boolean | undefined {
  if (name === 'IS_DEFINED') return first !== undefined;
  if (name === 'ARRAY_CONTAINS') {
    if (typeof second === 'object' && second !== null)
      throw notSupported('ARRAY_CONTAINS of objects or arrays');
    return Array.isArray(first) && second !== undefined ? first.includes(second) : undefined;
  }
  if (typeof first !== 'string' || typeof second !== 'string') return undefined;
  return name === 'STARTSWITH' ? first.startsWith(second) : first.includes(second);
}

/** `false AND x` is false and `true OR x` is true whatever x is; otherwise one undefined side makes it undefined. */
function combine(kind: 'and' | 'or', left: unknown, right: unknown): boolean | undefined {
  const decisive = kind === 'or';
  if (left === decisive || right === decisive) return decisive;
  return left === !decisive && right === !decisive ? !decisive : undefined;
}

/**
 * Values of different types, and undefined with anything, compare to undefined.
 * Source: Azure Cosmos DB for NoSQL, "Equality and comparison operators".
 */
function compare(operator: Comparison, left: unknown, right: unknown): boolean | undefined {
  const type = typeOf(left);
  if (type === 'undefined' || type !== typeOf(right)) return undefined;
  if (type === 'object') throw notSupported('Comparing objects or arrays');
  if (operator === '=') return left === right;
  if (operator === '!=') return left !== right;
  if (type === 'number' || type === 'string') return ordered(operator, rank(left, right));
  throw notSupported(`Ordering values of type ${type}`);
}

function ordered(operator: Comparison, order: number): boolean {
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : typeof value;
}

/**
 * Sort order of two numbers or two strings (by code point). Azure's place for missing and mixed values
 * depends on the indexing policy, so they are refused here.
 */
export function rank(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  if (typeof left === 'string' && typeof right === 'string') {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  throw notSupported('ORDER BY over values that are not all numbers or all strings');
}
