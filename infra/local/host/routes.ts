import type { RegisteredFunction } from '../function-runner.ts';

/**
 * Route templates of HTTP triggers as ASP.NET Core writes them, e.g. `events/{id}/artifacts/{type?}`,
 * `{n:int:min(1)}`, `files/{*path}`. Only the constraints below are known; any other is refused at start.
 */
export interface Route {
  fn: RegisteredFunction;
  methods: readonly string[];
  segments: readonly Segment[];
}

interface Segment {
  kind: 'literal' | 'parameter' | 'rest';
  /** Lower-cased text of a literal, or the parameter's name. */
  text: string;
  optional: boolean;
  accepts: readonly ((value: string) => boolean)[];
}

export type RouteMatch =
  | { kind: 'found'; fn: RegisteredFunction; params: Record<string, string> }
  | { kind: 'other-methods'; allow: readonly string[] }
  | { kind: 'none' };

const constraints: Record<string, (argument: string) => (value: string) => boolean> = {
  alpha: () => (value) => /^[a-z]+$/i.test(value),
  bool: () => (value) => /^(true|false)$/i.test(value),
  guid: () => (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  int: () => (value) => /^-?\d{1,10}$/.test(value) && Math.abs(Number(value)) < 2 ** 31,
  length: (argument) => lengthBetween(argument),
  long: () => (value) => /^-?\d{1,18}$/.test(value),
  max: (limit) => (value) => Number(value) <= Number(limit),
  maxlength: (limit) => (value) => value.length <= Number(limit),
  min: (limit) => (value) => Number(value) >= Number(limit),
  minlength: (limit) => (value) => value.length >= Number(limit),
  regex: (pattern) => {
    const expression = new RegExp(pattern, 'i');
    return (value) => expression.test(value);
  },
};

function lengthBetween(argument: string): (value: string) => boolean {
  const [least = 0, most = least] = argument.split(',').map(Number);
  return (value) => value.length >= least && value.length <= most;
}

export function routesOf(functions: readonly RegisteredFunction[], prefix: string): Route[] {
  const routes = functions.map((fn): Route => {
    const { route, methods } = fn.trigger;
    const template = typeof route === 'string' ? route : fn.name;
    return {
      fn,
      methods: Array.isArray(methods)
        ? methods.map((method) => String(method).toUpperCase())
        : ['GET', 'POST'],
      segments: parseTemplate(`${prefix}/${template}`, fn.name),
    };
  });
  return routes.sort(bySpecificity);
}

/** `path` is the still encoded path of the request target, without the query. */
export function findRoute(routes: readonly Route[], method: string, path: string): RouteMatch {
  const parts = decodeParts(path);
  if (!parts) return { kind: 'none' };
  const allow = new Set<string>();
  for (const { fn, methods, segments } of routes) {
    const params = matchSegments(segments, parts);
    if (params && methods.includes(method)) return { kind: 'found', fn, params };
    if (params) for (const other of methods) allow.add(other);
  }
  return allow.size > 0 ? { kind: 'other-methods', allow: [...allow].sort() } : { kind: 'none' };
}

/** Splitting comes before decoding, so that an encoded slash stays inside its parameter. */
function decodeParts(path: string): string[] | undefined {
  try {
    return path
      .split('/')
      .filter((part) => part !== '')
      .map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

function matchSegments(
  segments: readonly Segment[],
  parts: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [index, { kind, text, optional, accepts }] of segments.entries()) {
    const part = parts[index];
    if (kind === 'rest') {
      const rest = parts.slice(index).join('/');
      if (rest !== '') params[text] = rest;
      return accepts.every((accept) => accept(rest)) ? params : undefined;
    }
    if (part === undefined) {
      if (!optional) return undefined;
    } else if (kind === 'literal') {
      if (part.toLowerCase() !== text) return undefined;
    } else {
      if (!accepts.every((accept) => accept(part))) return undefined;
      params[text] = part;
    }
  }
  return parts.length <= segments.length ? params : undefined;
}

function parseTemplate(template: string, functionName: string): Segment[] {
  // A slash inside braces belongs to a regex constraint.
  const texts = template.match(/(?:\{(?:[^{}]|\{\{|\}\}|\{[^{}]*\})*\}|[^/{}])+/g) ?? [];
  return texts.map((text): Segment => {
    if (!/[{}]/.test(text))
      return { kind: 'literal', text: text.toLowerCase(), optional: false, accepts: [] };
    const parameter = /^\{(\*{0,2})([A-Za-z_]\w*)((?::.+?)?)(\?)?\}$/.exec(text);
    if (!parameter) throw new Error(`Function ${functionName}: the route part ${text} is not supported.`);
    const [, stars, name = '', rules = '', optional] = parameter;
    const accepts = parseConstraints(rules, functionName);
    return { kind: stars ? 'rest' : 'parameter', text: name, optional: Boolean(optional ?? stars), accepts };
  });
}

function parseConstraints(rules: string, functionName: string): ((value: string) => boolean)[] {
  // A colon inside the brackets of an argument does not start the next constraint.
  const found = rules.match(/:[A-Za-z]+(?:\((?:[^()]|\([^()]*\))*\))?/g) ?? [];
  if (found.join('') !== rules)
    throw new Error(`Function ${functionName}: the constraint ${rules} is not supported.`);
  return found.map((rule) => {
    const [, name = '', argument = ''] = /^:([A-Za-z]+)(?:\((.*)\))?$/.exec(rule) ?? [];
    const constraint = constraints[name.toLowerCase()];
    if (!constraint) throw new Error(`Function ${functionName}: the constraint ${name} is not supported.`);
    return constraint(argument.replaceAll('{{', '{').replaceAll('}}', '}'));
  });
}

/** Compared part by part: literal, constrained parameter, parameter, rest; then the longer template first. */
function bySpecificity(left: Route, right: Route): number {
  const length = Math.max(left.segments.length, right.segments.length);
  for (let index = 0; index < length; index++) {
    const difference = looseness(left.segments[index]) - looseness(right.segments[index]);
    if (difference !== 0) return difference;
  }
  return 0;
}

function looseness(segment: Segment | undefined): number {
  if (!segment) return 5;
  if (segment.kind === 'literal') return 0;
  const constrained = segment.accepts.length > 0 ? 0 : 1;
  return segment.kind === 'parameter' ? 1 + constrained : 3 + constrained;
}
