import { pathToFileURL } from 'node:url';
import { installFunctionsCore } from '../../../infra/local/host/functions-core.ts';

/** Loads an app as the worker of Azure Functions does, in a process of its own, and prints what it registers. */
const core = installFunctionsCore();
const entry = process.argv[2] ?? '';
const loaded = await import(pathToFileURL(entry).href).then(
  () => undefined,
  (error: unknown) => (error instanceof Error ? error.message : String(error)),
);
const functions = [...core.functions.values()].map(({ name, bindings }) => ({
  name,
  bindings: Object.values(bindings).map(({ type }) => type.toLowerCase()),
}));
console.log(JSON.stringify({ refusal: loaded, functions }));
