/** The project's own lint rules, for what the linter cannot be told by configuration. */

/**
 * `any`, `as` and `!` switch the compiler off; a comment on the line, or on its own just above, says why that is
 * safe. `as const` switches nothing off.
 */
const reasonOnLine = {
  create(context) {
    const isExplained = (line) =>
      context.sourceCode.getAllComments().some(({ loc }) => {
        const isAlone = context.sourceCode.lines[loc.end.line - 1].slice(0, loc.start.column).trim() === '';
        return (loc.start.line <= line && line <= loc.end.line) || (isAlone && loc.end.line === line - 1);
      });
    const check = (node, what) => {
      if (!isExplained(node.loc.start.line) && !isExplained(node.loc.end.line))
        context.report({ node, message: `Say on this line why '${what}' is safe here, or do without.` });
    };
    return {
      TSAnyKeyword: (node) => check(node, 'any'),
      TSNonNullExpression: (node) => check(node, '!'),
      TSAsExpression({ typeAnnotation }) {
        if (typeAnnotation.typeName?.name !== 'const') check(typeAnnotation, 'as');
      },
    };
  },
};

/** `import('./x.ts').T` would slip past the import directions. */
const noImportType = {
  create: (context) => ({
    TSImportType: (node) => context.report({ node, message: 'Import the type at the top of the file.' }),
  }),
};

const luxonNow = new Set(['local', 'utc']);

/** Calls without arguments that mean "now". */
const noCurrentTime = {
  create(context) {
    const report = (node) => context.report({ node, message: 'No clock here: take the time as an input.' });
    return {
      NewExpression(node) {
        if (node.callee.name === 'Date' && node.arguments.length === 0) report(node);
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.name === 'Date') report(node);
        const isLuxon = callee.object?.name === 'DateTime' && luxonNow.has(callee.property?.name);
        if (isLuxon && node.arguments.every((argument) => argument.type === 'ObjectExpression')) report(node);
      },
    };
  },
};

/** Waiting and joining is the orchestrators' work; anywhere else it would not be replayed. */
const orchestratorCalls = {
  create: (context) => ({
    MemberExpression(node) {
      const { object, property } = node;
      const onTask = object.name === 'Task' || object.property?.name === 'Task';
      const joins = onTask && (property.name === 'any' || property.name === 'all');
      if (joins || property.name === 'waitForExternalEvent')
        context.report({ node, message: `'${property.name}' belongs in orchestrators/.` });
    },
  }),
};

export default {
  meta: { name: 'eods' },
  rules: {
    'reason-on-line': reasonOnLine,
    'no-import-type': noImportType,
    'no-current-time': noCurrentTime,
    'orchestrator-calls': orchestratorCalls,
  },
};
