import { z } from 'zod';
import * as cells from './cells.ts';
import { type ListFormat, parseList } from './parse-list.ts';
import { rowId } from './row-id.ts';

const fields = z.object({
  id: cells.textCell(150),
  title: cells.textCell(),
  minutes: cells.wholeCell(5, 720),
  kind: cells.textCell(20),
  track: cells.textCell(),
  speakers: cells.listCell,
  interest: cells.wholeCell(1, 1_000_000),
  plenary: cells.yesNoCell,
});

interface SessionRow {
  id: string;
  title: string;
  minutes: number;
  kind?: string;
  track?: string;
  speakers: string[];
  interest?: number;
  plenary?: boolean;
}

const sessions: ListFormat<z.infer<typeof fields>, SessionRow> = {
  fields,
  required: ['title', 'minutes'],
  columns: {
    id: ['session id', 'code'],
    title: ['session', 'talk', 'name'],
    minutes: ['duration', 'length', 'duration minutes'],
    kind: ['type', 'format'],
    track: ['stream', 'topic'],
    speakers: ['speaker', 'presenter', 'presenters'],
    interest: ['expected', 'expected people'],
    plenary: ['for all', 'for everybody'],
  },
  toRow({ id, title, minutes, kind, track, speakers, interest, plenary }) {
    if (title === null || minutes === null) return { field: 'title', detail: 'It is needed and empty.' };
    return {
      id: id ?? rowId(title),
      title,
      minutes,
      speakers,
      ...(kind !== null && { kind: kind.toLowerCase() }),
      ...(track !== null && { track }),
      ...(interest !== null && { interest }),
      ...(plenary !== null && { plenary: plenary === 'yes' }),
    };
  },
};

/** A file of sessions as the body of a programme; its speakers can always, until their times are given as JSON. */
export function programmeOfCsv(text: string) {
  const { rows } = parseList(sessions, text, { format: 'csv', skipInvalid: false });
  const names = new Set(rows.flatMap(({ speakers }) => speakers));
  return { sessions: rows.map((row) => ({ ...row })), speakers: [...names].map((name) => ({ name })) };
}
