/** What a person put right or filled in; each wins over the text. All as typed. */
export interface Fixes {
  title?: string;
  place?: string;
  dateRangeStart?: string;
  dateRangeEnd?: string;
  audienceSize?: string;
  eventType?: string;
  budget?: string;
  owner?: string;
}

/** The brief as the API takes it; fields left empty are left out. */
export function briefOf(text: string, fixes: Fixes): Record<string, unknown> {
  const { audienceSize, owner, ...plain } = fixes;
  const given = Object.entries(plain).filter(([, value]) => value.trim() !== '');
  return {
    ...(text.trim() && { text }),
    ...Object.fromEntries(given.map(([name, value]) => [name, value.trim()])),
    // What is no number goes as it is: the API says what is wrong with it.
    ...(audienceSize?.trim() && { audienceSize: Number(audienceSize) || audienceSize }),
    ...(owner?.trim() && { stakeholders: [{ name: owner.trim(), role: 'Owner' }] }),
  };
}
