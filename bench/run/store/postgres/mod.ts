/** A store in a PostgreSQL database. */

export { type Pool, type Queryable, serverFault } from "./connect.ts";
export { isLostConnection } from "./lost_connection.ts";
export { PostgresStore } from "./postgres_store.ts";
export { alone } from "./schema.ts";
