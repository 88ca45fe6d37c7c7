/** Evidence files: results in short, kept with the code. */

export { type ClaimNumbers, claimNumbers, shareText } from "./claim_numbers.ts";
export {
  type EvidenceClaim,
  type EvidenceData,
  type EvidenceFile,
  evidenceFileKind,
  evidenceFileSchema,
  type EvidenceTable,
} from "./evidence_file.ts";
export { evidenceText } from "./evidence_text.ts";
export { type EvidenceContext, makeEvidence } from "./make_evidence.ts";
export { readEvidence } from "./read_evidence.ts";
export { type ClaimStanding, claimStandings } from "./standings.ts";
