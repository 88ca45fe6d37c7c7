import { z } from "zod";

/** What there was to look at when a model answered a test question; its model says what that is. */
export const inspectionSchema = z.record(z.string(), z.json());

export type Inspection = z.infer<typeof inspectionSchema>;
