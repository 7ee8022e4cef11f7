import type { Attributes } from '../../kernel/telemetry-names.ts';

/** Names, ids, routes: nothing that a person would write has no blank in it for long. */
const token = /^[\w.:/{}*@+-]{1,200}$/;

/** The last guard: whatever a caller hands over, no text leaves. */
export function tokensOf(attributes: Attributes): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined) continue;
    kept[name] = typeof value === 'string' && !token.test(value) ? '(left-out)' : value;
  }
  return kept;
}
