/* Files that the page gives away. */

/** Lets the browser save a text. */
export function save(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // Not at once: the browser reads it first.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What a report is written with, from the site's own files. */
export async function reportAssets(repository: string | null) {
  const read = async (file: string) => {
    const response = await fetch(new URL(`lab/${file}`, document.baseURI));
    if (!response.ok) {
      throw new Error(`Cannot read lab/${file}: the server answers ${response.status}`);
    }
    return await response.text();
  };
  const [chartLibrary, client, style] = await Promise.all(
    ["chart.js", "report.js", "report.css"].map(read),
  );
  return { chartLibrary: chartLibrary!, client: client!, style: style!, repository };
}
