import {
  accessChecks,
  wheelchairSpaces,
  wheelchairSpacesAbove,
} from '../knowledge/accessibility-defaults.ts';
import { type Quantity, quantity } from '../kernel/basis.ts';

export interface AccessPlan {
  wheelchairPlaces: Quantity;
  companionSeats: number;
  checks: readonly string[];
}

/** Wheelchair places by seats, or the known number where that is higher. None for an empty room. */
export function accessPlan(seats: number, knownWheelchairUsers = 0): AccessPlan {
  const { base, perSeats, seats: tableEnd, source } = wheelchairSpacesAbove;
  const row = wheelchairSpaces.find(({ upTo }) => seats <= upTo);
  const byTable =
    seats <= 0
      ? 0
      : seats > tableEnd
        ? base + Math.ceil((seats - tableEnd) / perSeats)
        : (row?.spaces ?? base);
  const places = Math.max(byTable, knownWheelchairUsers);
  const formula = 'larger of the table by seats and the known number';
  const wheelchairPlaces = quantity(places, 'places', {
    source,
    formula,
    inputs: { seats, byTable, knownWheelchairUsers },
  });
  return { wheelchairPlaces, companionSeats: places, checks: accessChecks };
}
