import { z } from 'zod';

const text = z.string().trim().min(1).max(200);
const localTime = z.string().regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/, {
  message: 'A local time is written YYYY-MM-DDTHH:MM.',
});
const window = z
  .strictObject({ from: localTime, until: localTime })
  .refine(({ from, until }) => from < until, { path: ['until'], message: 'It ends before it begins.' });

const programmeSession = z.strictObject({
  id: text,
  title: text,
  minutes: z.int().min(5).max(720),
  kind: z.enum(['keynote', 'talk', 'panel', 'workshop', 'entertainment']).default('talk'),
  track: text.optional(),
  speakers: z.array(text).max(20).default([]),
  /** Names of `resources` that it occupies. */
  needs: z.array(text).max(10).default([]),
  /** People expected in it; without it the usual share of its kind. */
  interest: z.int().min(1).optional(),
  /** For everybody, nothing beside it; keynotes are unless said otherwise. */
  plenary: z.boolean().optional(),
});

const programmeBody = z.strictObject({
  sessions: z.array(programmeSession).min(1).max(400),
  /** Times when a speaker can; one without times can always. */
  speakers: z
    .array(z.strictObject({ name: text, available: z.array(window).max(20).default([]) }))
    .default([]),
  /** Sessions at a fixed start, in a fixed room, or both. */
  pinned: z
    .array(z.strictObject({ session: text, at: localTime.optional(), room: text.optional() }))
    .default([]),
  /** Pairs that the same people want to see. */
  noClash: z.array(z.tuple([text, text])).default([]),
  precedence: z.array(z.strictObject({ first: text, second: text })).default([]),
  resources: z.array(z.strictObject({ name: text, units: z.int().min(1).default(1) })).default([]),
  /** The rooms there are; without them those of the venue criteria. */
  rooms: z
    .array(z.strictObject({ name: text, capacity: z.int().min(1), building: text.optional() }))
    .max(60)
    .default([]),
});

/** A whole programme, checked in itself: every name that is referred to exists. */
export const programme = programmeBody.superRefine((body, context) => {
  const ids = body.sessions.map(({ id }) => id);
  const complain = (path: (string | number)[], message: string) =>
    context.addIssue({ code: 'custom', path, message });
  const known = (id: string, path: (string | number)[]) => {
    if (!ids.includes(id)) complain(path, `There is no session ${id}.`);
  };
  ids.forEach((id, index) => {
    if (ids.indexOf(id) !== index) complain(['sessions', index, 'id'], `${id} is used twice.`);
  });
  body.sessions.forEach(({ needs }, index) => {
    for (const need of needs)
      if (!body.resources.some(({ name }) => name === need))
        complain(['sessions', index, 'needs'], `${need} is not among the resources.`);
  });
  body.pinned.forEach(({ session, room }, index) => {
    known(session, ['pinned', index, 'session']);
    if (room && body.rooms.length > 0 && !body.rooms.some(({ name }) => name === room))
      complain(['pinned', index, 'room'], `There is no room ${room}.`);
  });
  body.noClash.forEach((pair, index) => pair.forEach((id, at) => known(id, ['noClash', index, at])));
  body.precedence.forEach(({ first, second }, index) => {
    known(first, ['precedence', index, 'first']);
    known(second, ['precedence', index, 'second']);
  });
  if (circular(body.precedence)) complain(['precedence'], 'Sessions wait for each other in a circle.');
});
export type Programme = z.infer<typeof programme>;

function circular(pairs: readonly { first: string; second: string }[]): boolean {
  let left = [...pairs];
  for (let size = -1; size !== left.length;) {
    size = left.length;
    left = left.filter(({ first }) => left.some(({ second }) => second === first));
  }
  return left.length > 0;
}
