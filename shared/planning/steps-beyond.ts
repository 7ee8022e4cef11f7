/** Words that carry no step of their own. */
const small = new Set(
  'a an and at by for from in is it its of off on or the to until while with within'.split(' '),
);
const numbers: Readonly<Record<string, string>> = {
  two: '2',
  three: '3',
  five: '5',
  ten: '10',
  thirty: '30',
};

/** Words by their beginning, so that "evacuate" and "evacuation" are one; numbers as digits. */
function stems(text: string): string[] {
  const words = text.toLowerCase().match(/[a-z]+|\d+/g) ?? [];
  return words.filter((word) => !small.has(word)).map((word) => (numbers[word] ?? word).slice(0, 5));
}

/** Steps of a response that the first action does not say already: nobody reads an order twice in an emergency. */
export function stepsBeyond(firstAction: string, response: readonly string[]): string[] {
  const said = stems(firstAction);
  const isSaid = (stem: string) => said.some((own) => own.startsWith(stem) || stem.startsWith(own));
  return response.filter((step) => !stems(step).every(isSaid));
}
