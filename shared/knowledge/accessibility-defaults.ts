/** Wheelchair spaces by seats: the United States ADA table, as a planning default elsewhere. Local rules win. */
export const wheelchairSpaces = [
  { upTo: 25, spaces: 1 },
  { upTo: 50, spaces: 2 },
  { upTo: 150, spaces: 4 },
  { upTo: 300, spaces: 5 },
  { upTo: 500, spaces: 6 },
] as const;
export const wheelchairSpacesAbove = {
  seats: 500,
  perSeats: 150,
  base: 6,
  source: 'ADA standards, section 221',
} as const;

/** To verify on a site visit. Source: accessible-events guides of universities and councils. */
export const accessChecks = [
  'Step-free route to every room in use, stage and social space included',
  'Doors at least 81 cm, aisles at least 91 cm, ramps at most 1:12',
  'Accessible toilet and lift seen working',
  'Accessible parking within 45 m of the entrance',
  'Hearing loop or captions on the main stage',
  'Lectern adjustable, stage with ramp',
  'Quiet room and reserved front seats',
  'Access and dietary question at registration, answered before the final numbers are given, with a named contact',
] as const;
