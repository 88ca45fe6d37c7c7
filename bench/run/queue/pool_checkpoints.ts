import { canonicalJson, sha256 } from "../../../engine/base/mod.ts";
import { type Checkpoint, trialId } from "../../trial/spec/mod.ts";
import type { PostgresStore } from "../store/postgres/mod.ts";

/** Checkpoints in a database, from which any machine goes on. They go with the results of their trials. */
export class PoolCheckpoints {
  readonly #store: PostgresStore;

  constructor(store: PostgresStore) {
    this.#store = store;
  }

  /** Replaces a trial's checkpoint. */
  async write(checkpoint: Checkpoint): Promise<void> {
    const json = JSON.stringify(checkpoint);
    await this.#store.write((client) =>
      client.query(
        `INSERT INTO gradnoise.checkpoints (id, fingerprint, checkpoint, checksum)
         SELECT $1, $2, $3, $4 WHERE NOT EXISTS (
           SELECT FROM gradnoise.results WHERE id = $1 AND fingerprint = $2 AND status <> 'failed')
         ON CONFLICT (id, fingerprint) DO UPDATE SET checkpoint = EXCLUDED.checkpoint,
           checksum = EXCLUDED.checksum, written_at = now()`,
        [trialId(checkpoint.spec), checkpoint.fingerprint, json, sha256(json)],
      )
    );
  }

  /**
   * The checkpoint of a trial that the same code wrote; null if there is none.
   *
   * @throws {SyntaxError} If it is damaged.
   */
  async read(spec: Checkpoint["spec"], fingerprint: string): Promise<Checkpoint | null> {
    const id = trialId(spec);
    const { rows: [row] } = await this.#store.pool.query(
      "SELECT checkpoint, checksum FROM gradnoise.checkpoints WHERE id = $1 AND fingerprint = $2",
      [id, fingerprint],
    );
    if (row === undefined) return null;
    if (sha256(row.checkpoint) !== row.checksum) {
      throw new SyntaxError(`Cannot go on from the checkpoint of ${id}: it is damaged`);
    }
    const checkpoint: Checkpoint = JSON.parse(row.checkpoint);
    const same = checkpoint.fingerprint === fingerprint &&
      canonicalJson(checkpoint.spec) === canonicalJson(spec);
    return same ? checkpoint : null;
  }
}
