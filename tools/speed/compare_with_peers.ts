import type { Agreement } from "./agreement.ts";
import { timePairs } from "./pairs.ts";
import type { MissingPeer, PeerProgram } from "./peers.ts";
import { measuredRow, missingRow, type SpeedRow } from "./rows.ts";

/** What peers are timed at. */
export interface Comparison {
  /** In the table of speeds. */
  readonly name: string;
  /** The file with the problem, as a peer reads it. */
  fileFor(peer: PeerProgram): string;
  /** Of the loss that a peer has to show before it is timed; missing: none. */
  readonly agreement?: Agreement;
  /** Of its loss with noise, if it makes ours; null: there is no noise. */
  readonly noisy?: Agreement | null;
  /** Does our part once, and says how many milliseconds a step of it took. */
  readonly ours: () => number | Promise<number>;
  /** What a peer is asked to do in turn: "step 100". */
  commandFor(peer: PeerProgram): string;
  /** How often each side is timed. */
  readonly pairs: number;
  readonly onRow: (row: SpeedRow) => void;
}

/** Times each peer in turn with ours, after it has shown the same loss. A missing one gets a row with the reason. */
export async function compareWithPeers(
  peers: readonly (PeerProgram | MissingPeer)[],
  { name, fileFor, agreement, noisy, ours, commandFor, pairs, onRow }: Comparison,
): Promise<void> {
  for (const peer of peers) {
    if ("missing" in peer) {
      onRow(missingRow(name, peer.name, peer.missing));
      continue;
    }
    await using program = peer.start(fileFor(peer));
    agreement?.check(peer.name, (await program.ask("check")).loss as number);
    if (peer.makesOurNoise) {
      noisy?.check(peer.name, (await program.ask("check with noise")).loss as number);
    }
    const times = await timePairs(ours, () => program.time(commandFor(peer)), pairs);
    onRow(measuredRow(name, peer.name, peer.version, times));
  }
}
