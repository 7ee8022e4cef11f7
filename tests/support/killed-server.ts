import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Api } from './api.ts';
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
  const folder = mkdtempSync(join(tmpdir(), 'eods-killed-'));
  const left = [...plan];
  let server: ServerProcess | undefined;
  let deaths = 0;
  let timer: NodeJS.Timeout | undefined;

  const alive = async (): Promise<ServerProcess> => {
    while (!server) {
      const death = left.shift();
      const started = await startServerProcess(folder, death && 'point' in death ? death.point : '');
      server = started;
      if (!started) deaths += 1;
      void started?.exited.then(() => {
        clearTimeout(timer);
        deaths += 1;
        if (server === started) server = undefined;
      });
      if (started && death && 'afterMs' in death)
        timer = setTimeout(() => void started.kill(), death.afterMs);
    }
    return server;
  };
  const api = apiOf(() => server?.url ?? 'http://127.0.0.1:1');
  const send: Api['send'] = async (...request) => {
    const asked = await alive();
    try {
      return await api.send(...request);
    } catch (error) {
      // The connection breaks a moment before the end of the process is reported.
      await Promise.race([asked.exited, new Promise((resolve) => setTimeout(resolve, 5_000))]);
      if (server === asked) throw error;
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
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
