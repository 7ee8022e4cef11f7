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
    /\b(?:called|named|titled|title:)\s+["'“”„«]?([^"'“”„«»\n,;]{3,120}?)["'“”»]?(?=[\n,;.]|$|\s(?:in|on|for|at)\s)/i.exec(
      text.slice(0, 5_000),
    )?.[1];
  const quoted =
    /\b(?:conference|meetup|workshop|gala|festival|summit|symposium|congress|seminar|event|konferenz|tagung|conférence|congreso)\s+["“„«]\s?([^"“”„«»\n]{3,80}?)\s?["”“»]/i.exec(
      text.slice(0, 5_000),
    )?.[1];
  const heading = /^\s*#{0,3}\s*(\S[^\n.;]{2,80})\n/.exec(text)?.[1];
  const explained = /^\s*(\p{Lu}[^\s:.;,]*[ ][^\n:.;,]{3,80}):\s+(?:an?|the|our)\s/u.exec(text)?.[1];
  const opening = [heading, explained, nameIn(text)].find((words) => words && !salutation.test(words));
  return called?.trim() ?? quoted?.trim() ?? opening?.trim() ?? null;
}

const salutation =
  /^\W*(?:save the date|subject|betreff|objet|asunto|request|event brief|brief|hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|sehr geehrte|bonjour|bonsoir|hola|olá|estimad|prezad|cześć|dzień dobry|szanown)/iu;

const ofEvents =
  /\b(?:\p{L}*(?:days?|con|conf|fest|tage?)|conference|summit|forum|festival|meet-?up|gala|congress|expo|week|workshop|symposium|camp|night|evening|dinner|awards?|retreat|offsite|hackathon|seminar|konferenz|tagung|kongress)(?: (?!in |for |at |of )(?:\p{L}+|\d{2,4})){0,2}$/iu;

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

/** Clauses besides those that the title is made of. */
export const besidesTitle = <C extends { text: string }>(clauses: readonly C[], title: string | null): C[] =>
  clauses.filter(({ text }) => !title?.includes(text));
