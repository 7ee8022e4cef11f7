import type { RunbookBody } from '../artifacts/runbook.ts';

type Cue = RunbookBody['cues'][number];

/** One line of a printed run of show: a cue, or the same call for several rooms at one time. */
export interface CueRow extends Omit<Cue, 'no'> {
  no: string;
}

/** "Five-minute sign (Track 2: session 1)": what is done, and for which session. */
const called = /^(.+?) \((.+)\)$/;

/** What is the same in all rooms is one line. No cue is left out: the line names the number of each. */
export function cueRows(cues: readonly Cue[]): CueRow[] {
  const groups = new Map<string, Cue[]>();
  for (const cue of cues) {
    const key = sameCall(cue);
    groups.set(key, [...(groups.get(key) ?? []), cue]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first ? [rowOf(first, group)] : [];
  });
}

function sameCall({ no, at, minutes, segment, owner, hard, backup, ...cue }: Cue): string {
  const action = called.exec(segment)?.[1];
  if (action === undefined || hard || backup) return String(no);
  return JSON.stringify([at, minutes, action, owner, cue.audio, cue.video, cue.lighting, cue.stage]);
}

function rowOf(first: Cue, group: readonly Cue[]): CueRow {
  const joined = (words: readonly (string | null)[]) =>
    [...new Set(words.filter((word) => word !== null))].join(', ');
  if (group.length === 1) return { ...first, no: String(first.no) };
  const sessions = group.map(({ segment }) => called.exec(segment)?.[2] ?? null);
  return {
    ...first,
    no: group.map(({ no }) => no).join(', '),
    segment: `${called.exec(first.segment)?.[1] ?? first.segment} (${joined(sessions)})`,
    room: joined(group.map(({ room }) => room)) || null,
    who: joined(group.map(({ who }) => who)),
  };
}
