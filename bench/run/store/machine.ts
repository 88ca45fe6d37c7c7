import { z } from "zod";

/** The machine that ran a trial. */
export const machineSchema = z.strictObject({
  /** Its name in the network. It stays in stores: result files and reports do not have it. */
  host: z.string(),
  /** The processor's model, as the system names it. */
  cpu: z.string(),
  os: z.string(),
  arch: z.string(),
  cores: z.int().positive(),
});

export type Machine = z.infer<typeof machineSchema>;
