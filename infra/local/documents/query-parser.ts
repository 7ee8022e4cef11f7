import { notSupported } from './refusal.ts';
import { isReserved, TokenReader, tokenize } from './query-tokens.ts';

export type Scalar = string | number | boolean | null;
export type Path = readonly string[];
export type Comparison = '=' | '!=' | '<' | '<=' | '>' | '>=';

export type Expression =
  | { kind: 'value'; value: Scalar }
  | { kind: 'path'; path: Path }
  | { kind: 'compare'; operator: Comparison; left: Expression; right: Expression }
  | { kind: 'and' | 'or'; left: Expression; right: Expression }
  | { kind: 'not'; of: Expression }
  | { kind: 'call'; name: FunctionName; of: readonly [Expression, Expression?] };

const functionNames = ['IS_DEFINED', 'ARRAY_CONTAINS', 'STARTSWITH', 'CONTAINS'] as const;
export type FunctionName = (typeof functionNames)[number];

export interface SortKey {
  path: Path;
  descending: boolean;
}

export interface Query {
  /** Absent for `SELECT *`; `count` for `SELECT VALUE COUNT(1)`. */
  select?: readonly Path[] | 'count';
  where?: Expression;
  orderBy: readonly SortKey[];
  offset: number;
  /** From TOP or LIMIT. */
  limit: number;
}

/**
 * SELECT [TOP n] * | c.a, c.b FROM c [WHERE condition] [ORDER BY c.a [ASC|DESC], ...] [OFFSET n LIMIT n] and
 * SELECT VALUE COUNT(1) FROM c [WHERE condition]. A condition knows = != < <= > >= AND OR NOT (...) [NOT] IN,
 * IS_DEFINED, ARRAY_CONTAINS, STARTSWITH, CONTAINS, literals and parameters; all else is refused.
 */
export function parseQuery(text: string, parameters: ReadonlyMap<string, unknown>): Query {
  const reader = new TokenReader(tokenize(text));
  const operands = new OperandParser(reader, parameters);
  reader.expect('SELECT');
  const top = reader.takeIf('TOP') ? operands.count('TOP') : undefined;
  const select = parseSelection(reader, operands);
  reader.expect('FROM');
  operands.alias();
  const where = reader.takeIf('WHERE') ? parseOr(reader, operands) : undefined;
  const orderBy = reader.takeIf('ORDER') ? parseOrder(reader, operands) : [];
  const query: Query = { orderBy, offset: 0, limit: top ?? Infinity };
  if (reader.takeIf('OFFSET')) {
    if (top !== undefined) throw notSupported('TOP together with OFFSET');
    query.offset = operands.count('OFFSET');
    reader.expect('LIMIT');
    query.limit = operands.count('LIMIT');
  }
  const rest = reader.peek();
  if (rest) throw notSupported(`"${rest.text}" in this place of a query`);
  operands.checkAlias();
  if (select === 'count' && (orderBy.length > 0 || query.limit < Infinity)) {
    throw notSupported('COUNT together with TOP, ORDER BY or OFFSET');
  }
  return { ...query, ...(select && { select }), ...(where && { where }) };
}

/** The condition of a patch, `FROM c WHERE ...`. */
export function parseCondition(text: string): Expression {
  const query = parseQuery(`SELECT * ${text}`, new Map());
  if (!query.where || query.orderBy.length > 0 || query.limit < Infinity) {
    throw notSupported('A condition that is not FROM and WHERE alone');
  }
  return query.where;
}

function parseSelection(reader: TokenReader, operands: OperandParser): Query['select'] {
  if (reader.takeIf('*')) return undefined;
  if (!reader.takeIf('VALUE')) return operands.list(() => operands.path());
  for (const part of ['COUNT', '(']) reader.expect(part);
  if (reader.take().text !== '1') throw notSupported('COUNT of anything but 1');
  reader.expect(')');
  return 'count';
}

function parseOrder(reader: TokenReader, operands: OperandParser): SortKey[] {
  reader.expect('BY');
  return operands.list(() => ({
    path: operands.path(),
    descending: reader.takeIf('ASC', 'DESC') === 'DESC',
  }));
}

function parseOr(reader: TokenReader, operands: OperandParser): Expression {
  let left = parseAnd(reader, operands);
  while (reader.takeIf('OR')) left = { kind: 'or', left, right: parseAnd(reader, operands) };
  return left;
}

function parseAnd(reader: TokenReader, operands: OperandParser): Expression {
  let left = parseTerm(reader, operands);
  while (reader.takeIf('AND')) left = { kind: 'and', left, right: parseTerm(reader, operands) };
  return left;
}

