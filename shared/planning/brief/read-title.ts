import type { BriefSubmission } from '../../artifacts/submitted-brief.ts';

/**
 * The title as sent, or what free text calls the event: a name after "called" or in quotes behind its kind, its heading,
 * or what it begins with before it says what that is ("Summit Berlin: a two-day conference").
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
  const opening = [heading, explained].find((words) => words && !salutation.test(words));
  return called?.trim() ?? quoted?.trim() ?? opening?.trim() ?? null;
}

const salutation =
  /^\W*(?:hi|hello|hey|dear|hallo|liebe[rs]?|guten tag|sehr geehrte|bonjour|bonsoir|hola|olá|estimad|prezad|cześć|dzień dobry|szanown)/iu;
