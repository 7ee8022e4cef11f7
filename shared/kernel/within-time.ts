/** What comes of the work, or an error with the sentence once the time is over; the work itself goes on. */
export async function withinTime<T>(work: Promise<T>, limitMs: number, sentence: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(sentence)), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
