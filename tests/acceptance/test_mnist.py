"""A job on real MNIST, through the whole embedded service."""

from pathlib import Path

import pytest
from pydantic import JsonValue

from tests.acceptance import embedded

# Small strided convolutions: 2,698 parameters, a few seconds an epoch over 50,000 images on one core.
SEED_NETWORK: dict[str, JsonValue] = {
    "input": {"shape": [1, 28, 28]},
    "nodes": [
        {"name": "conv1", "op": "conv2d", "inputs": ["input"], "out_channels": 8, "kernel_size": 3, "stride": 2},
        {"name": "relu1", "op": "relu", "inputs": ["conv1"]},
        {"name": "conv2", "op": "conv2d", "inputs": ["relu1"], "out_channels": 16, "kernel_size": 3, "stride": 2},
        {"name": "relu2", "op": "relu", "inputs": ["conv2"]},
        {"name": "pool", "op": "avg_pool2d", "inputs": ["relu2"], "kernel_size": 2},
        {"name": "flat", "op": "flatten", "inputs": ["pool"]},
        {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
    ],
    "output": "fc",
}
JOB: dict[str, JsonValue] = {
    "name": "mnist",
    "dataset": "mnist",
    "seed_model": {"architecture": SEED_NETWORK},
    "search": {"strategy": "evolution", "trials": 6, "parallel": 2, "population": 4},
    "training": {"epochs": 2, "seed_epochs": 2, "learning_rate": 0.05, "child_learning_rate": 0.02},
    "limits": {"max_parameters": 50_000},
}


@pytest.mark.slow
@pytest.mark.real_data
@pytest.mark.timeout(900)
def test_a_job_on_real_mnist_grows_a_better_network_than_its_seed(tmp_path: Path, datasets_dir: Path) -> None:
    with embedded.service(tmp_path, {"NETGROW_DATASETS_DIR": str(datasets_dir)}) as client:
        job = embedded.ended(client, client.submit(JOB).id, limit=800)
        assert job.state == "succeeded", job
        models = list(client.leaderboard(job_id=job.id))
    for model in models:
        print(model.rank, model.val_accuracy, model.val_loss, model.parameters, model.generation, model.mutations)
    (seed,) = [model for model in models if model.is_seed]
    assert len(models) == 7
    assert models[0].val_accuracy > seed.val_accuracy
