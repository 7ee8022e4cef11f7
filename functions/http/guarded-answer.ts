import type { HttpResponseInit } from '@azure/functions';
import { answerHeaders, strictTransport } from '../../shared/contracts/answer-headers.ts';
import { azureMarkerIn } from '../../shared/kernel/one-machine.ts';

/** The answer with what every answer tells browsers; its own headers win, and those of the request win over all. */
export function guarded(answer: HttpResponseInit, carried: Record<string, string> = {}): HttpResponseInit {
  const transport = azureMarkerIn(process.env) === undefined ? {} : strictTransport;
  const own = answer.headers as Record<string, string> | undefined; // endpoints give records
  return { ...answer, headers: { ...answerHeaders, ...transport, ...own, ...carried } };
}
