import { Agreement } from "../../../tools/speed/agreement.ts";
import { compareWithPeers } from "../../../tools/speed/compare_with_peers.ts";
import type { Peer } from "../../../tools/speed/peer.ts";
import type { PeerProgram } from "../../../tools/speed/peers.ts";
import type { SpeedRow } from "../../../tools/speed/rows.ts";
import { assertEquals, assertRejects } from "../../../std.ts";

/** A peer that writes down what it is asked; a step takes it 4 ms. */
function peerThat(
  asked: string[],
  makesOurNoise: boolean,
  losses: Readonly<Record<string, number>>,
): PeerProgram {
  const peer = {
    ask(command: string) {
      asked.push(command);
      return Promise.resolve({ loss: losses[command]! });
    },
    time(command: string) {
      asked.push(command);
      return Promise.resolve(4);
    },
    [Symbol.asyncDispose]() {
      asked.push("quit");
      return Promise.resolve();
    },
  };
  const start = (file: string) => {
    asked.push(`start ${file}`);
    return peer as unknown as Peer;
  };
  return { name: "theirs", version: "1", makesOurNoise, start };
}

function comparison(rows: SpeedRow[]) {
  return {
    ...{ name: "step", ours: () => 2, pairs: 2, onRow: (row: SpeedRow) => void rows.push(row) },
    agreement: new Agreement("step", 1, () => {}),
    noisy: new Agreement("step, noisy", 3, () => {}),
    fileFor: ({ makesOurNoise }: PeerProgram) => makesOurNoise ? "plain" : "arrays",
    commandFor: ({ makesOurNoise }: PeerProgram) => `step ${makesOurNoise ? 10 : 1}`,
  };
}

Deno.test("a peer is timed once it has shown our loss, and with our noise if it makes that", async () => {
  const rows: SpeedRow[] = [], asked: string[] = [];
  const losses = { "check": 1, "check with noise": 3 };
  await compareWithPeers(
    [peerThat(asked, true, losses), peerThat(asked, false, losses), {
      name: "absent",
      missing: "there is no cc",
    }],
    comparison(rows),
  );
  const timed = (step: string) => [step, step, step, "quit"];
  assertEquals(asked, [
    ...["start plain", "check", "check with noise", ...timed("step 10")],
    ...["start arrays", "check", ...timed("step 1")],
  ]);
  assertEquals(rows.map(({ peer, ratio }) => [peer, ratio]), [
    ["theirs", 0.5],
    ["theirs", 0.5],
    ["absent", null],
  ]);
});

Deno.test("a peer with another loss, or another with noise, is not timed", async () => {
  for (
    const losses of [{ "check": 2, "check with noise": 3 }, { "check": 1, "check with noise": 2 }]
  ) {
    const rows: SpeedRow[] = [], asked: string[] = [];
    await assertRejects(
      () => compareWithPeers([peerThat(asked, true, losses)], comparison(rows)),
      Error,
      "Cannot compare with theirs",
    );
    assertEquals([rows, asked.at(-1)], [[], "quit"]);
  }
});
