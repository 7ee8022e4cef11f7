import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { installFunctionsCore } from '../../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../../infra/local/host/runner.ts';
import type { Log } from '../../../../infra/local/log.ts';

/**
 * Loads an app as the worker of Azure Functions does, under the settings of its process, and asks the HTTP function of
 * each line that it reads. Each answer is a line, with what the app said meanwhile; the end of the lines is its end.
 */
const core = installFunctionsCore();
let said: string[] = [];
const log: Log = (level, message, fields) => {
  if (level === 'error') said.push(`${message} ${inspect(fields, { depth: 4 })}`);
};
core.setLog(log);
await import(pathToFileURL(process.argv[2] ?? '').href);
const functions = createFunctionRunner({ core, log });
for await (const name of createInterface({ input: process.stdin })) {
  const asked = functions.find(name);
  if (!asked) throw new Error(`there is no function ${name}`);
  const url = `http://func-example.azurewebsites.net/api/${String(asked.trigger['route'])}`;
  const http = { method: 'GET', url, nullableHeaders: {}, nullableParams: {} };
  const inputs = [{ name: String(asked.trigger['name']), data: { http } }];
  const { returnValue } = await functions.invoke(asked, { inputs });
  console.log(JSON.stringify({ answer: returnValue?.http, said }));
  said = [];
}
for (const hook of core.hooks('appTerminate')) await hook({ hookData: {}, appHookData: core.appHookData });
// Connections that are kept would keep the process.
process.exit(0);
