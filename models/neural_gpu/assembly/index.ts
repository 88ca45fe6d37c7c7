/** The kernels of the Neural GPU. */
export { answerSequences, learnSequences } from "./learn";
