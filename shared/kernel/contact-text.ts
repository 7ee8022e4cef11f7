import { onceOf } from './read-only.ts';

/** Said in place of a contact in a text. */
export const contactLeftOut = '[contact left out]';

/**
 * Each begins where no word goes on, so that a long text is read once. Most texts hold nothing that could be one, which
 * `hint` tells sooner.
 */
const kinds = [
  // Addresses of electronic mail.
  {
    hint: /@/,
    contact:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  },
  // Accounts: IBAN, in one piece or in groups of four.
  {
    hint: /[A-Z]{2}\d{2}/,
    contact: /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g,
  },
  // Telephone numbers with their country, and those of North America.
  { hint: /(?:\+|00)\d/, contact: /(?<![\w.,:+-])(?:\+|00)\d[\d ()./-]{6,18}\d(?!\w)/g },
  { hint: /\d{3}-\d{4}/, contact: /(?<![\w.,-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\w-])/g },
] as const;

/** The value with every contact in its texts replaced. What is no text, and the names of members, stay. */
export function withoutContacts<T>(value: T): T {
  return shown(value) as T; // texts become texts, and nothing else changes
}

/** Lists are made for each answer, of parts that are read again and again. */
function shown(value: unknown): unknown {
  return typeof value === 'object' && value !== null && Object.isFrozen(value)
    ? ofPart(value)
    : replaced(value, shown);
}

const ofPart = onceOf(whole);

function whole(value: unknown): unknown {
  return replaced(value, whole);
}

function replaced(value: unknown, partOf: (part: unknown) => unknown): unknown {
  if (typeof value === 'string')
    return kinds.reduce(
      (text, { hint, contact }) => (hint.test(text) ? text.replace(contact, contactLeftOut) : text),
      value,
    );
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(partOf);
  return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, partOf(own)]));
}
