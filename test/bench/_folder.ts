/** Calls a function with a new folder, and removes the folder. */
export async function withFolder<T>(run: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = await Deno.makeTempDir();
  try {
    return await run(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Writes texts under their paths, which may name folders that are not there yet. */
export async function writeFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    const full = `${folder}/${path}`;
    await Deno.mkdir(full.slice(0, full.lastIndexOf("/")), { recursive: true });
    if (typeof content === "string") await Deno.writeTextFile(full, content);
    else await Deno.writeFile(full, content);
  }
}

/** Stories of one statement and one question each, in bAbI's format. */
export function storyText(questions: number): string {
  const rooms = ["kitchen", "garden", "office"];
  return Array.from({ length: questions }, (_, i) => {
    const room = rooms[i % rooms.length];
    return `1 Mary moved to the ${room}.\n2 Where is Mary? \t${room}\t1\n`;
  }).join("");
}
