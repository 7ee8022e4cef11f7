/**
 * What can be said of a Bicep file without its compiler: syntax, names that nobody declares, parameters that nobody
 * uses, the resources and modules in it. Types and properties are known to `az bicep build` only.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Language, Parser } from 'web-tree-sitter';
import { root } from './root.mjs';

const declarations = {
  parameter_declaration: 'param',
  variable_declaration: 'var',
  resource_declaration: 'resource',
  module_declaration: 'module',
  output_declaration: 'output',
};
const provided =
  'description minLength maxLength allowed union empty guid toLower uniqueString subscription tenant subscriptionResourceId loadJsonContent json string int bool object array'.split(
    ' ',
  );

let ready;
const parser = () =>
  (ready ??= (async () => {
    await Parser.init();
    const made = new Parser();
    made.setLanguage(
      await Language.load(join(root, 'node_modules/tree-sitter-bicep/tree-sitter-bicep.wasm')),
    );
    return made;
  })());

const all = (node, type) => node.descendantsOfType(type);
const firstNamed = (node, type) => node.namedChildren.find((child) => child.type === type);
const place = (node) => `${node.startPosition.row + 1}:${node.startPosition.column + 1}`;
const unquoted = (node) => node.text.slice(1, -1);

/** The file at a path from the root. */
export async function readBicep(path) {
  return describe((await parser()).parse(readFileSync(join(root, path), 'utf8')).rootNode);
}

export async function readBicepText(text) {
  return describe((await parser()).parse(text).rootNode);
}

function describe(tree) {
  const declared = Object.entries(declarations)
    .flatMap(([type, kind]) =>
      all(tree, type).map((node) => ({ kind, node, id: firstNamed(node, 'identifier') })),
    )
    .filter(({ id }) => id);
  const used = usedNames(tree, declared);
  const known = new Set([...declared.map(({ id }) => id.text), ...loopNames(tree), ...provided]);
  return {
    syntax: [...all(tree, 'ERROR'), ...missingIn(tree)].map(place),
    unknown: used.filter((node) => !known.has(node.text)).map((node) => `${node.text} ${place(node)}`),
    unused: declared
      .filter(
        ({ kind, id }) => ['param', 'var'].includes(kind) && !used.some((node) => node.text === id.text),
      )
      .map(({ id }) => id.text),
    params: declared
      .filter(({ kind }) => kind === 'param')
      .map(({ id, node }) => ({ name: id.text, optional: node.text.includes('=') })),
    outputs: declared.filter(({ kind }) => kind === 'output').map(({ id }) => id.text),
    modules: declared.filter(({ kind }) => kind === 'module').map(moduleOf),
    resources: resourcesIn(tree),
  };
}

function missingIn(node) {
  return node.isMissing ? [node] : node.children.flatMap(missingIn);
}

function loopNames(tree) {
  return all(tree, 'for_statement').map((loop) => firstNamed(loop, 'identifier')?.text ?? '');
}

/** Every place where a name is read, and not where it is declared, or names a property. */
function usedNames(tree, declared) {
  const own = new Set(declared.map(({ id }) => id.id));
  return all(tree, 'identifier').filter(
    (node) => !own.has(node.id) && !isKey(node) && node.parent.type !== 'property_identifier',
  );
}

const isKey = ({ id, parent }) => parent.type === 'object_property' && parent.namedChildren[0]?.id === id;

const entriesOf = (object) =>
  object.namedChildren
    .filter(({ type }) => type === 'object_property')
    .map((property) => [property.namedChildren[0]?.text ?? '', property]);

function moduleOf({ id, node }) {
  const body = all(node, 'object')[0];
  const params = body && entriesOf(body).find(([key]) => key === 'params')?.[1];
  const given = params && firstNamed(params, 'object');
  return {
    name: id.text,
    path: unquoted(all(node, 'string')[0]),
    params: given ? entriesOf(given).map(([key]) => key) : [],
  };
}

/** A nested resource is named beneath the one around it and has its version. */
function resourcesIn(tree) {
  return all(tree, 'resource_declaration').map((node) => {
    const [type, version] = typeOf(node).split('@');
    return { type, version, existing: /\bexisting\b/.test(node.text.split('{')[0]), text: node.text };
  });
}

function typeOf(node) {
  const own = unquoted(all(node, 'string')[0]);
  if (own.includes('@')) return own;
  let around = node.parent;
  while (around.type !== 'resource_declaration') around = around.parent;
  const [type, version] = typeOf(around).split('@');
  return `${type}/${own}@${version}`;
}
