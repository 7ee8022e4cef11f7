import { catalog } from '../../../shared/workflow/catalog.ts';

/** The value with the payload in place of every text that `accepts` lets through. */
export function spoil(value: unknown, payload: string, accepts: (spoiled: unknown) => boolean): unknown {
  let body = structuredClone(value);
  const kept = new Map<string, boolean>();
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (typeof node === 'string') {
      // Elements of one list are of one shape: one trial speaks for all of them.
      const shape = path.map((step) => (typeof step === 'number' ? '*' : step)).join('/');
      const spoiled = withAt(body, path, payload);
      if (!kept.has(shape)) kept.set(shape, accepts(spoiled));
      if (kept.get(shape)) body = spoiled;
    } else if (Array.isArray(node)) node.forEach((child, index) => walk(child, [...path, index]));
    else if (typeof node === 'object' && node !== null)
      Object.entries(node).forEach(([key, child]) => walk(child, [...path, key]));
  };
  walk(value, []);
  return body;
}

function withAt(node: unknown, [step, ...rest]: readonly (string | number)[], text: string): unknown {
  if (step === undefined) return text;
  if (Array.isArray(node))
    return node.map((child: unknown, index) => (index === step ? withAt(child, rest, text) : child));
  return Object.fromEntries(
    Object.entries(node ?? {}).map(([key, child]) => [key, key === step ? withAt(child, rest, text) : child]),
  );
}

/** Bodies by type with the payload in every text that their schemas leave free. */
export function spoiledBodies(bodies: Record<string, unknown>, payload: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bodies).map(([type, body]) => [
      type,
      spoil(body, payload, (one) => catalog.artifacts.get(type)?.schema.safeParse(one).success ?? false),
    ]),
  );
}
