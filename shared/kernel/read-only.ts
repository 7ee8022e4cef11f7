/** The same value, which nobody can change any more: it may be given to many. Of values as JSON has them. */
export function readOnly<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) readOnly(part);
  return Object.freeze(value);
}

/** The same answer for the same value, for as long as that lives. Of one that may still change it is made each time. */
export function onceOf<R>(make: (value: object) => R): (value: object) => R {
  const known = new WeakMap<object, { answer: R }>();
  return (value) => {
    if (!Object.isFrozen(value)) return make(value);
    const kept = known.get(value) ?? { answer: readOnly(make(value)) };
    known.set(value, kept);
    return kept.answer;
  };
}
