import { Fault } from '../kernel/errors.ts';

/** No request of this API needs more than 8 levels, nor a list of 5,000 rows more than this many values. */
export const maxDepth = 32;
export const maxValues = 200_000;
/** One without its other half; with the flag `u` a whole pair does not match. */
const halfCharacter = /\p{Cs}/u;

/**
 * Parses JSON that comes from outside. What would cost more than it says, or be read in two ways by two programs,
 * is refused before anything is built from it: deep nesting, very many values, a name that stands twice in an
 * object, the name `__proto__`, and halves of characters.
 */
export function parseJson(text: string): unknown {
  checkShape(text);
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw notJson('It cannot be parsed as JSON.');
  }
  // Only an escape can bring one in: the text itself comes out of UTF-8.
  if (/\\u[dD][89a-fA-F]/.test(text) && !isWhole(parsed))
    throw notJson('A text holds half a character (a lone surrogate).');
  return parsed;
}

/** One pass over the text; of what is no JSON it may believe anything, because the parser refuses that anyhow. */
function checkShape(text: string): void {
  /** The names of each open object; a list has none. */
  const open: (Set<string> | undefined)[] = [];
  let values = 1;
  let latest = '';
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at];
    if (mark === '"') {
      const end = endOfText(text, at);
      latest = text.slice(at, end + 1);
      at = end;
    } else if (mark === '{' || mark === '[') {
      values += 1;
      if (open.push(mark === '{' ? new Set() : undefined) > maxDepth)
        throw tooComplex(`It is nested deeper than ${maxDepth} levels.`);
    } else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ',') values += 1;
    else if (mark === ':') addName(open.at(-1), latest);
    if (values > maxValues) throw tooComplex(`It has more than ${maxValues} values.`);
  }
}

function endOfText(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === '\\' ? 2 : 1;
  return at;
}

function addName(names: Set<string> | undefined, quoted: string): void {
  if (!names) return;
  const name = quoted.includes('\\') ? unescaped(quoted) : quoted.slice(1, -1);
  if (name === '__proto__') throw notJson('The name __proto__ is not taken.');
  if (names.has(name)) throw notJson(`The name ${name.slice(0, 50)} stands twice in one object.`);
  names.add(name);
}

function unescaped(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted; // no JSON, which the parser finds as well
  }
}

function isWhole(value: unknown): boolean {
  if (typeof value === 'string') return !halfCharacter.test(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.entries(value).every(([name, part]) => isWhole(name) && isWhole(part));
}

function notJson(detail: string): Fault {
  return new Fault('request.not-json', 'Send a JSON body.', [{ pointer: '', detail }]);
}

function tooComplex(detail: string): Fault {
  return new Fault('request.too-complex', 'The body is more than is read here.', [{ pointer: '', detail }]);
}
