/** Words that begin a sentence without naming anything. */
const plainWords = new Set(
  `a above accordingly across additionally after against all alongside also although among an and any apart are as
  aside at away because before below besides best better between beyond both but by cheaper compared consequently
  considering conversely costs despite due during each easily even every few fewest finally first for from further
  furthermore generally given has hence here higher highest how however i if in indeed instead it its just last lastly
  less like likewise longer lower lowest many meanwhile more moreover most much nearly nevertheless next no nobody
  none nonetheless not notably nothing of on once one only or other otherwise our over overall owing particularly
  second similarly since slightly so some still strongest such than that the their then there there's therefore these
  they this those though through throughout thus to together too towards under unless until usually we weakest well
  what when where whereas whether which while who why with within without worse worst yet you`.split(/\s+/),
);

const numberWords = new Set(
  `two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion dozen twice thrice
  double triple half quarter third`.split(/\s+/),
);

const words = (text: string): string[] => text.match(/[\p{L}\p{M}'’]+/gu) ?? [];
/** "1,200.50" and "1 200.50" are one number. */
const numbers = (text: string): string[] =>
  (text.match(/\d+(?:[.,:\u00A0\u202F']\d+)*/g) ?? []).map((number) =>
    number.replaceAll(/[,'\u00A0\u202F](?=\d{3}(?!\d))/g, ''),
  );

/**
 * Names and numbers of a text that the evidence does not hold: whatever begins with a capital or holds a digit, and
 * numbers in words. Names in lower case get past it.
 */
export function ungrounded(text: string, evidence: string): string[] {
  const known = new Set(words(evidence).map((word) => word.toLowerCase()));
  const counted = new Set(numbers(evidence));
  const names = words(text).filter((word) => {
    const lower = word.toLowerCase();
    if (known.has(lower) || plainWords.has(lower)) return false;
    return word !== lower || numberWords.has(lower);
  });
  const figures = numbers(text).filter((number) => !counted.has(number));
  return [...new Set([...names, ...figures])];
}
