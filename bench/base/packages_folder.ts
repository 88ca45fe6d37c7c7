import { fileURLToPath } from "node:url";

/** The folder that holds the npm packages, wherever the project was installed. */
export function packagesFolder(): string {
  const path = fileURLToPath(import.meta.resolve("@tensorflow/tfjs"));
  const installed = path.search(/[\\/]node_modules[\\/]/);
  if (installed >= 0) return path.slice(0, installed + "/node_modules".length);
  return path.slice(0, path.search(/[\\/]@tensorflow[\\/]/));
}
