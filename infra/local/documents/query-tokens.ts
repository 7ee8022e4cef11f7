import { notSupported, Refusal } from './refusal.ts';

export type Token =
  | { kind: 'word' | 'parameter' | 'symbol'; text: string }
  | { kind: 'value'; text: string; value: string | number };

const word = '(?<word>[A-Za-z_][A-Za-z0-9_]*)';
const parameter = '(?<parameter>@[A-Za-z_][A-Za-z0-9_]*)';
const number = String.raw`(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)`;
const text = String.raw`(?<text>"[^"\\]*"|'[^'\\]*')`;
const symbol = String.raw`(?<symbol>!=|<=|>=|[=<>()\[\],.*])`;
const pattern = new RegExp(String.raw`\s*(?:${word}|${parameter}|${number}|${text}|${symbol})`, 'y');

/** String literals with a backslash are refused (use a parameter), and so is every operator not in the list. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  const end = query.trimEnd().length;
  pattern.lastIndex = 0;
  while (pattern.lastIndex < end) {
    const from = pattern.lastIndex;
    const groups = pattern.exec(query)?.groups;
    if (!groups) throw notSupported(`The query text at "${query.slice(from, from + 20).trim()}"`);
    tokens.push(toToken(groups));
  }
  return tokens;
}

function toToken(groups: Record<string, string | undefined>): Token {
  if (groups['word'] !== undefined) return { kind: 'word', text: groups['word'] };
  if (groups['parameter'] !== undefined) return { kind: 'parameter', text: groups['parameter'] };
  if (groups['symbol'] !== undefined) return { kind: 'symbol', text: groups['symbol'] };
  if (groups['text'] !== undefined) {
    return { kind: 'value', text: groups['text'], value: groups['text'].slice(1, -1) };
  }
  return { kind: 'value', text: groups['number'] ?? '', value: Number(groups['number']) };
}

// Cosmos DB reserves these; `c.order` is a syntax error there and `c["order"]` is not.
const reserved = new Set(
  `all and array as asc between by case cast convert cross desc distinct else end escape exists false for from group
   having if in inner insert into is join left let like limit not null offset on or order outer over right select set
   then top true udf undefined union update value values when where with`.split(/\s+/),
);

export function isReserved(text: string): boolean {
  return reserved.has(text.toLowerCase());
}

/** Reads tokens from left to right; words are compared without regard to case. */
export class TokenReader {
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  take(): Token {
    const token = this.#tokens[this.#next];
    if (!token) throw new Refusal(400, 'Syntax error: the query ends too early');
    this.#next += 1;
    return token;
  }

  takeIf(...texts: string[]): string | undefined {
    const token = this.peek();
    if (!token || (token.kind !== 'word' && token.kind !== 'symbol')) return undefined;
    const text = token.text.toUpperCase();
    if (!texts.includes(text)) return undefined;
    this.#next += 1;
    return text;
  }

  expect(text: string): void {
    if (!this.takeIf(text))
      throw notSupported(`"${this.peek()?.text ?? 'the end'}" where ${text} is expected`);
  }
}
