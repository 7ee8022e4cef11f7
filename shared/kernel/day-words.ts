const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** '2027-03-11' -> 'Thu 11 Mar 2027', in every text of the product and on every machine. What is no day stays as it is. */
export function dayWords(date: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  const time = match ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  if (!match || Number.isNaN(time)) return date;
  return `${weekdays[new Date(time).getUTCDay()]} ${Number(match[3])} ${months[Number(match[2]) - 1]} ${match[1]}`;
}
