import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import { installFunctionsCore } from '../../../infra/local/host/functions-core.ts';
import { createFunctionRunner } from '../../../infra/local/host/runner.ts';
import type { Log } from '../../../infra/local/log.ts';

/**
 * Loads an app as the worker of Azure Functions does, under the settings of its process and with no local host
 * beneath, asks one of its HTTP functions, and prints the answer.
 */
const [, , entry = '', name = ''] = process.argv;
const core = installFunctionsCore();
const said: string[] = [];
const log: Log = (level, message, fields) => {
  if (level === 'error') said.push(`${message} ${inspect(fields)}`);
};
core.setLog(log);
await import(pathToFileURL(entry).href);
const functions = createFunctionRunner({ core, log });
const asked = functions.find(name);
if (!asked) throw new Error(`there is no function ${name}`);
const http = {
  method: 'GET',
  url: `http://func-example.azurewebsites.net/api/${String(asked.trigger['route'])}`,
  nullableHeaders: {},
  nullableParams: {},
};
const inputs = [{ name: String(asked.trigger['name']), data: { http } }];
const { returnValue } = await functions.invoke(asked, { inputs });
console.log(JSON.stringify({ answer: returnValue?.http, said }));
// Connections that are still being tried would keep the process.
process.exit(0);
