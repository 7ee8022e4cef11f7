/** What stands in place of a sensitive value for everybody who has not asked for it, or may not. */
export const redactedValue = { redacted: true } as const;

/**
 * A copy of the body without the values that the JSON pointers name, in which a star stands for every element of a
 * list and every member of an object. A pointer that leads nowhere changes nothing; a text that is none throws.
 */
export function redact(body: unknown, pointers: readonly string[]): unknown {
  return pointers.reduce((left, pointer) => without(left, pathOf(pointer)), body);
}

function pathOf(pointer: string): string[] {
  if (!pointer.startsWith('/')) throw new RangeError(`${pointer} is no JSON pointer into a body`);
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function without(value: unknown, [key = '', ...rest]: readonly string[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const take = (own: unknown) => {
    if (rest.length > 0) return without(own, rest);
    // That nothing is known is no secret.
    return own === null ? null : redactedValue;
  };
  if (Array.isArray(value)) {
    return value.map((own: unknown, index) => (key === '*' || key === String(index) ? take(own) : own));
  }
  const members = Object.entries(value as Record<string, unknown>); // an object, and no list
  return Object.fromEntries(
    members.map(([name, own]) => [name, key === '*' || key === name ? take(own) : own]),
  );
}
