/** Joiners of scripts and of composed emoji: they neither hide nor reorder text. */
const joiners = '\u200C\u200D';
/** Control and format characters, which can hide or reorder text, among them the bidi controls. */
const invisible = new RegExp(String.raw`(?![${joiners}])[\p{Cc}\p{Cf}]`, 'gu');

/** Said in place of a sensitive field. */
export const withheld = 'withheld (sensitive)';

/** A default read has an object in place of each sensitive field, whatever the field's own type. */
export function isWithheld(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'redacted' in value && value.redacted === true;
}

/** Text from outside on one line, without what cannot be seen; at most `limit` characters of it. */
export function oneLine(text: string, limit = 2_000): string {
  if (isWithheld(text)) return withheld;
  const line = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .trim();
  const characters = Array.from(line);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}
