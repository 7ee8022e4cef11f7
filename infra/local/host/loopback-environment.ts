/**
 * What `durable-functions` reads from the environment when a client is made: the host name that stays in its
 * links, and the proxy rules of its HTTP client. Returns what puts the host name back.
 */
export function setLoopbackEnvironment(serverUrl: string): () => void {
  for (const name of ['NO_PROXY', 'no_proxy']) {
    const listed = (process.env[name] ?? '').split(',').filter(Boolean);
    process.env[name] = [...new Set([...listed, '127.0.0.1', 'localhost'])].join(',');
  }
  const before = process.env['WEBSITE_HOSTNAME'];
  process.env['WEBSITE_HOSTNAME'] = new URL(serverUrl).host;
  return () => {
    if (before === undefined) delete process.env['WEBSITE_HOSTNAME'];
    else process.env['WEBSITE_HOSTNAME'] = before;
  };
}
