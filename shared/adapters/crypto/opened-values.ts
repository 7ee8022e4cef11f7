import { KeptAnswers } from '../../kernel/kept-answers.ts';
import { readOnly } from '../../kernel/read-only.ts';
import type { Place } from './sealed-text.ts';

/** Characters of stored text. */
const most = 24 * 1024 * 1024;
/** Of a sealed text its key, nonce and tag, by which it is found; what it says belongs to the whole of it. */
const beginning = 96;

interface Opened {
  text: string;
  place: string;
  value: unknown;
}

/**
 * What stored texts say, opened and parsed once while they are read again and again. A text says the same as long as
 * it is the same; one that was altered is another text.
 */
export class OpenedValues {
  readonly #kept = new KeptAnswers<Opened>({ most, weigh: ({ text }) => text.length });

  /** For reading alone. `open` is asked for a text that is not known, or not from this place. */
  async of(text: string, at: Place, open: () => Promise<string>): Promise<unknown> {
    const place = `${at.organisationId}\n${at.entity}\n${at.id}\n${at.field}`;
    const make = async () => ({ text, place, value: parse(await open()) });
    const known = await this.#kept.later(text.slice(0, beginning), make);
    return known.place === place && known.text === text ? known.value : (await make()).value;
  }
}

const parse = (text: string) => readOnly<unknown>(JSON.parse(text));
