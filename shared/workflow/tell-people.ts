import type { MessageWords } from '../exports/message-text.ts';
import type { MailAddress } from '../kernel/mail-port.ts';
import type { Member } from '../kernel/member-store.ts';
import type { EventRow, RunTransaction } from '../kernel/run-store.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

/** Of the plan: members by their names, in whatever case. */
interface Telling {
  names: readonly string[];
  members: readonly Member[];
  words: MessageWords;
  operation: string;
}

/**
 * Writes a message to each of them with what it is about, in one transaction. Only members have an address: one that a
 * brief names is never written to. A rehearsal tells nobody.
 */
export async function tellPeople(
  { mail, now }: WorkflowPorts,
  tx: RunTransaction,
  event: EventRow,
  { names, members, words, operation }: Telling,
): Promise<void> {
  if (!mail || event.execution === 'simulated') return;
  const at = new Date(now()).toISOString();
  const to = names.flatMap((name) => addressesOf(name, members, at.slice(0, 10), mail.inventedAddress));
  const once = [...new Map(to.map((own) => [own.address, own])).values()];
  for (const [n, own] of once.entries())
    await tx.queueMessage({ id: `${operation}.${n + 1}`, to: own, at, ...words });
}

/** On days on which a member is away the substitutes decide, so they are told. */
function addressesOf(
  name: string,
  members: readonly Member[],
  day: string,
  invented: ((name: string) => string) | undefined,
): MailAddress[] {
  const own = memberNamed(members, name);
  if (!own) return members.length === 0 && invented ? [{ name, address: invented(name) }] : [];
  const away = own.absences.some(({ from, to }) => from <= day && day <= to);
  const standIns = away ? members.filter(({ id }) => own.substitutes.includes(id)) : [];
  return [own, ...standIns].flatMap((member) => {
    const address = member.mail ?? invented?.(member.name);
    return address === undefined ? [] : [{ name: member.name, address }];
  });
}

/** A brief names people as it likes: by the name that the organisation knows them by, whatever the case. */
export function memberNamed(members: readonly Member[], name: string): Member | undefined {
  const plain = (text: string) => text.trim().toLocaleLowerCase('en');
  return members.find((member) => plain(member.name) === plain(name));
}
