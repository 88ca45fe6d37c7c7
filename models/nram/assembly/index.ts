/** The kernels of the neural random-access machine. */
export { answerMachines } from "./answer";
export { packLayer, weightGradient } from "./controller";
export { learnMachines } from "./learn";
