/** Joiners of scripts and of composed emoji: they neither hide nor reorder text. */
const joiners = '\u200C\u200D';
/** Control and format characters, which can hide or reorder text, among them the bidi controls. */
const invisible = new RegExp(String.raw`(?![${joiners}])[\p{Cc}\p{Cf}]`, 'gu');

/** Text from outside on one line, without what cannot be seen; at most `limit` characters of it. */
export function oneLine(text: string, limit = 2_000): string {
  const line = text
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(/\s+/gu, ' ')
    .replace(invisible, '')
    .trim();
  const characters = Array.from(line);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : line;
}
