import { z } from 'zod';
import type { OutsideCall } from './agent-trace.ts';
import { basis } from './basis.ts';
import type { OwnPrice, OwnVendor, OwnVenue } from './organisation-rows.ts';

const text = z.string().min(1);

/** What a venue search asks for. `maxCapacity` keeps rooms out that would feel empty. */
export const venueQuery = z.strictObject({
  city: text,
  country: z.string().regex(/^[A-Z]{2}$/),
  area: text.nullable(),
  minCapacity: z.int().min(1),
  maxCapacity: z.int().min(1),
  layout: text,
  eventType: text,
  eventDays: z.int().min(1),
  parallelRooms: z.int().min(1),
  outdoor: z.boolean(),
  /** Someone may lend a room: then a member's office counts as a kind of venue. */
  lentRoom: z.boolean(),
  /** What rooms of this size cost in a mid-price venue for all event days: the price of kinds is a share of it. */
  referenceHireMinor: z.int().min(0),
  /** Minor units of prices in the answer are in this currency. */
  currency: z.string().regex(/^[A-Z]{3}$/),
  limit: z.int().min(1).max(50),
});
export type VenueQuery = z.infer<typeof venueQuery>;

export const stepFreeStates = ['yes', 'usual', 'varies', 'no'] as const;

/** A venue, or a kind of venue, that a search found. */
export const foundVenue = z.strictObject({
  /** Stable in its source: a catalogue's own id, or the name of a kind. */
  id: text,
  name: text,
  kind: text,
  source: z.enum(['catalogue', 'archetype', 'live']),
  /** Of the main room, in the layout asked for. */
  layoutCapacity: z.int().min(0),
  /** Everyone in the house, standing. */
  capacity: z.int().min(0),
  rooms: z.int().min(1),
  /** 'usual' and 'varies' speak of kinds: to be checked on site. */
  stepFree: z.enum(stepFreeStates),
  features: z.array(text),
  /** Local HH:MM; closing at or before opening means the next day. Null: not known. For kinds: the usual. */
  opens: z.string().nullable(),
  closes: z.string().nullable(),
  /** Per mille by criterion (location, catering ...), where the source judges it. */
  fit: z.record(z.string(), z.int().min(0).max(1_000)),
  /** Hire for all event days. */
  hireMinor: z.int().min(0),
  currency: z.string().regex(/^[A-Z]{3}$/),
  /** Only from a catalogue or a live source, never for a kind. */
  contact: text.optional(),
  notes: z.string(),
  basis,
});
export type FoundVenue = z.infer<typeof foundVenue>;

/** A connected venue directory. It may fail or be slow; the tool's policy deals with that. */
export interface VenueSearch {
  search(query: VenueQuery): Promise<readonly FoundVenue[]>;
}

/** What is asked for: the name of a subject that this product lists itself, and never a text of a brief. */
export const documentationQuery = z.strictObject({ subject: text.max(60) });
export type DocumentationQuery = z.infer<typeof documentationQuery>;

/** Pages that explain a subject, as an outside directory names them. */
export const foundDocumentation = z.strictObject({
  subject: text,
  readings: z
    .array(z.strictObject({ title: text.max(120), address: z.url({ protocol: /^https$/ }) }))
    .max(10),
  /** Pages that were left out, since their title reads like an order or holds a contact. */
  leftOut: z.int().min(0),
});
export type FoundDocumentation = z.infer<typeof foundDocumentation>;

/** A directory of documentation. It may fail, be slow, or lie. */
export interface DocumentationSearch {
  find(query: DocumentationQuery, heard: (call: OutsideCall) => void): Promise<FoundDocumentation>;
}

/** The lists of the organisation for which a task runs; empty where it keeps none. */
export interface OrganisationCatalogue {
  venues(): Promise<readonly OwnVenue[]>;
  vendors(): Promise<readonly OwnVendor[]>;
  prices(): Promise<readonly OwnPrice[]>;
}

/** What is connected once for everybody. */
export interface ConnectedSources {
  venues?: VenueSearch;
  documentation?: DocumentationSearch;
}

/** What tools reach of the outside world. A port that is absent is not connected. */
export interface ToolPorts extends ConnectedSources {
  catalogue: OrganisationCatalogue;
  /** Hears of each call that a tool makes outside, for its trace. */
  heard(call: OutsideCall): void;
}
