/** One field of a brief as it is read: normalised text with the way back to the offsets of what was sent. */
export interface SourceText {
  field: string;
  original: string;
  text: string;
  /** For each UTF-16 unit of `text` the offset in `original`; absent where both are the same. */
  offsets: Int32Array | null;
}

// Invisible characters: they can hide or reorder words, and carry no meaning in a brief.
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
const plainAscii = /^[\n\t\x20-\x7e]*$/;
const characterWithMarks = /\P{M}\p{M}{0,8}|\p{M}/gu;

/** NFKC, character by character, so that every position keeps its original offset. */
export function toSource(field: string, original: string): SourceText {
  if (plainAscii.test(original)) return { field, original, text: original, offsets: null };
  const parts: string[] = [];
  const offsets: number[] = [];
  for (const match of original.matchAll(characterWithMarks)) {
    const plain = plainCharacter(match[0]);
    for (let unit = 0; unit < plain.length; unit += 1) offsets.push(match.index);
    parts.push(plain);
  }
  return { field, original, text: parts.join(''), offsets: Int32Array.from(offsets) };
}

function plainCharacter(character: string): string {
  if (/^[\u{E0000}-\u{E007F}]$/u.test(character)) return '';
  if (invisible.test(character)) return character === '\r' ? '\n' : '';
  if (/[\u2028\u2029\u0085]/.test(character)) return '\n';
  const normal = character.normalize('NFKC');
  return normal
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[–—−‐‑]/g, '-')
    .replace(/[“”„]/g, '"');
}

/** Offsets in the text as it was sent. */
export function originalSpan(source: SourceText, start: number, end: number): { start: number; end: number } {
  const { offsets, original } = source;
  if (!offsets) return { start, end };
  return {
    start: offsets[start] ?? original.length,
    end: end >= offsets.length ? original.length : (offsets[end] ?? end),
  };
}

/** Lower case without accents, for look-ups: "Kraków" -> "krakow". */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/ł/g, 'l')
    .replace(/Ł/g, 'L')
    .replace(/ø/gi, 'o')
    .replace(/ß/g, 'ss')
    .toLowerCase();
}
