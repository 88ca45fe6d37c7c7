/** File stores of MLflow. */

export { mlflow } from "./mlflow.ts";
