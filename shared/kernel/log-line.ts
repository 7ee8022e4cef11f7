/** What moves a cursor, ends a line for some reader of logs, or reorders what is shown; JSON escapes only a part of it. */
const acting = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** One object as one line that means the same to every reader, whatever texts from outside are in it. */
export function logLine(json: string): string {
  return json.replace(acting, escaped);
}
