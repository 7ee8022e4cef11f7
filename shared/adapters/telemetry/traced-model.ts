import type { ModelPort } from '../../kernel/model-port.ts';
import type { Telemetry } from '../../kernel/telemetry.ts';

/** Calls of a model by the conventions for generative AI; nothing that was asked or answered is in them. */
export function tracedModel(model: ModelPort, telemetry: Telemetry): ModelPort {
  const asked = {
    'gen_ai.operation.name': 'chat',
    'gen_ai.provider.name': 'azure.ai.openai',
    'gen_ai.request.model': model.deployment,
  };
  const start = {
    name: `chat ${model.deployment}`,
    kind: 'client',
    attributes: asked,
    figure: 'gen_ai.client.operation.duration',
  } as const;
  return {
    deployment: model.deployment,
    price: model.price,
    respond: (request, signal) =>
      telemetry.span(start, async (span) => {
        const reply = await model.respond(request, signal);
        if ('failure' in reply) {
          span.set({ 'error.type': reply.failure.kind });
          return reply;
        }
        const { input, output } = reply.answer.usage;
        span.set({
          'gen_ai.response.model': reply.answer.model,
          'gen_ai.usage.input_tokens': input,
          'gen_ai.usage.output_tokens': output,
        });
        const usage = { input, output };
        for (const [type, tokens] of Object.entries(usage))
          telemetry.record('gen_ai.client.token.usage', tokens, { ...asked, 'gen_ai.token.type': type });
        return reply;
      }),
  };
}
