import ICAL from 'ical.js';

export interface ReadEntry {
  uid: string;
  summary: string;
  description: string;
  location: string;
  category: string;
  status: string;
  sequence: number;
  stamp: string;
  allDay: boolean;
  /** As written: '2027-03-11T18:30:00' or '2027-03-11'. */
  start: string;
  end: string;
  /** Instants, through the VTIMEZONE of the file alone. */
  startsAt: string;
  endsAt: string;
}

/** An iCalendar file as another program reads it. */
export function readCalendar(text: string): { name: string; zones: string[]; entries: ReadEntry[] } {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]); // one VCALENDAR
  ICAL.TimezoneService.reset();
  const zones = calendar.getAllSubcomponents('vtimezone').map((zone) => {
    ICAL.TimezoneService.register(zone);
    return String(zone.getFirstPropertyValue('tzid'));
  });
  const entries = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: event.uid,
      summary: event.summary,
      description: event.description ?? '',
      location: event.location ?? '',
      category: value('categories'),
      status: value('status'),
      sequence: Number(value('sequence')),
      stamp: value('dtstamp'),
      allDay: event.startDate.isDate,
      start: event.startDate.toString(),
      end: event.endDate.toString(),
      startsAt: event.startDate.toJSDate().toISOString(),
      endsAt: event.endDate.toJSDate().toISOString(),
    };
  });
  // ical.js leaves the escapes of properties that it does not know.
  const name = String(calendar.getFirstPropertyValue('name')).replaceAll(/\\([\\;,])/g, '$1');
  return { name, zones, entries };
}
