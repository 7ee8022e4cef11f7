import type { RoomLayout } from '../knowledge/space-per-person.ts';
import { roomArea } from './space.ts';

const usual: readonly RoomLayout[] = ['theatre', 'classroom', 'cabaret', 'banquet'];

/** How many people an area seats when it is set otherwise, with a stage; the most first. */
export function otherLayoutsOf(
  layout: string,
  squareMetres: number,
): { layout: RoomLayout; seats: number }[] {
  return usual
    .filter((other) => other !== layout)
    .map((other) => ({ layout: other, seats: seatsIn(other, squareMetres) }))
    .filter(({ seats }) => seats > 0)
    .sort((a, b) => b.seats - a.seats);
}

function seatsIn(layout: RoomLayout, squareMetres: number): number {
  let seats = Math.floor(squareMetres * 2);
  while (seats > 0 && roomArea(layout, seats, true).m2 > squareMetres) seats -= 1;
  return seats;
}
