import { createRequire } from 'node:module';
import { afterEach, describe, expect, it } from 'vitest';
import type { InvocationContext } from '@azure/functions';
import type {
  FunctionRunner,
  InvocationResult,
  RegisteredFunction,
} from '../../../../infra/local/function-runner.ts';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import { testClock } from '../../../../infra/local/test-clock.ts';

const core = installFunctionsCore();
const { app, output } = await import('@azure/functions');
const df = await import('durable-functions');

const lines: { level: string; message: string; fields?: Record<string, unknown> | undefined }[] = [];
const runner: FunctionRunner = createFunctionRunner({
  core,
  log: (level, message, fields) => lines.push({ level, message, fields }),
  inputData: ({ type }) => (type === 'durableClient' ? { string: '{"taskHubName":"here"}' } : undefined),
});

app.http('greet', {
  methods: ['POST'],
  extraInputs: [df.input.durableClient()],
  handler: async (request, context) => {
    context.warn('greeting', request.params['name']);
    return {
      status: 201,
      jsonBody: { body: await request.json(), client: clientOf(context), trace: context.traceContext },
    };
  },
});
app.generic('store', {
  trigger: { type: 'queueTrigger', name: 'message' },
  extraOutputs: [output.generic({ type: 'queue', name: 'copy' })],
  handler: (message, context) => {
    context.extraOutputs.set('copy', { copied: message });
    return `${String(message)} stored`;
  },
});
df.app.orchestration('plan-run', function* (context) {
  return yield context.df.callActivity('add', [1, 2]);
});
df.app.activity('add', { handler: ([left, right]: number[]) => (left ?? 0) + (right ?? 0) });
df.app.activity('break', {
  handler: () => {
    throw new Error('it broke');
  },
});

let lingered = () => {};
df.app.activity('linger', { handler: () => new Promise<void>((resolve) => (lingered = resolve)) });
df.app.activity('quick', { handler: () => 1 });

function clientOf(context: InvocationContext): unknown {
  return context.extraInputs.get(context.options.extraInputs[0]?.name ?? '');
}

function registered(name: string): RegisteredFunction {
  const fn = runner.find(name);
  if (!fn) throw new Error(`${name} is not registered`);
  return fn;
}

function invoke(name: string, json: unknown): Promise<InvocationResult> {
  const fn = registered(name);
  return runner.invoke(fn, {
    inputs: [{ name: String(fn.trigger['name']), data: { json: JSON.stringify(json) } }],
  });
}

const hooks: { dispose(): void }[] = [];
afterEach(() => {
  for (const hook of hooks.splice(0)) hook.dispose();
  lines.length = 0;
});

describe('functions registered through the real packages', () => {
  it('are found by name and by trigger', () => {
    expect(runner.ofTrigger('activityTrigger').map(({ name }) => name)).toEqual([
      'add',
      'break',
      'linger',
      'quick',
    ]);
    expect(runner.ofTrigger('orchestrationTrigger').map(({ name }) => name)).toEqual(['plan-run']);
    expect(runner.ofTrigger('httpTrigger')[0]?.trigger).toMatchObject({ methods: ['POST'], direction: 'in' });
    expect(runner.find('nothing')).toBeUndefined();
  });

  it('carry the generated name of their binding', () => {
    const { trigger, bindings } = registered('add');
    expect(trigger['name']).toMatch(/^activityTrigger[0-9a-f]{10}$/);
    expect(bindings[String(trigger['name'])]).toBe(trigger);
  });

  it('cannot take a name twice', () => {
    expect(() => app.get('greet', () => ({}))).toThrow('already registered');
  });

  it('cannot be registered while registration is closed', () => {
    core.setRegistrationOpen(false);
    try {
      expect(() => app.get('late', () => ({}))).toThrow('after start-up');
    } finally {
      core.setRegistrationOpen(true);
    }
  });

  it('refuse an unknown hook the way the worker does', () => {
    const api: unknown = createRequire(import.meta.url)('@azure/functions-core');
    const { registerHook } = api as { registerHook(name: string, call: () => void): void }; // untyped module
    expect(() => registerHook('midInvocation', () => {})).toThrow(
      expect.objectContaining({ name: 'RangeError', isAzureFunctionsSystemError: true }),
    );
  });
});

