/** Workers of a PostgreSQL server of their own, killed and counted. */

export { type KilledRun, killWorker } from "./kill_worker.ts";
export { loadPool } from "./load_pool.ts";
export { PooledSuite } from "./pooled_suite.ts";
export {
  PASSWORD,
  PostgresServer,
  type TestDatabase,
  USER,
  whyNoPostgres,
} from "./postgres_server.ts";
export { type PoolWorkerOptions, startPoolWorker } from "./pool_worker.ts";
