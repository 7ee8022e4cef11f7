import type { EventBriefBody } from '../artifacts/event-brief-schema.ts';
import { constraintsOf } from '../artifacts/event-brief-schema.ts';
import type { TaskOwner, TaskTag, TemplateTask } from '../knowledge/work-breakdown-task.ts';
import type { TemplateAnchor } from '../knowledge/work-breakdown-concepts.ts';
import type { wants } from './brief-facts.ts';
import { finishToStart, withSuccessors } from './template-tasks.ts';

/** A task that one wish of the brief brings, beside those of the template and its tags. */
export interface BriefTaskRule {
  id: string;
  title: string;
  owner: TaskOwner;
  phase: TemplateTask['phase'];
  days: TemplateTask['days'];
  latestFinishWeeks: number;
  /** Constraint of the brief that asks for it; null when the brief does not. */
  askedBy: (brief: EventBriefBody) => string | null;
  /** Before the venue is signed: beside the budget decision. After it: as soon as it is signed. */
  when: 'before-signing' | 'after-signing' | 'at-start';
  coveredBy: readonly string[];
  /** Tasks that wait for it, where the plan has them: it is due when they are. */
  before?: readonly string[];
}

const firstOf =
  (concept: Parameters<typeof wants>[1]) =>
  (brief: EventBriefBody): string | null =>
    constraintsOf(brief, concept).find(({ constraint }) => constraint.modality !== 'assumption')?.constraint
      .id ?? null;

/** Durations and order: planner's judgement. The first ones matter most where a level limits their number. */
const briefTaskRules: readonly BriefTaskRule[] = [
  {
    id: 'B01',
    title: 'Walk the step-free route at the shortlisted venues: entrance, lift, toilet, stage',
    owner: 'venue-researcher',
    phase: 'Research',
    days: [1, 1, 2],
    latestFinishWeeks: 4.2,
    askedBy: firstOf('step-free'),
    when: 'before-signing',
    coveredBy: [],
  },
  {
    id: 'B02',
    title: 'Ask the possible host for its room in writing: hours, people, access, who locks up',
    owner: 'venue-researcher',
    phase: 'Research',
    days: [1, 2, 4],
    latestFinishWeeks: 4.8,
    askedBy: (brief) => lentRoom(brief)?.id ?? null,
    when: 'at-start',
    coveredBy: [],
  },
  {
    id: 'B03',
    title: 'Seating plan and table assignment',
    owner: 'event-planner',
    phase: 'Logistics',
    days: [1, 2, 4],
    latestFinishWeeks: 1,
    askedBy: firstOf('seated-dinner'),
    when: 'after-signing',
    coveredBy: ['G21'],
  },
  {
    id: 'B04',
    title: 'Kosher and halal supplier with certificate agreed with the caterer',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [2, 4, 8],
    latestFinishWeeks: 3,
    askedBy: (brief) => firstOf('kosher')(brief) ?? firstOf('halal')(brief),
    when: 'after-signing',
    coveredBy: [],
  },
  {
    id: 'B05',
    title: 'AV specification and contract, sound included',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [3, 5, 10],
    latestFinishWeeks: 5,
    askedBy: firstOf('av'),
    when: 'after-signing',
    coveredBy: ['C29', 'G19', 'W13', 'M11'],
  },
  {
    id: 'B06',
    title: 'Fireworks: licensed operator, permit, exclusion zone',
    owner: 'logistics-coordinator',
    phase: 'Logistics',
    days: [10, 20, 30],
    latestFinishWeeks: 4,
    askedBy: firstOf('fireworks'),
    when: 'after-signing',
    coveredBy: [],
  },
  {
    id: 'B07',
    title: 'Consent to the recording written into registration and the terms of speakers',
    owner: 'event-planner',
    phase: 'Logistics',
    days: [1, 3, 5],
    latestFinishWeeks: 2,
    askedBy: firstOf('recording'),
    when: 'after-signing',
    before: ['C25', 'W11', 'G16', 'M09'],
    coveredBy: [],
  },
];

