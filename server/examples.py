"""Examples of what a client sends, for the OpenAPI document; a test submits each of them."""

from fastapi.openapi.models import Example

JOB_SPECS: dict[str, Example] = {
    "smallest": Example(summary="All defaults", value={"dataset": "digits"}),
    "digits-demo": Example(
        summary="Every section",
        value={
            "name": "digits-demo",
            "dataset": "digits",
            "seed_model": {"preset": "digits_cnn"},
            "mutations": {"wider": 1, "deeper": 1, "branch": 1, "skip": 1},
            "mutations_per_trial": [1, 2],
            "policy": "weights",
            "search": {"strategy": "evolution", "trials": 32, "parallel": 2},
            "training": {
                "epochs": 3,
                "seed_epochs": 5,
                "batch_size": 128,
                "optimizer": "sgd",
                "learning_rate": 0.01,
            },
            "objective": "val_accuracy",
            "limits": {"max_parameters": 2000000, "max_seconds": 600},
            "seed": 0,
        },
    ),
    "commands": Example(
        summary="A list of commands instead of random mutations",
        value={
            "dataset": "digits",
            "mutations": [
                {"name": "wider", "site": "conv1", "parameters": {"width": 24, "init": "zero_out"}},
                {"name": "deeper"},
            ],
            "search": {"strategy": "random", "trials": 4},
        },
    ),
    "own-architecture": Example(
        summary="A seed network of one's own",
        value={
            "dataset": "digits",
            "seed_model": {
                "architecture": {
                    "input": {"shape": [1, 8, 8]},
                    "nodes": [
                        {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 8, "kernel_size": 3},
                        {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
                        {"name": "flat", "op": "flatten", "inputs": ["relu1"]},
                        {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
                    ],
                    "output": "fc",
                }
            },
            "search": {"strategy": "hill_climb", "trials": 8},
        },
    ),
}
