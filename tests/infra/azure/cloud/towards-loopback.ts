import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { Socket } from 'node:net';
import { setDefaultCACertificates } from 'node:tls';

/**
 * Loaded before an app (`--import`): names of Azure lead to this machine, and its certificate is believed. The app and
 * its settings know nothing of it, as of any other network.
 */
setDefaultCACertificates([readFileSync(new URL('../../../fixtures/tls/azure.crt', import.meta.url), 'utf8')]);

interface Network {
  hosts: string[];
  /** By the port that Azure has: the one that stands in for it. */
  ports: Record<string, number>;
}
const { hosts, ports } = JSON.parse(process.env['TEST_NETWORK'] ?? '') as Network; // the test's own

type Found = (error: Error | null, address: unknown, family?: number) => void;
type Lookup = (host: string, options: { all?: boolean }, found: Found) => void;
// What is called here comes with options, always.
dns.lookup = ((host: string, options: { all?: boolean }, found: Found) => {
  const isHere = hosts.includes(host) || host === 'localhost' || host === '127.0.0.1';
  if (!isHere) found(new Error(`nobody is to be asked for ${host}`), undefined);
  else if (options.all) found(null, [{ address: '127.0.0.1', family: 4 }]);
  else found(null, '127.0.0.1', 4);
}) satisfies Lookup as typeof dns.lookup; // see above
syncBuiltinESMExports();

type Connect = (this: Socket, ...given: unknown[]) => Socket;
// Its overloads come down to this one: options, or an array of options and a listener.
const connect = Socket.prototype.connect as Connect;
Socket.prototype.connect = function (this: Socket, ...given: unknown[]) {
  const first = Array.isArray(given[0]) ? (given[0] as unknown[])[0] : given[0]; // see above
  if (typeof first === 'object' && first !== null && 'port' in first) {
    const port = ports[String(first.port)];
    if (port !== undefined) Object.assign(first, { port });
  }
  return Reflect.apply(connect, this, given);
} as typeof Socket.prototype.connect; // see above