function parseTerm(reader: TokenReader, operands: OperandParser): Expression {
  if (reader.takeIf('NOT')) {
    if (reader.peek()?.text !== '(') throw notSupported('NOT without parentheses');
    return { kind: 'not', of: parseTerm(reader, operands) };
  }
  if (reader.takeIf('(')) {
    const inner = parseOr(reader, operands);
    reader.expect(')');
    return inner;
  }
  const left = operands.operand();
  const operator = reader.takeIf('=', '!=', '<', '<=', '>', '>=');
  // The reader only returns one of the texts it was given.
  if (operator) return { kind: 'compare', operator: operator as Comparison, left, right: operands.operand() };
  const negated = reader.takeIf('NOT') !== undefined;
  if (!negated && reader.peek()?.text.toUpperCase() !== 'IN') return left;
  reader.expect('IN');
  const member = parseMembership(left, reader, operands);
  return negated ? { kind: 'not', of: member } : member;
}

/** `x IN (a, b)` is defined as `x = a OR x = b`. */
function parseMembership(left: Expression, reader: TokenReader, operands: OperandParser): Expression {
  reader.expect('(');
  const options = operands.list(() => operands.operand());
  reader.expect(')');
  return options
    .map((right): Expression => ({ kind: 'compare', operator: '=', left, right }))
    .reduce((some, next) => ({ kind: 'or', left: some, right: next }));
}

class OperandParser {
  readonly #reader: TokenReader;
  readonly #parameters: ReadonlyMap<string, unknown>;
  readonly #roots = new Set<string>();
  #alias = '';

  constructor(reader: TokenReader, parameters: ReadonlyMap<string, unknown>) {
    this.#reader = reader;
    this.#parameters = parameters;
  }

  list<T>(one: () => T): T[] {
    const items = [one()];
    while (this.#reader.takeIf(',')) items.push(one());
    return items;
  }

  alias(): void {
    this.#alias = this.#identifier();
  }

  /** SELECT comes before FROM, so that aliases can be compared only at the end. */
  checkAlias(): void {
    for (const root of this.#roots) {
      if (root !== this.#alias) throw notSupported(`The name "${root}", which FROM does not declare,`);
    }
  }

  operand(): Expression {
    const token = this.#reader.peek();
    if (token?.kind === 'value') {
      this.#reader.take();
      return { kind: 'value', value: token.value };
    }
    if (token?.kind === 'parameter') return { kind: 'value', value: this.#parameter() };
    const keyword = this.#reader.takeIf('TRUE', 'FALSE', 'NULL');
    if (keyword) return { kind: 'value', value: keyword === 'NULL' ? null : keyword === 'TRUE' };
    const name = functionNames.find((known) => this.#reader.takeIf(known));
    return name ? this.#call(name) : { kind: 'path', path: this.path() };
  }

  path(): Path {
    this.#roots.add(this.#identifier());
    const path: string[] = [];
    for (;;) {
      if (this.#reader.takeIf('.')) path.push(this.#identifier());
      else if (this.#reader.takeIf('[')) path.push(this.#quoted());
      else break;
    }
    if (path.length === 0) throw notSupported('A whole document, a function or a subquery in this place');
    return path;
  }

  count(what: string): number {
    const token = this.#reader.peek();
    const value = token?.kind === 'parameter' ? this.#parameter() : this.#reader.take();
    const count = typeof value === 'object' && value?.kind === 'value' ? value.value : value;
    if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 0) {
      throw notSupported(`${what} with anything but a whole number`);
    }
    return count;
  }

  #call(name: FunctionName): Expression {
    this.#reader.expect('(');
    const first: Expression = name === 'IS_DEFINED' ? { kind: 'path', path: this.path() } : this.operand();
    if (name !== 'IS_DEFINED') this.#reader.expect(',');
    const second = name === 'IS_DEFINED' ? undefined : this.operand();
    this.#reader.expect(')');
    return { kind: 'call', name, of: [first, second] };
  }

  #parameter(): Scalar {
    const { text } = this.#reader.take();
    const value = this.#parameters.get(text);
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) {
      return value as Scalar; // Checked on the line above.
    }
    throw notSupported(`The parameter ${text}, missing or not a string, number, boolean or null,`);
  }

  #identifier(): string {
    const token = this.#reader.take();
    if (token.kind !== 'word') throw notSupported(`"${token.text}" where a name is expected`);
    if (isReserved(token.text))
      throw notSupported(`The reserved word "${token.text}" as a name without ["..."]`);
    return token.text;
  }

  #quoted(): string {
    const token = this.#reader.take();
    if (token.kind !== 'value' || typeof token.value !== 'string') throw notSupported('An array index');
    this.#reader.expect(']');
    return token.value;
  }
}
