import { apiOf, type Api } from './api.ts';
import { newDataFolder } from './data-folder.ts';
import { startServerProcess, type ServerProcess } from './server-process.ts';

/** How one life of the server ends: at the `count`-th passage of a named point, or after some milliseconds. */
export type Death = { point: string } | { afterMs: number };

export interface KilledServer {
  folder: string;
  /** Every call reaches a living server, or throws `Interrupted` when it died before it answered. */
  api: Api;
  /** How many of the planned deaths have happened. */
  deaths(): number;
  stop(): Promise<void>;
}

/** The server died while it was asked: nobody knows whether it did what it was asked for. */
export class Interrupted extends Error {}

/** A server that is killed as planned and started again on the same folder whenever it is needed. */
export function killedServer(plan: readonly Death[]): KilledServer {
  const { folder, remove } = newDataFolder();
  const left = [...plan];
  let server: ServerProcess | undefined;
  let starting: Promise<ServerProcess> | undefined;
  let deaths = 0;

  const startNext = async (): Promise<ServerProcess> => {
    for (;;) {
      const death = left.shift();
      const started = await startServerProcess(
        folder,
        death && 'point' in death ? { crash: death.point } : {},
      );
      if (!started) {
        deaths += 1;
        continue;
      }
      const { afterMs } = death && 'afterMs' in death ? death : { afterMs: undefined };
      const timer = afterMs === undefined ? undefined : setTimeout(() => void started.kill(), afterMs);
      void started.exited.then(() => {
        clearTimeout(timer);
        deaths += 1;
        if (server === started) server = undefined;
      });
      return started;
    }
  };
  /** Of several clients that miss the server, the first one starts it. */
  const alive = async (): Promise<ServerProcess> => {
    if (server) return server;
    starting ??= startNext().finally(() => (starting = undefined));
    return (server = await starting);
  };
  const send: Api['send'] = async (...request) => {
    const asked = await alive();
    try {
      return await apiOf(() => asked.url).send(...request);
    } catch (error) {
      // The connection breaks a moment before the end of the process is reported.
      const patience = new Promise<boolean>((resolve) => setTimeout(resolve, 5_000, false));
      const gone = await Promise.race([asked.exited.then(() => true), patience]);
      if (!gone) throw error;
      if (server === asked) server = undefined;
      throw new Interrupted();
    }
  };
  return {
    folder,
    api: { send, get: (path) => send('GET', path), post: (path, body) => send('POST', path, { body }) },
    deaths: () => deaths,
    async stop() {
      left.length = 0;
      await server?.kill();
      remove();
    },
  };
}
