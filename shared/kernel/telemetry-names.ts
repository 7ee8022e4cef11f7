/** What a span or a figure may say, and what it means; the names with dots after `eods` are ours. */
export const attributes = {
  'eods.event.id': 'the event',
  'eods.operation.id': 'the operation, the same over all its attempts',
  'eods.step': 'what the run does: `survey`, `run-task` and so on',
  'eods.agent': 'the agent that does it, or `system`',
  'eods.task': 'the task',
  'eods.level': 'the instruction level of the task',
  'eods.gate': 'the gate',
  'eods.phase': 'the phase of the lifecycle, by its state',
  'eods.outcome': 'how it ended, of a few words that the code declares',
  'eods.source': 'where the answer of a tool came from: `live`, `cache`, `catalogue`, `archetype`',
  'eods.attempts': 'tries that it took',
  'eods.request.id': 'the id of the request, `x-request-id`',
  'eods.rows': 'rows that were handed on',
  'eods.row': 'what a row of the outbox is: `document`, `work`, `start` or `erase`',
  'error.type': 'the fault code, or the class of an error that is no fault',
  'http.request.method': 'the method',
  'http.route': 'the route as declared, without any id',
  'http.response.status_code': 'the status',
  'db.system.name': 'the engine: `sqlite`, `microsoft.sql_server`, `azure.cosmosdb`',
  'db.operation.name': 'what the store was asked for',
  'eods.queue.state': 'what becomes of a message: `active` or `dead-lettered`',
  'messaging.system': '`servicebus`',
  'messaging.destination.name': 'the queue',
  'messaging.message.id': 'the message',
  'gen_ai.operation.name': '`chat`, `invoke_agent` or `execute_tool`',
  'gen_ai.agent.name': 'the agent',
  'gen_ai.tool.name': 'the tool',
  'gen_ai.provider.name': 'whose API it is',
  'gen_ai.request.model': 'the deployment that was asked',
  'gen_ai.response.model': 'the model as it names itself',
  'gen_ai.usage.input_tokens': 'tokens of the question',
  'gen_ai.usage.output_tokens': 'tokens of the answer',
  'gen_ai.token.type': '`input` or `output`',
} as const;

export type AttributeName = keyof typeof attributes;

export type Attributes = Readonly<Partial<Record<AttributeName, string | number | boolean | undefined>>>;

/** Seconds; 2, 3 and 5 are limits that the product promises, so that the share within them is exact. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60];

/** Figures that are counted as things happen: what it is, its unit, and the attributes that it is split by. */
export const figures = {
  'eods.task.duration': {
    kind: 'histogram',
    unit: 's',
    about:
      'One task of one agent, from reading its inputs until its result is stored; promised: p95 within 2 s',
    by: ['eods.agent', 'eods.task', 'eods.level', 'eods.outcome', 'error.type'],
    bounds: seconds,
  },
  'eods.collaboration.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'One piece of work for another agent, from its queue until the run was told',
    by: ['eods.agent', 'eods.task', 'error.type'],
    bounds: seconds,
  },
  'eods.phase.duration': {
    kind: 'histogram',
    unit: 's',
    about:
      'A phase of several agents, from the first work that was sent until all of it was in; promised: p95 within 5 s',
    by: ['eods.phase', 'eods.outcome'],
    bounds: seconds,
  },
  'eods.gate.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'One gate over the newest revisions; promised: p95 within 3 s',
    by: ['eods.gate', 'error.type'],
    bounds: seconds,
  },
  'eods.step.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'One step of a run, the survey that follows it counted in',
    by: ['eods.step', 'eods.agent', 'error.type'],
    bounds: seconds,
  },
  'eods.run.started': {
    kind: 'counter',
    unit: '{run}',
    about: 'Runs handed to the engine, rehearsals among them',
    by: [],
  },
  'eods.run.ended': {
    kind: 'counter',
    unit: '{run}',
    about: 'Runs that ended; `completed` over all that ended is the completion rate',
    by: ['eods.outcome'],
  },
  'http.server.request.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'One request to the API',
    by: ['http.request.method', 'http.route', 'http.response.status_code', 'error.type'],
    bounds: seconds,
  },
  'gen_ai.client.operation.duration': {
    kind: 'histogram',
    unit: 's',
    about: 'One call of a model, its retries counted in',
    by: ['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model', 'error.type'],
    bounds: seconds,
  },
  'gen_ai.client.token.usage': {
    kind: 'histogram',
    unit: '{token}',
    about: 'Tokens of one call of a model',
    by: ['gen_ai.operation.name', 'gen_ai.provider.name', 'gen_ai.request.model', 'gen_ai.token.type'],
    bounds: [16, 64, 256, 1_024, 4_096, 16_384, 65_536, 262_144],
  },
} as const satisfies Record<string, Figure>;

export interface Figure {
  kind: 'histogram' | 'counter';
  unit: 's' | '{run}' | '{token}';
  about: string;
  by: readonly AttributeName[];
  /** Of a histogram. */
  bounds?: readonly number[];
}

export type FigureName = keyof typeof figures;

export type DurationName = Extract<FigureName, `${string}.duration`>;

/** Figures that are looked at when somebody asks for them. */
export const observedFigures = {
  'process.memory.usage': { unit: 'By', about: 'Memory of the process, resident', by: [] },
  'process.cpu.time': { unit: 's', about: 'CPU time of the process, its threads counted in', by: [] },
  'nodejs.eventloop.delay.p50': {
    unit: 's',
    about: 'How late timers of the main thread are: half of them',
    by: [],
  },
  'nodejs.eventloop.delay.p99': { unit: 's', about: 'The same: 99 of 100', by: [] },
  'nodejs.eventloop.delay.max': { unit: 's', about: 'The same: the worst', by: [] },
  'http.server.active_requests': {
    unit: '{request}',
    about: 'Requests to the API that are worked on',
    by: [],
  },
  'eods.outbox.rows': {
    unit: '{row}',
    about: 'Rows that the relay has not handed on; in Azure of all instances together',
    by: ['eods.row'],
  },
  'eods.queue.messages': {
    unit: '{message}',
    about: 'Messages in the queues of agents; on one machine only',
    by: ['messaging.destination.name', 'eods.queue.state'],
  },
  'eods.queue.oldest': {
    unit: 's',
    about: 'Age of the oldest of them, 0 where there is none',
    by: ['messaging.destination.name', 'eods.queue.state'],
  },
  'eods.deadletters.open': {
    unit: '{message}',
    about: 'Dead letters that nobody has sent again; in Azure of all instances together',
    by: [],
  },
  'eods.runs.active': {
    unit: '{run}',
    about: 'Runs started and not over; in Azure of all instances together',
    by: [],
  },
} as const satisfies Record<string, Observed>;

interface Observed {
  unit: 'By' | 's' | '{request}' | '{row}' | '{run}' | '{message}';
  about: string;
  by: readonly AttributeName[];
}

export type ObservedName = keyof typeof observedFigures;

export interface Reading {
  value: number;
  by?: Attributes;
}

/** How each is looked at. */
export type Observers = Readonly<Record<ObservedName, () => Promise<readonly Reading[]>>>;
