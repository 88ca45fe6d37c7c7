/** What went wrong with a file, as the last clause of an error message, without the path. */
export function fileFault(error: unknown): string {
  if (error instanceof Deno.errors.NotFound) return "there is no such file or folder";
  if (error instanceof Deno.errors.IsADirectory) return "it is a folder";
  if (error instanceof Deno.errors.NotADirectory) return "a part of its path is no folder";
  if (error instanceof Deno.errors.AlreadyExists) return "there is a file of this name";
  if (error instanceof Deno.errors.PermissionDenied) return "its permissions forbid it";
  // Deno lets only a program with all permissions open devices and /proc.
  if (error instanceof Deno.errors.NotCapable) return "it is not a regular file or folder";
  // As "No space left on device (os error 28): writefile '/a/b'".
  const [reason] = (error as Error).message.split(/ \(os error \d+\)/) as [string];
  return reason.charAt(0).toLowerCase() + reason.slice(1);
}
