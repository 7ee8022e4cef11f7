export type VenueLayout = 'theatre' | 'classroom' | 'banquet' | 'standing';

/** A kind of venue, never a real one: a stand-in until a catalogue or a person names venues. Planner's judgement. */
export interface VenueArchetype {
  id: string;
  label: string;
  /** Smallest and largest usual capacity; null where the layout is unusual. */
  capacity: Readonly<Record<VenueLayout, readonly [number, number] | null>>;
  /** Percent of the reference room-hire price. */
  pricePercent: number;
  stepFree: 'usual' | 'varies';
  inclusions: readonly string[];
  curfew: string;
  opens: string;
  /** Usual fit, 0 to 1, on what a scorecard asks. */
  fit: Readonly<Record<'location' | 'av-network' | 'catering' | 'atmosphere' | 'flexibility', number>>;
  outdoor: boolean;
}

export const archetypeLabel = 'sample kind, not a real venue';

export const venueArchetypes = [
  {
    id: 'member-office',
    label: 'Meetup room in a member company’s office (sample kind)',
    capacity: { theatre: [15, 100], classroom: [10, 40], banquet: null, standing: [20, 120] },
    pricePercent: 0,
    stepFree: 'varies',
    inclusions: ['screen or projector', 'Wi-Fi', 'kitchen'],
    curfew: '22:00',
    opens: '08:00',
    fit: { location: 0.8, 'av-network': 0.8, catering: 0.6, atmosphere: 0.7, flexibility: 0.6 },
    outdoor: false,
  },
  {
    id: 'coworking',
    label: 'Coworking event space (sample kind)',
    capacity: { theatre: [20, 150], classroom: [12, 60], banquet: null, standing: [30, 180] },
    pricePercent: 80,
    stepFree: 'varies',
    inclusions: ['projector', 'Wi-Fi', 'furniture', 'coffee'],
    curfew: '22:00',
    opens: '08:00',
    fit: { location: 0.9, 'av-network': 0.8, catering: 0.6, atmosphere: 0.8, flexibility: 0.7 },
    outdoor: false,
  },
  {
    id: 'community-hall',
    label: 'Community or civic hall (sample kind)',
    capacity: { theatre: [30, 600], classroom: [20, 250], banquet: [30, 400], standing: [40, 700] },
    pricePercent: 45,
    stepFree: 'usual',
    inclusions: ['chairs and tables', 'kitchen'],
    curfew: '22:00',
    opens: '08:00',
    fit: { location: 0.6, 'av-network': 0.4, catering: 0.5, atmosphere: 0.5, flexibility: 0.8 },
    outdoor: false,
  },
  {
    id: 'university',
    label: 'University lecture halls (sample kind)',
    capacity: { theatre: [30, 1200], classroom: [20, 200], banquet: null, standing: [50, 600] },
    pricePercent: 60,
    stepFree: 'usual',
    inclusions: ['projector and sound', 'Wi-Fi'],
    curfew: '21:00',
    opens: '07:30',
    fit: { location: 0.7, 'av-network': 0.9, catering: 0.5, atmosphere: 0.5, flexibility: 0.5 },
    outdoor: false,
  },
  {
    id: 'hotel',
    label: 'Conference hotel (sample kind)',
    capacity: { theatre: [20, 900], classroom: [12, 450], banquet: [20, 700], standing: [30, 1000] },
    pricePercent: 115,
    stepFree: 'usual',
    inclusions: ['furniture', 'Wi-Fi', 'in-house catering', 'bedrooms'],
    curfew: '01:00',
    opens: '06:00',
    fit: { location: 0.8, 'av-network': 0.7, catering: 0.9, atmosphere: 0.6, flexibility: 0.6 },
    outdoor: false,
  },
  {
    id: 'conference-centre',
    label: 'Conference centre (sample kind)',
    capacity: { theatre: [50, 3000], classroom: [40, 1500], banquet: [60, 2000], standing: [80, 4000] },
    pricePercent: 125,
    stepFree: 'usual',
    inclusions: ['AV in house', 'dedicated internet', 'loading dock'],
    curfew: '23:30',
    opens: '06:00',
    fit: { location: 0.7, 'av-network': 1, catering: 0.8, atmosphere: 0.5, flexibility: 0.7 },
    outdoor: false,
  },
  {
    id: 'cultural',
    label: 'Cultural or unusual venue (sample kind)',
    capacity: { theatre: [30, 500], classroom: [20, 120], banquet: [30, 350], standing: [40, 800] },
    pricePercent: 140,
    stepFree: 'varies',
    inclusions: ['character', 'some furniture'],
    curfew: '23:00',
    opens: '09:00',
    fit: { location: 0.8, 'av-network': 0.5, catering: 0.6, atmosphere: 1, flexibility: 0.5 },
    outdoor: false,
  },
  {
    id: 'banquet-hall',
    label: 'Banquet hall (sample kind)',
    capacity: { theatre: [60, 900], classroom: [40, 350], banquet: [60, 800], standing: [80, 1100] },
    pricePercent: 105,
    stepFree: 'usual',
    inclusions: ['tables and linen', 'in-house catering', 'dance floor', 'bar'],
    curfew: '02:00',
    opens: '09:00',
    fit: { location: 0.6, 'av-network': 0.5, catering: 1, atmosphere: 0.8, flexibility: 0.6 },
    outdoor: false,
  },
  {
    id: 'outdoor-site',
    label: 'Outdoor site (sample kind)',
    capacity: { theatre: [100, 5000], classroom: null, banquet: [50, 1000], standing: [100, 20000] },
    pricePercent: 60,
    stepFree: 'varies',
    inclusions: ['open ground'],
    curfew: '22:00',
    opens: '08:00',
    fit: { location: 0.5, 'av-network': 0.2, catering: 0.4, atmosphere: 0.9, flexibility: 0.7 },
    outdoor: true,
  },
] as const satisfies readonly VenueArchetype[];
