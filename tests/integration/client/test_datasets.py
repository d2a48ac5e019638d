"""A folder of images on its way from a user's disk to a model on the leaderboard."""

import json
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from tests.integration.client.netgrow import Up, answer, eventually, netgrow


def write_bars(folder: Path, count: int = 60) -> None:
    """Two classes that are told apart at once: bars that lie, and bars that stand."""
    rng = np.random.default_rng(0)
    for name, axis in (("lying", 0), ("standing", 1)):
        (folder / name).mkdir(parents=True)
        for number in range(count):
            pixels = rng.integers(0, 60, (8, 8), dtype=np.uint8)
            np.moveaxis(pixels, axis, 0)[rng.integers(0, 8)] = 255
            Image.fromarray(pixels).save(folder / name / f"{number}.png")


@pytest.mark.slow
def test_a_folder_of_images_is_uploaded_listed_and_trained_on(service: Up, tmp_path: Path) -> None:
    write_bars(tmp_path / "bars")
    uploaded = answer("datasets", "upload", str(tmp_path / "bars"), url=service.url)
    assert (uploaded["name"], uploaded["classes"], uploaded["class_names"]) == ("bars", 2, ["lying", "standing"])
    assert "bars" in {item["name"] for item in answer("datasets", "list", url=service.url)}
    spec = {
        "dataset": "bars",
        "dataset_limit": 60,
        "search": {"trials": 1},
        "training": {"seed_epochs": 8, "epochs": 1, "learning_rate": 0.05, "batch_size": 16},
    }
    job = answer("submit", "-", url=service.url, stdin=json.dumps(spec))

    def ended() -> bool:
        states = {item["id"]: item["state"] for item in answer("jobs", url=service.url)}
        assert states[job["id"]] not in ("failed", "cancelled")
        return bool(states[job["id"]] == "succeeded")

    eventually(ended, "the job succeeds")
    best = answer("leaderboard", "--dataset", "bars", url=service.url)[0]
    assert best["val_accuracy"] > 0.7


def test_an_image_that_is_none_is_named_by_the_command(service: Up, tmp_path: Path) -> None:
    write_bars(tmp_path / "bars")
    (tmp_path / "bars" / "lying" / "broken.png").write_bytes(b"no image")
    done = netgrow("datasets", "upload", str(tmp_path / "bars"), "--name", "broken", url=service.url)
    assert done.returncode == 1
    assert "lying/broken.png (8 bytes) is no image" in done.stderr
