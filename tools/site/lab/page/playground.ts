/* Lets the frames of the playground be as high as what is in them. */

import { findAll } from "../../../../bench/report/page/mod.ts";
import { fitFrame } from "./frame.ts";

for (const frame of findAll(document, "iframe")) fitFrame(frame);
