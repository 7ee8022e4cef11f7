import { z } from 'zod';

/** One thing that keeps an artifact or a gate from passing: the rule it breaks, where, and what to do about it. */
export const finding = z.strictObject({
  /** The rule's sentence in kebab-case: stable, for programs. */
  code: z.string(),
  /** The rule as a plain sentence. */
  rule: z.string(),
  artifact: z.string(),
  /** JSON pointer into the artifact's body; '' is the whole. */
  pointer: z.string(),
  detail: z.string(),
  remedy: z.string(),
});
export type Finding = z.infer<typeof finding>;

/** What a rule returns for each place that breaks it. A bare string is the detail. */
export type Breach = string | { artifact?: string; pointer?: string; detail: string; remedy?: string };

function ruleCode(rule: string): string {
  return rule
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

export function toFinding(rule: string, artifact: string, breach: Breach): Finding {
  const { pointer = '', detail, remedy, ...place } = typeof breach === 'string' ? { detail: breach } : breach;
  return {
    code: ruleCode(rule),
    rule,
    artifact: place.artifact ?? artifact,
    pointer,
    detail,
    remedy: remedy ?? `Change it so that ${rule}.`,
  };
}
