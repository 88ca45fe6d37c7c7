/** A store in a PostgreSQL database. */

export { PostgresStore } from "./postgres_store.ts";