/** The wish or assumption that someone lends a room; an assumption of the brief has no id of its own there. */
export function lentRoom(brief: EventBriefBody): { id: string; words: string; certain: boolean } | null {
  const said = constraintsOf(brief, 'lent-venue')[0]?.constraint;
  if (said) return { id: said.id, words: said.text, certain: said.modality === 'must' };
  const index = brief.assumptions.findIndex(({ text }) =>
    /\b(lend|lent|lends|borrow\w*|donat\w+ (?:room|venue|space)|for free at|host(?:s|ed)? us)\b/i.test(text),
  );
  const assumed = brief.assumptions[index];
  return assumed ? { id: `a${index + 1}`, words: assumed.text, certain: false } : null;
}

/** Adds at most `limit` tasks that the brief asks for, linked into the network; tells which wish brought which task. */
export function addBriefTasks(
  tasks: readonly TemplateTask[],
  brief: EventBriefBody,
  anchors: Readonly<Record<TemplateAnchor, string>>,
  limit: number,
): { tasks: TemplateTask[]; askedBy: Map<string, string> } {
  const present = new Set(tasks.map(({ id }) => id));
  const askedBy = new Map<string, string>();
  for (const rule of briefTaskRules) {
    const by = rule.askedBy(brief);
    if (by !== null && askedBy.size < limit && !rule.coveredBy.some((id) => present.has(id)))
      askedBy.set(rule.id, by);
  }
  const rules = briefTaskRules.filter(({ id }) => askedBy.has(id));
  const decision = tasks.find(({ id }) => id === anchors['budget-approved']);
  const early = rules.filter(({ when }) => when !== 'after-signing').map(({ id }) => finishToStart(id));
  const start = tasks.find(({ id }) => id === anchors.start);
  const added = rules.map((rule) => {
    const waiting = tasks.filter(({ id }) => rule.before?.includes(id));
    const latestFinishWeeks = Math.max(
      rule.latestFinishWeeks,
      ...waiting.map((task) => task.latestFinishWeeks),
    );
    return toTask({ ...rule, latestFinishWeeks }, anchors, { decision, start });
  });
  const linked = tasks.map((task) => {
    const first = rules.filter(({ before = [] }) => before.includes(task.id)).map(({ id }) => id);
    const signing = task.id === anchors['venue-signed'] ? early : [];
    return { ...task, deps: [...task.deps, ...signing, ...first.map((id) => finishToStart(id))] };
  });
  return { tasks: withSuccessors([...linked, ...added]), askedBy };
}

function toTask(
  { id, title, owner, phase, days, latestFinishWeeks, when }: BriefTaskRule,
  anchors: Readonly<Record<TemplateAnchor, string>>,
  { decision, start }: { decision: TemplateTask | undefined; start: TemplateTask | undefined },
): TemplateTask {
  const after = {
    'before-signing': decision?.deps ?? [],
    'after-signing': [finishToStart(anchors['venue-signed'])],
    'at-start': [finishToStart(anchors.start)],
  };
  // What the signing waits for is due with the decision, a question to a host at once, whatever the template's horizon.
  const due = { 'before-signing': decision, 'at-start': start, 'after-signing': undefined }[when];
  const weeks = due?.latestFinishWeeks ?? latestFinishWeeks;
  return { id, title, owner, phase, stage: 'before', days, latestFinishWeeks: weeks, deps: after[when] };
}

/** Constraint of the brief behind a tag, where one names it. */
export function tagAskedBy(brief: EventBriefBody, tag: TaskTag | undefined): string | null {
  const concepts = {
    'three-quotes': ['procurement-quotes'],
    alcohol: ['alcohol', 'band'],
    interpretation: ['interpretation', 'captions', 'sign-language'],
    children: ['children'],
    vip: ['vip'],
    'backup-power': ['power'],
    auction: ['auction'],
    expo: ['expo-booths'],
    hybrid: ['hybrid', 'streaming', 'live-online'],
    'multi-venue': ['buildings'],
    outdoor: ['outdoor', 'camping'],
    optional: ['swag'],
  } as const;
  const known = Object.entries(concepts).find(([name]) => name === tag)?.[1] ?? [];
  return known.map((concept) => firstOf(concept)(brief)).find((id) => id !== null) ?? null;
}
