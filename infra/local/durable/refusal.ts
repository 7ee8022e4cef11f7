/** A client call the engine declines; `status` is the HTTP status the management API answers with. */
export class DurableRefusal extends Error {
  readonly status: 400 | 404 | 409 | 410 | 501 | 503;

  constructor(status: DurableRefusal['status'], message: string) {
    super(message);
    this.name = 'DurableRefusal';
    this.status = status;
  }
}

/** The rules of the Durable extension for instance ids, with Azure Storage's length limit. */
export function instanceIdProblem(id: string): string | undefined {
  if (id.length === 0 || id.length > 100) return 'An instance id has 1 to 100 characters.';
  if (id.startsWith('@')) return `An instance id may not begin with "@": ${id}`;
  if (/[/\\#?\u0000-\u001f\u007f-\u009f]/.test(id)) {
    return 'An instance id may not contain / \\ # ? or control characters.';
  }
  return undefined;
}

/** Event names and task ids share one table in the package: an event named "0" would complete task 0. */
export function eventNameProblem(name: string): string | undefined {
  if (name.trim() === '') return 'An event needs a name.';
  return /^\d+$/.test(name) ? `An event name may not consist of digits only: ${name}` : undefined;
}
