import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';

/**
 * The title as sent, or what free text calls the event: a name after "called" or in quotes behind its kind, its heading,
 * what it begins with before it says what that is ("Summit Berlin: a two-day conference", "Summit Berlin, a two-day
 * conference"), or a first sentence that is nothing but a name ("Data & Platform Days, Berlin.").
 */
export function titleOf(submission: BriefSubmission): string | null {
  if (submission.title) return submission.title.slice(0, 200);
  const text = submission.text ?? '';
  const called =
    /\b(?:called(?! (?:after|off|for|by|in)\b)|named(?! (?:after|by)\b)|titled|title:)\s+["'“”„«]?([^"'“”„«»\n,;]{3,120}?)["'“”»]?(?=[\n,;.]|$|\s(?:in|on|for|at)\s)/i.exec(
      text.slice(0, 5_000),
    )?.[1];
  const quoted =
    /\b(?:conference|meetup|workshop|gala|festival|summit|symposium|congress|seminar|event|konferenz|tagung|conférence|congreso|taller|warsztat\p{L}*|szkoleni\p{L}*|konferencj\p{L}*)\s+["“„«]\s?([^"“”„«»\n]{3,80}?)\s?["”“»]/iu.exec(
      text.slice(0, 5_000),
    )?.[1];
  const apposed =
    /\b(?:conference|congress|festival|gala|summit|meeting|event)\s*,\s+(\p{Lu}[^,.;\n]{3,60}),\s/u.exec(
      text.slice(0, firstPart),
    )?.[1];
  const heading = /^\s*#{0,3}\s*(\S[^\n.;]{2,80})\n/.exec(text)?.[1];
  const explained = /^\s*(\p{Lu}[^\s:.;,]*[ ][^\n:.;,]{3,80}):\s+(?:an?|the|our)\s/u.exec(text)?.[1];
  const opening = [heading, explained, nameIn(text)].find((words) => words && !salutation.test(words));
  const titled = opening && properName(opening) ? opening : undefined;
  return (called ?? quoted ?? titled ?? apposed ?? nameAnywhere(text) ?? opening)?.trim() ?? null;
}

const salutation =
  /^\W*(?:save the date|subject|betreff|objet|asunto|request|event brief|brief|notes?|greetings|good (?:morning|afternoon|evening|day)|morning|buenos|buenas|boa|bom|salut|hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|sehr geehrte|bonjour|bonsoir|hola|olá|estimad|prezad|cześć|dzień dobry|szanown)/iu;

const ofEvents =
  /\b(?:(?!(?:mon|tues|wednes|thurs|fri|satur|sun|birth|holi|week)days?\b)\p{L}*(?:days?|con|conf|fest|tage?)|conference|summit|forum|festival|meet-?up|circle|gala|congress|expo|week|workshop|symposium|camp|night|evening|dinner|awards?|retreat|offsite|hackathon|seminar|konferenz|tagung|kongress)(?: (?!in |for |at |of )(?:\p{L}+|\d{2,4})){0,2}$/iu;

/** Words with capital letters, and the small ones between them, before a comma, of which one of the last names an event. */
function nameIn(text: string): string | undefined {
  const sentence = /^\s*(\p{Lu}[^\n.:;!?]{4,80})\.(?:\s|$)/u.exec(text)?.[1];
  const explained = /^\s*(\p{Lu}[^\n.:;!?,]{4,80}?)(?:,| is) (?:an?|our|the) /u.exec(text)?.[1];
  const name = (explained ?? sentence)?.split(',')[0]?.trim() ?? '';
  const words = name.split(/\s+/);
  const isName = words.every((word) =>
    /^(?:\p{Lu}|\d|[&+–-]|(?:and|of|the|for|in|und|et|y|de|la)$)/u.test(word),
  );
  const ofAnEvent = ofEvents.test(name) || /\b20\d\d$/.test(name);
  return words.length > 1 && isName && ofAnEvent ? name : undefined;
}

const namedFirst =
  /^(?:gala|congreso|congrès|congresso|encontro|encuentro|conferencia|conférence|conferência|festival|fête|salon|jornadas|foro|fórum|forum|simposio|noche|soirée|tag|nacht)$/iu;
const joint = /^(?:of|the|for|and|&|[+–-]|de|del|des|du|da|do|dos|das|la|las|los|le|les|et|y|e|und|der)$/iu;

/** A run of capitalised words that names an event by its last words, or by its first as in Romance languages. */
function properName(words: string): boolean {
  const parts = words.split(/\s+/).filter((part) => !/^(?:20\d\d|[IVX]+)$/.test(part));
  const [first = ''] = parts;
  return ofEvents.test(words) || namedFirst.test(first);
}

const capitals =
  /(?<![\p{L}\d])(?:[IVX]+ )?(?:\p{Lu}[\p{L}’'+]*\+?|\d+th)(?: (?:(?:of|the|for|and|&|de|del|des|du|da|do|la|las|los|et|y|und) ){0,2}(?:&|\p{Lu}[\p{L}’'+]*|20\d\d|\d\.\d)(?![\p{L}]))+/gu;
/** What is one of many has no name by it: "a Data Summit". */
const indefinite =
  /(?:\b(?:an?|eine?n?|une?|una?|uma?|some|any|each|every|last year['’]s|this|our (?:annual|next|yearly))\s|^)$/iu;
const firstPart = 800;

/** The first name of an event that stands somewhere in the beginning: "planning partner for the Western Water Summit". */
function nameAnywhere(text: string): string | undefined {
  for (const match of text.slice(0, firstPart).matchAll(capitals)) {
    const words = match[0].replace(/^(?:The|Our|El|La|Le|O|A|Der|Die|Das) /u, '');
    const isSingle = words.split(/\s+/).filter((part) => !joint.test(part)).length < 2;
    const before = text.slice(Math.max(0, match.index - 24), match.index);
    if (isSingle || !properName(words) || salutation.test(words)) continue;
    if (words === match[0] && indefinite.test(before) && before !== '') continue;
    return words;
  }
  return undefined;
}

/** Clauses besides those that the title is made of. */
export const besidesTitle = <C extends { text: string }>(clauses: readonly C[], title: string | null): C[] =>
  clauses.filter(({ text }) => !title?.includes(text));
