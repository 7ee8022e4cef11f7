const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** ISO weekdays that a text names: weekdays 1-5, weekend 6-7, or single days. */
export function weekdaysIn(text: string): number[] {
  if (/\b(?:week-?days?|working days?|business days?|werktag)/i.test(text)) return [1, 2, 3, 4, 5];
  if (/\bmidweek\b/i.test(text)) return [2, 3, 4];
  if (/\b(?:weekends?|wochenende)\b/i.test(text)) return [6, 7];
  return dayNames.flatMap((name, index) =>
    new RegExp(`\\b${name}s?\\b`, 'i').test(text) ? [index + 1] : [],
  );
}
