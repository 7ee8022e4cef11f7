import type { ScheduleBody } from '../artifacts/schedule.ts';
import type { Arrangement } from './schedule-arrangement.ts';
import { loss } from './session-assignment.ts';
import { firstFit, type GridItem, type GridRequest } from './session-grid.ts';

/** What moved from one schedule to the next; blocks for everybody are left out. */
export function changesBetween(
  before: Pick<Arrangement, 'grid'>,
  after: Pick<Arrangement, 'grid' | 'rooms'>,
): NonNullable<ScheduleBody['changes']> {
  const [old, now] = [sessionsOf(before), sessionsOf(after)];
  const roomName = (id: string | null) => after.rooms.all.find((room) => room.id === id)?.name ?? id ?? '';
  const place = ({ start, room }: GridItem) => `${start.replace('T', ' ')}, ${roomName(room)}`;
  const moved = now.flatMap((item) => {
    const was = old.find(({ id }) => id === item.id);
    if (!was) return [{ title: item.title, what: `New: ${place(item)}.` }];
    const what = [
      ...(was.title === item.title ? [] : [`Renamed from "${was.title}".`]),
      ...(place(was) === place(item) ? [] : [`Moved from ${place(was)} to ${place(item)}.`]),
      ...(lengthOf(was) === lengthOf(item) ? [] : [`${lengthOf(item)} minutes instead of ${lengthOf(was)}.`]),
      ...(was.speakers.join() === item.speakers.join()
        ? []
        : [`Speakers: ${item.speakers.join(', ') || 'to be named'}.`]),
    ];
    return what.length > 0 ? [{ title: item.title, what: what.join(' ') }] : [];
  });
  const gone = old
    .filter(({ id }) => !now.some((item) => item.id === id))
    .map((item) => ({ title: item.title, what: `No longer placed: it was ${place(item)}.` }));
  return [...moved, ...gone];
}

function sessionsOf({ grid }: Pick<Arrangement, 'grid'>): GridItem[] {
  return grid.items.filter(({ kind }) => kind === 'session');
}

function lengthOf({ start, end }: GridItem): number {
  return (Date.parse(`${end}Z`) - Date.parse(`${start}Z`)) / 60_000;
}

/** Minutes of sessions in each room against those that breaks, meals and the opening leave free. */
export function utilisationOf({
  rooms,
  placed,
  frames,
}: Arrangement): NonNullable<ScheduleBody['utilisation']> {
  const free = frames.reduce((sum, { start, end, blocks }) => {
    const taken = blocks
      .filter((block) => block.end <= end)
      .reduce((minutes, block) => minutes + block.end - block.start, 0);
    return sum + end - start - taken;
  }, 0);
  return rooms.session.map(({ id }) => {
    const minutes = placed
      .filter(({ room }) => room.id === id)
      .reduce((sum, { session }) => sum + session.minutes, 0);
    return { roomId: id, minutes, percent: free > 0 ? Math.min(100, Math.round((minutes * 100) / free)) : 0 };
  });
}

const earlierBy = 60;

/** Other ways to hold the same programme, each tried in one pass: what they leave out and what then runs side by side. */
export function alternativesOf(
  { request, rooms, placed }: Arrangement,
  count: number,
): NonNullable<ScheduleBody['alternatives']> {
  const smallest = request.rooms
    .slice(1)
    .filter(({ id }) => !request.sessions.some(({ room }) => room === id))
    .toSorted((a, b) => a.capacity - b.capacity)[0];
  const used = placed.some(({ room }) => room.id === smallest?.id);
  const name = rooms.all.find(({ id }) => id === smallest?.id)?.name ?? smallest?.id;
  const shorter = request.frames.map((frame) => ({ ...frame, end: frame.end - earlierBy }));
  const ways: { label: string; request: GridRequest }[] = [
    ...(smallest && used
      ? [
          {
            label: `Without ${name}`,
            request: { ...request, rooms: request.rooms.filter((room) => room !== smallest) },
          },
        ]
      : []),
    { label: `End each day ${earlierBy} minutes earlier`, request: { ...request, frames: shorter } },
  ];
  return ways.slice(0, count).map(({ label, request: way }) => {
    const tried = firstFit(way, []);
    const left = tried.notPlaced.length;
    const fits =
      left === 0 ? 'Everything still fits' : `${left} of ${way.sessions.length} sessions do not fit`;
    const side = loss({ ...tried, notPlaced: [] }, way) > 0;
    return { label, effect: `${fits}${side ? '; sessions of one track run side by side' : ''}.` };
  });
}