describe('an invocation', () => {
  it('answers with the return value and the same object that the handler returned', async () => {
    expect(await invoke('add', [40, 2])).toEqual({ raw: 42, returnValue: { int: 42 }, outputs: [] });
  });

  it('answers with the data of output bindings', async () => {
    expect(await invoke('store', 'note')).toEqual({
      raw: 'note stored',
      returnValue: { string: 'note stored' },
      outputs: [{ name: 'copy', data: { json: '{"copied":"note"}' } }],
    });
  });

  it('gives an HTTP handler its request, its durable client and the trace', async () => {
    const { trigger } = registered('greet');
    const traceContext = {
      traceParent: '00-' + 'a'.repeat(32) + '-' + 'b'.repeat(16) + '-01',
      traceState: '',
    };
    const http = {
      method: 'POST',
      url: 'http://127.0.0.1/api/greet',
      nullableHeaders: {},
      nullableParams: { name: { value: 'Ada' } },
      body: { bytes: Buffer.from('{"a":1}') },
    };
    const { returnValue } = await runner.invoke(registered('greet'), {
      inputs: [{ name: String(trigger['name']), data: { http } }],
      traceContext,
    });
    const answer = returnValue?.http as { statusCode: string; body: { bytes: Uint8Array } }; // the RPC form of an answer
    expect(answer.statusCode).toBe('201');
    expect(JSON.parse(Buffer.from(answer.body.bytes).toString())).toEqual({
      body: { a: 1 },
      client: { taskHubName: 'here' },
      trace: traceContext,
    });
    expect(lines).toMatchObject([
      {
        level: 'warning',
        message: 'greeting Ada',
        fields: { function: 'greet', invocationId: expect.any(String), traceId: 'a'.repeat(32) },
      },
      { level: 'information', message: 'Function greet ended', fields: { outcome: 'succeeded' } },
    ]);
  });

  it('rejects with what the handler threw', async () => {
    await expect(invoke('break', null)).rejects.toThrow('it broke');
  });

  it('lets a pre-hook replace the inputs and a post-hook the result', async () => {
    hooks.push(app.hook.preInvocation((before) => void (before.inputs = [[5, 5]])));
    hooks.push(app.hook.postInvocation((after) => void (after.result = { was: after.result })));
    expect((await invoke('add', [1, 1])).raw).toEqual({ was: 10 });
  });

  it('lets a post-hook clear an error', async () => {
    hooks.push(
      app.hook.postInvocation((after) => {
        after.error = null;
        after.result = 'healed';
      }),
    );
    expect((await invoke('break', null)).raw).toBe('healed');
  });

  it('lets a log hook change a line', async () => {
    hooks.push(app.hook.log((line) => void (line.message = 'masked')));
    hooks.push(app.hook.preInvocation((before) => before.invocationContext.log('secret')));
    await invoke('add', [1, 1]);
    expect(lines.map(({ message }) => message)).toContain('masked');
  });
});

describe('the log of an invocation', () => {
  it('has the same ids in every line, and the instance of an orchestration', async () => {
    const fn = registered('add');
    await runner.invoke(fn, {
      inputs: [{ name: String(fn.trigger['name']), data: { json: '[1,2]' } }],
      triggerMetadata: { instanceId: { string: 'run-1' } },
    });
    expect(lines).toMatchObject([
      {
        message: 'Function add ended',
        fields: {
          traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
          instanceId: 'run-1',
          outcome: 'succeeded',
        },
      },
    ]);
  });

  it('says that it failed', async () => {
    await expect(invoke('break', null)).rejects.toThrow('it broke');
    expect(lines).toMatchObject([{ level: 'information', fields: { function: 'break', outcome: 'failed' } }]);
  });
});

describe('a function that runs longer than it may', () => {
  const clock = testClock();
  const limited = createFunctionRunner({ core, log: () => {}, timeLimit: { clock, ms: 60_000 } });

  it('fails with a sentence, and what it gives later counts for nothing', async () => {
    const run = limited.invoke(registered('linger'), { inputs: [] });
    const failed = expect(run).rejects.toThrow('Function linger ran longer than functionTimeout');
    await clock.advance(60_000);
    await failed;
    lingered();
  });

  it('is not watched any more once it ended', async () => {
    await limited.invoke(registered('quick'), { inputs: [] });
    expect(clock.pending()).toBe(0);
  });
});
