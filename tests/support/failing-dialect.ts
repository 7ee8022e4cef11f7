import type { CompiledQuery, Dialect } from 'kysely';

/** The same dialect, whose statements fail with a code of SQLite for as long as one is given. */
export function failingDialect(dialect: Dialect, codeNow: () => string | undefined): Dialect {
  const failNow = ({ sql }: CompiledQuery) => {
    const code = codeNow();
    // The database behind it is well: what it has begun must be undone there.
    if (code && sql !== 'rollback') throw Object.assign(new Error('the store is away'), { code });
  };
  return {
    createAdapter: () => dialect.createAdapter(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
    createDriver() {
      const driver = dialect.createDriver();
      const acquire = driver.acquireConnection.bind(driver);
      driver.acquireConnection = async (options) => {
        const connection = await acquire(options);
        return {
          async executeQuery(query) {
            failNow(query);
            return connection.executeQuery(query);
          },
          streamQuery: (query, chunkSize) => connection.streamQuery(query, chunkSize),
        };
      };
      return driver;
    },
  };
}
