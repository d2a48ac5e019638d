"""Answers of the API as the server gives them."""

from __future__ import annotations

from typing import Any

TIME = "2026-11-21T07:23:41.120934Z"
DIGEST = "ab" * 32


def item(rank: int = 1, **changes: Any) -> dict[str, Any]:
    return {
        "rank": rank,
        "model_id": f"model_{rank:026d}",
        "job_id": "job_1",
        "trial_id": f"trial_{rank}",
        "parent_id": "model_seed",
        "generation": 1,
        "dataset": "digits",
        "val_accuracy": 0.975,
        "val_loss": 0.0812,
        "parameters": 12345,
        "flops": 67890,
        "mutations": ["wider", "skip"],
        "created_at": TIME,
        **changes,
    }


def seed_item(rank: int, **changes: Any) -> dict[str, Any]:
    return item(rank, parent_id=None, generation=0, mutations=[], **changes)


def job(**changes: Any) -> dict[str, Any]:
    return {
        "id": "job_1",
        "name": "digits",
        "state": "running",
        "cancel_requested": False,
        "spec": {"dataset": "digits", "training": {"epochs": 3, "seed_epochs": 5}},
        "progress": {"total": 17, "queued": 1, "running": 2, "succeeded": 4, "failed": 1, "cancelled": 0},
        "best_model": item(),
        "error": None,
        "created_at": TIME,
        "started_at": TIME,
        "ended_at": None,
        **changes,
    }


def model(**changes: Any) -> dict[str, Any]:
    certificate = {"exact": True, "max_error": 2.5e-16, "modes": ["eval", "train"], "probes": 64, "tolerance": 1e-10}
    return {
        **item(),
        "mutations": [
            {
                "name": "wider",
                "site": "conv1",
                "parameters": {"width": 16, "init": "net2wider", "seed": 3},
                "exact": True,
                "certificate": certificate,
            }
        ],
        "architecture": {
            "input": {"shape": [1, 8, 8]},
            "nodes": [
                {"name": "flat", "op": "flatten", "inputs": ["input"]},
                {"name": "fc", "op": "linear", "inputs": ["flat"], "out_features": 10},
            ],
            "output": "fc",
        },
        "architecture_digest": "cd" * 32,
        "checkpoint": {"sha256": DIGEST, "bytes": 51234},
        "recipe": {"epochs": 3, "optimizer": "sgd", "learning_rate": 0.001},
        "test_score": {"state": "not_scored", "accuracy": None},
        "seconds": 1.25,
        **changes,
    }


def worker(**changes: Any) -> dict[str, Any]:
    return {
        "id": "worker_1",
        "host": "here",
        "pid": 7,
        "device": "cpu",
        "trial_id": None,
        "started_at": TIME,
        "seen_at": TIME,
        **changes,
    }
