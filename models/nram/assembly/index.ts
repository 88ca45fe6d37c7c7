/** The kernels of the neural random-access machine. */
export { answerMachines } from "./answer";
export { packLayer, packLayerRows } from "./layers";
export { learnMachines } from "./learn";
export { sparseWeightGradient, weightGradient } from "./weight_gradient";
