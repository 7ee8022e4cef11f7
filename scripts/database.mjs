/**
 * Prepares the database in Azure: tables, and the rights of the two apps. Run by azd after it has provisioned, as the
 * administrator of the SQL server, who is signed in to azd or to the Azure command line.
 */
import { AzureCliCredential, AzureDeveloperCliCredential, ChainedTokenCredential } from '@azure/identity';
import { mssqlDialect } from '../dist/shared/adapters/sql/mssql-dialect.js';
import { prepareDatabase } from '../dist/shared/adapters/sql/prepare-database.js';

const names = ['SQL_SERVER', 'SQL_DATABASE', 'WEB_API_IDENTITY', 'PARTNER_API_IDENTITY'];
const missing = names.filter((name) => !process.env[name]);
if (missing.length > 0) {
  process.stderr.write(`${missing.join(', ')} must be set; azd does that after it has provisioned.\n`);
  process.exit(2);
}
const [server, database, ...identities] = names.map((name) => process.env[name]);
const credential = new ChainedTokenCredential(new AzureDeveloperCliCredential(), new AzureCliCredential());
try {
  await prepareDatabase(mssqlDialect({ server, database, credential }), identities);
  console.log(
    `The database ${database} is up to date; ${identities.join(' and ')} may read and change its rows.`,
  );
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
