"""Prints what TensorBoard and MLflow read in exports, as JSON. Arguments: two folders."""

import json
import os
import sys

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

from mlflow.tracking import MlflowClient  # noqa: E402
from tensorboard.backend.event_processing.event_accumulator import EventAccumulator  # noqa: E402


def tensorboard(folder):
    runs = {}
    for path, _, files in os.walk(folder):
        if path == folder or not any("tfevents" in name for name in files):
            continue
        events = EventAccumulator(path, size_guidance={"scalars": 0}).Reload()
        runs[os.path.relpath(path, folder).replace(os.sep, "/")] = {
            tag: [[event.step, event.value] for event in events.Scalars(tag)]
            for tag in events.Tags()["scalars"]
        }
    return runs


def mlflow(folder):
    client = MlflowClient(tracking_uri="file://" + os.path.abspath(folder))
    runs = {}
    for experiment in client.search_experiments():
        for run in client.search_runs([experiment.experiment_id]):
            runs[run.info.run_name] = {
                "experiment": experiment.name,
                "status": run.info.status,
                "params": run.data.params,
                "tags": run.data.tags,
                "metrics": {
                    name: [
                        [metric.step, metric.value]
                        for metric in client.get_metric_history(run.info.run_id, name)
                    ]
                    for name in run.data.metrics
                },
            }
    return runs


json.dump({"tensorboard": tensorboard(sys.argv[1]), "mlflow": mlflow(sys.argv[2])}, sys.stdout)
