/** The same value, which nobody can change any more: it may be given to many. Of values as JSON has them. */
export function readOnly<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) readOnly(part);
  return Object.freeze(value);
}
