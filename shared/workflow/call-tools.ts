import type { OutsideCall, ToolTrace } from '../kernel/agent-trace.ts';
import { Fault } from '../kernel/errors.ts';
import type { ToolCall, ToolDefinition, ToolResult } from '../kernel/define-tool.ts';
import type { ListVersions } from '../kernel/organisation-store.ts';
import type { Scope } from '../kernel/scope.ts';
import { withinTime } from '../kernel/within-time.ts';
import type { ToolPorts } from '../kernel/tool-ports.ts';
import { catalog } from './catalog.ts';
import { organisationCatalogue } from './organisation-catalogue.ts';
import type { WorkflowPorts } from './workflow-ports.ts';

type CallingPorts = Pick<WorkflowPorts, 'tools' | 'organisation' | 'telemetry' | 'now'>;

export interface ToolRun {
  results: ToolResult[];
  traces: ToolTrace[];
}

/** Makes the calls that a task's `gather` asked for, in order: timeout and retry by declaration, then the fallback. */
export async function callTools(
  ports: CallingPorts,
  scope: Scope,
  lists: ListVersions,
  calls: readonly ToolCall[],
): Promise<ToolRun> {
  const catalogue = organisationCatalogue(ports.organisation, scope, lists);
  const run: ToolRun = { results: [], traces: [] };
  for (const call of calls) {
    const tool = catalog.tools.get(call.tool);
    if (!tool) throw new Error(`no tool ${call.tool}`);
    const since = ports.now();
    const made: OutsideCall[] = [];
    const sources = { ...ports.tools, catalogue, heard: (outside: OutsideCall) => void made.push(outside) };
    const { attempts, ...result } = await underSpan(ports, tool, () =>
      callTool(ports, sources, tool, call.input),
    );
    run.results.push(result);
    const { source, note } = result;
    const durationMs = ports.now() - since;
    run.traces.push({
      tool: tool.name,
      source,
      attempts,
      durationMs,
      ...(note && { note }),
      ...(made.length > 0 && { calls: made }),
    });
  }
  return run;
}

function underSpan(
  { telemetry }: CallingPorts,
  { name }: ToolDefinition,
  work: () => ReturnType<typeof callTool>,
): ReturnType<typeof callTool> {
  const attributes = { 'gen_ai.operation.name': 'execute_tool', 'gen_ai.tool.name': name };
  return telemetry.span({ name: `execute_tool ${name}`, attributes }, async (span) => {
    const result = await work();
    span.set({ 'eods.source': result.source, 'eods.attempts': result.attempts });
    return result;
  });
}

/** Refused with `tool.failed` where the tool has nothing to fall back on. */
export async function callTool(
  ports: Pick<CallingPorts, 'telemetry'>,
  sources: ToolPorts,
  tool: ToolDefinition,
  input: unknown,
): Promise<ToolResult & { attempts: number }> {
  const { seconds } = tool.timeout;
  let reason = '';
  let attempts = 0;
  for (let attempt = 1; attempt <= tool.retry.attempts; attempt++) {
    attempts = attempt;
    try {
      const output = await withinTime(
        tool.run(input, sources),
        seconds * 1_000,
        `no answer within ${seconds} s`,
      );
      return { tool: tool.name, source: 'live', output: tool.output.parse(output), attempts };
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
      // A source that is not connected stays so; only a connected one is worth another try.
      if (error instanceof Fault && error.code === 'tool.not-connected') break;
      if (attempt < tool.retry.attempts) await pause(tool.retry.firstDelayMs * 2 ** (attempt - 1));
    }
  }
  const second = await tool.fallback?.(input, reason, sources);
  if (!second) throw new Fault('tool.failed', `${tool.title} failed: ${reason}`);
  ports.telemetry.log('info', 'tool fell back', { tool: tool.name, source: second.source, reason });
  return {
    tool: tool.name,
    source: second.source,
    output: tool.output.parse(second.output),
    note: reason,
    attempts,
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
