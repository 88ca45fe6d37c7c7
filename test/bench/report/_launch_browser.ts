/** Finds a browser for tests, wherever they run, and starts it. */

import { type Browser, chromium, type LaunchOptions } from "playwright-core";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Browsers that a system may have, as Playwright finds them on Linux, macOS and Windows. */
const CHANNELS = ["chrome", "msedge", "chrome-beta", "msedge-beta"];

/** And where it does not look for them. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  linux: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  darwin: ["/Applications/Chromium.app/Contents/MacOS/Chromium"],
};

const INSTALL =
  "install Chrome, Chromium or Edge, or name one with the variable GRADNOISE_CHROMIUM";

/** The one that was started first starts all others. */
let chosen: LaunchOptions | null = null;

/**
 * Starts a browser: the one that GRADNOISE_CHROMIUM names, or one of the system, or that of a package,
 * which is downloaded and unpacked when it is needed first. The name "package" is that one's.
 *
 * @param asked What that variable says.
 * @param args For the browser's own command line.
 * @throws {Error} If none can be started: says what to install.
 */
export async function launchBrowser(
  asked: string = Deno.env.get("GRADNOISE_CHROMIUM") ?? "",
  args: string[] = [],
): Promise<Browser> {
  if (chosen !== null) return await launch(chosen, args);
  const candidates = asked === "package"
    ? []
    : asked === ""
    ? systemBrowsers()
    : [asked].map(atPath);
  const reasons: string[] = [];
  for (const candidate of candidates) {
    try {
      return await start(candidate, args);
    } catch (error) {
      // What has a browser's name may only say how to install one, as in Ubuntu.
      const name = candidate.channel ?? candidate.executablePath;
      reasons.push(`${name}: ${(error as Error).message.split("\n", 1)}`);
    }
  }
  if (asked !== "" && asked !== "package") {
    throw new Error(`Cannot start the browser of GRADNOISE_CHROMIUM, ${reasons.join("; ")}`);
  }
  if (Deno.build.os !== "linux" || Deno.build.arch !== "x86_64") {
    throw new Error(`Cannot find a browser, ${INSTALL} (${reasons.join("; ") || "there is none"})`);
  }
  return await start(await packagedBrowser(), args);
}

async function start(options: LaunchOptions, args: string[]): Promise<Browser> {
  const browser = await launch(options, args);
  chosen = options;
  return browser;
}

/** Leaves signals alone: other tests of this process send some. */
async function launch(options: LaunchOptions, args: string[]): Promise<Browser> {
  const leave = { handleSIGINT: false, handleSIGTERM: false, handleSIGHUP: false };
  return await chromium.launch({ ...options, ...leave, args });
}

function atPath(executablePath: string): LaunchOptions {
  return { executablePath };
}

/** Those that are there, and channels, of which Playwright says whether they are. */
function systemBrowsers(): LaunchOptions[] {
  const isThere = (path: string) => {
    try {
      return Deno.statSync(path).isFile;
    } catch {
      return false;
    }
  };
  const places = PLACES[Deno.build.os] ?? [];
  return [...places.filter(isThere).map(atPath), ...CHANNELS.map((channel) => ({ channel }))];
}

/**
 * The browser of the package, for Linux on x86-64, with the libraries and fonts that it brings: a bare
 * system has none.
 */
async function packagedBrowser(): Promise<LaunchOptions> {
  const cache = join(Deno.env.get("XDG_CACHE_HOME") ?? join(homedir(), ".cache"), "gradnoise");
  const tool = fileURLToPath(new URL("../../../tools/browser/", import.meta.url));
  const { code, stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      ...["run", "--no-prompt", "--config", `${tool}deno.json`],
      ...["--allow-read", `--allow-write=${cache}`, "--allow-sys"],
      ...["--allow-env=TMPDIR,TMP,TEMP", "--ignore-env", `${tool}unpack.ts`, cache],
    ],
    stdin: "null",
    stderr: "inherit",
  }).output();
  if (code !== 0) throw new Error(`Cannot unpack the package with a browser, ${INSTALL}`);
  const folder = new TextDecoder().decode(stdout).trim();
  return {
    executablePath: join(folder, "chromium"),
    env: {
      ...Deno.env.toObject(),
      LD_LIBRARY_PATH: `${folder}:${join(folder, "al2023/lib")}`,
      FONTCONFIG_PATH: join(folder, "fonts"),
    },
  };
}
