/** A result in docs/evidence/playground/ whose networks can be watched. */
export interface PlaygroundEntry {
  /** Of its file, and of its page. */
  readonly name: string;
  readonly title: string;
  /** What there is to do, in a sentence. */
  readonly about: string;
}

/** The playground, in the order of its page. */
export const playgroundEntries: readonly PlaygroundEntry[] = [
  {
    name: "memory",
    title: "Ask a memory network",
    about: "Write a story and a question: it answers at once, and shows where each hop looked.",
  },
  {
    name: "program",
    title: "Watch a Neural Programmer",
    about: "It found its programs by itself: step through one, operation by operation.",
  },
  {
    name: "registers",
    title: "Watch a random-access machine",
    about: "Its controller chooses modules and registers at each step: watch them change.",
  },
  {
    name: "layers",
    title: "Step through twenty layers",
    about: "Zero weights, with noise and without: where the signal lives, update by update.",
  },
];
