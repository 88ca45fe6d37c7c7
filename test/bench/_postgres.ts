/** A PostgreSQL server for a test file. */

import { whyNoPostgres } from "../../tools/evidence/pool/postgres_server.ts";

export {
  PASSWORD,
  PostgresServer,
  type TestDatabase,
} from "../../tools/evidence/pool/postgres_server.ts";

/** Why tests with a server are left out, printed once for a file; null where they run. */
export const noPostgres = await whyNoPostgres();
if (noPostgres !== null) console.log(`Tests of PostgreSQL are left out: ${noPostgres}`);
