/** A partner's way to EODS: no packages, Node 22.18 or newer. `authorise` gives the header that says who asks. */
export function partnerClient(url: string, authorise: () => Promise<Record<string, string>>) {
  /** Repeats what may be repeated: a POST carries a key, so that it happens once however often it is sent. */
  async function call<T>(
    path: string,
    body?: unknown,
    key: string = crypto.randomUUID(),
    tries = 5,
  ): Promise<T> {
    const init = { method: 'POST', body: JSON.stringify(body) };
    const headers = { 'content-type': 'application/json', 'idempotency-key': key, ...(await authorise()) };
    const asked = { ...(body !== undefined && init), headers, signal: AbortSignal.timeout(60_000) };
    const answer = await fetch(`${url}/api/${path}`, asked).catch((error: unknown) => {
      if (tries <= 1) throw error;
    });
    if (answer?.ok) return (await answer.json()) as T; // docs/concepts and the API description say what it is
    const told: unknown = await answer?.json().catch(() => undefined); // a gateway answers with a page
    const problem = told as { code?: string; detail?: string } | undefined; // RFC 9457
    const later =
      !answer || [429, 502, 503, 504].includes(answer.status) || problem?.code === 'request.in-progress';
    if (!later || tries <= 1) throw new Error(`${problem?.code ?? 'no answer'}: ${problem?.detail ?? path}`);
    await new Promise((go) => setTimeout(go, 1000 * Number(answer?.headers.get('retry-after') ?? 1)));
    return call(path, body, key, tries - 1);
  }
  async function settled(id: string): Promise<PartnerEvent> {
    const event = await call<PartnerEvent>(`events/${id}`);
    if (event.status !== 'running') return event;
    await new Promise((go) => setTimeout(go, 1000));
    return settled(id);
  }
  return {
    submit: (brief: object, key?: string) => call<PartnerEvent>('events', brief, key),
    /** Once the run waits for people, has failed or is over. */
    settled,
    questions: async (id: string) =>
      (await call<{ questions: PartnerQuestion[] }>(`events/${id}/questions`)).questions,
    answer: (id: string, question: string, value: unknown) =>
      call(`events/${id}/questions/${question}/answer`, { value }),
    artifact: <T>(id: string, type: string) => call<{ body: T }>(`events/${id}/artifacts/${type}`),
  };
}

export interface PartnerEvent {
  id: string;
  title: string;
  state: string;
  status: 'draft' | 'running' | 'waiting' | 'blocked' | 'paused' | 'failed' | 'completed' | 'cancelled';
  waitingFor: { kind: string; what: string; who: string }[];
}

export interface PartnerQuestion {
  id: string;
  field: string;
  text: string;
  status: 'open' | 'answered' | 'withdrawn';
}
