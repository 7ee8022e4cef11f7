/** Words that begin a sentence in capitals and go on in one in small letters; names and codes keep theirs. */
const small = /^(?:The|An?|About|By|Much|People|Load-in)\b/;

/** Two facts that exclude each other, in one sentence: "The plan needs EUR 5, but the budget is EUR 4." */
export function opposed(first: string, second: string): string {
  return `${first}, but ${second.replace(small, (word) => word.toLowerCase())}.`;
}
