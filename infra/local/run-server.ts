import { consoleToLog } from './console-to-log.ts';
import { localSettings } from './local-settings.ts';
import { startServer, type StartOptions } from './start-server.ts';

/** The local host as the process it is: settings from the environment, the URL as the last line, signals to end it. */
export async function runServer(app: Pick<StartOptions, 'load' | 'staticDir'>): Promise<void> {
  try {
    const settings = localSettings(process.env);
    const terminal = (line: string) => void process.stderr.write(`${line}\n`);
    const server = await startServer({ ...app, settings, terminal });
    process.on('uncaughtExceptionMonitor', (error) => server.log('critical', 'The process stops', { error }));
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      // A second signal finds no listener and ends the process at once.
      process.once(signal, () => void server.close().then(() => process.exit(0)));
    }
    console.log(`EODS is running at ${server.url}`);
    consoleToLog(server.log);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}
