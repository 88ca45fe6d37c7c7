import type { FolderFormat } from "./folder_format.ts";
import { mlflow } from "./mlflow/mod.ts";
import { tensorboard } from "./tensorboard/mod.ts";

/** Every format of curves for dashboards, by name. */
export const dashboardFormats = { tensorboard, mlflow } as const satisfies Readonly<
  Record<string, FolderFormat>
>;

export type DashboardName = keyof typeof dashboardFormats;
