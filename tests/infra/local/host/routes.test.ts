import { describe, expect, it } from 'vitest';
import type { RegisteredFunction } from '../../../../infra/local/function-runner.ts';
import { findRoute, routesOf } from '../../../../infra/local/host/routes.ts';

function http(name: string, route: string | undefined, methods?: string[]): RegisteredFunction {
  const trigger = { type: 'httpTrigger', direction: 'in', name: 'request', route, methods };
  return { name, trigger, bindings: { request: trigger } };
}

const routes = routesOf(
  [
    http('any', '{*path}', ['GET']),
    http('event', 'events/{id}', ['get']),
    http('event-erase', 'events/{id}', ['DELETE']),
    http('event-numbered', 'events/{n:int:min(10)}', ['GET']),
    http('event-latest', 'events/latest', ['GET']),
    http('artifact', 'events/{id}/artifacts/{type?}', ['GET']),
    http('week', 'weeks/{week:regex(^\\d{{4}}-W\\d\\d$)}', ['GET']),
    http('code', 'codes/{code:length(2,3)}', ['GET']),
    http('unnamed', undefined),
  ],
  'api',
);

function answer(method: string, path: string): string {
  const match = findRoute(routes, method, path);
  if (match.kind === 'found') return `${match.fn.name} ${JSON.stringify(match.params)}`;
  return match.kind === 'none' ? 'none' : match.allow.join();
}

describe('routes', () => {
  it.each([
    ['GET', '/api/events/e1', 'event {"id":"e1"}'],
    ['DELETE', '/api/events/e1', 'event-erase {"id":"e1"}'],
    ['GET', '/API/Events/E1/', 'event {"id":"E1"}'],
    ['GET', '/api/events/latest', 'event-latest {}'],
    ['GET', '/api/events/12', 'event-numbered {"n":"12"}'],
    ['GET', '/api/events/9', 'event {"id":"9"}'],
    ['GET', '/api/events/e1/artifacts/Timeline', 'artifact {"id":"e1","type":"Timeline"}'],
    ['GET', '/api/events/e1/artifacts', 'artifact {"id":"e1"}'],
    ['GET', '/api/events/a%2Fb%20c', 'event {"id":"a/b c"}'],
    ['GET', '/api/weeks/2026-W07', 'week {"week":"2026-W07"}'],
    ['GET', '/api/weeks/7', 'any {"path":"weeks/7"}'],
    ['GET', '/api/codes/eur', 'code {"code":"eur"}'],
    ['GET', '/api/codes/euro', 'any {"path":"codes/euro"}'],
    ['POST', '/api/unnamed', 'unnamed {}'],
    ['GET', '/api', 'any {}'],
    ['POST', '/api/events/e1', 'DELETE,GET'],
    ['GET', '/events/e1', 'none'],
    ['GET', '/api/%zz', 'none'],
  ])('%s %s goes to %s', (method, path, expected) => {
    expect(answer(method, path)).toBe(expected);
  });

  it('refuse a constraint they do not know', () => {
    expect(() => routesOf([http('odd', 'a/{b:datetime}')], 'api')).toThrow(
      'constraint datetime is not supported',
    );
  });

  it('refuse a part that mixes text and parameter', () => {
    expect(() => routesOf([http('odd', 'a/v{b}')], 'api')).toThrow('route part v{b} is not supported');
  });
});
