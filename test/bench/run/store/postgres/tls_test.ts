import { PostgresStore } from "../../../../../bench/run/store/postgres/mod.ts";
import { UsageError } from "../../../../../bench/base/mod.ts";
import { assert, assertEquals, assertRejects } from "../../../../../std.ts";
import { withFolder } from "../../../_folder.ts";
import { noPostgres, PostgresServer } from "../../../_postgres.ts";

/** Makes a certificate for a host's name, which is its own authority. */
async function makeCertificate(folder: string, name: string): Promise<void> {
  const { success, stderr } = await new Deno.Command("openssl", {
    args: [
      ...["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30", "-subj", `/CN=${name}`],
      ...["-addext", `subjectAltName=IP:127.0.0.1`, "-keyout", `${folder}/server.key`],
      ...["-out", `${folder}/server.crt`],
    ],
    stdout: "null",
    stderr: "piped",
  }).output();
  assert(success, new TextDecoder().decode(stderr));
}

Deno.test({
  name: "a connection is encrypted as the address says, and trusts whom it says",
  ignore: noPostgres !== null,
  async fn() {
    await withFolder(async (folder) => {
      await makeCertificate(folder, "server");
      await makeCertificate(await Deno.makeTempDir({ dir: folder, prefix: "other" }), "other");
      await using server = await PostgresServer.start();
      const database = await server.database();
      await server.addCertificate(folder);
      const isEncrypted = async (query: string) => {
        await using store = await PostgresStore.open(`${database.place}${query}`, "write", null);
        const { rows: [{ ssl }] } = await store.pool.query(
          "SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()",
        );
        return ssl;
      };
      const refused = async (query: string) => {
        const error = await assertRejects(() => isEncrypted(query), UsageError);
        assert(error.message.startsWith("Cannot open the store postgresql://"), error.message);
      };
      assertEquals(await isEncrypted(""), true);
      assertEquals(await isEncrypted("?sslmode=disable"), false);
      assertEquals(await isEncrypted("?sslmode=require"), true);
      // Deno knows no such authority.
      await refused("?sslmode=verify-ca");
      await refused("?sslmode=verify-full");
      try {
        Deno.env.set("PGSSLROOTCERT", `${folder}/server.crt`);
        assertEquals(await isEncrypted("?sslmode=verify-ca"), true);
        assertEquals(await isEncrypted("?sslmode=verify-full"), true);
        Deno.env.set("PGSSLMODE", "disable");
        assertEquals(await isEncrypted(""), false);
        const [other] = [...Deno.readDirSync(folder)].filter(({ isDirectory }) => isDirectory);
        Deno.env.set("PGSSLROOTCERT", `${folder}/${other!.name}/server.crt`);
        await refused("?sslmode=verify-ca");
        Deno.env.set("PGSSLROOTCERT", `${folder}/nothing.crt`);
        await assertRejects(() => isEncrypted("?sslmode=verify-full"), UsageError, "PGSSLROOTCERT");
      } finally {
        for (const name of ["PGSSLROOTCERT", "PGSSLMODE"]) Deno.env.delete(name);
      }
    });
  },
});
