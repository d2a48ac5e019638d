"""A data set of several labels a sample, from its upload to the leaderboard, through the whole embedded service."""

import io
from pathlib import Path

import httpx
import numpy as np
import pytest
import sklearn.metrics

from tests.acceptance import embedded

SAMPLES, NAMES = 900, ("bright", "wide", "striped")


def pictures() -> tuple[np.ndarray, np.ndarray]:
    """Pictures of 8 by 8 pixels: each label is something that is drawn, on its own; some samples have none of them."""
    rng = np.random.default_rng(0)
    has = rng.random((SAMPLES, len(NAMES))) < (0.5, 0.4, 0.2)
    x = rng.normal(60, 15, (SAMPLES, 8, 8))
    x[has[:, 0], :2] += 90
    x[has[:, 1], 4] += 90
    x[has[:, 2], 6:, ::2] += 90
    return np.clip(x, 0, 255).astype(np.uint8), has.astype(np.uint8)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_several_labels_are_learned_from_the_upload_to_the_leaderboard(tmp_path: Path) -> None:
    x, y = pictures()
    np.savez(tmp_path / "tags.npz", x=x, y=y, class_names=NAMES)
    with embedded.service(tmp_path, {}) as client:
        dataset = client.upload_dataset("tags", tmp_path / "tags.npz")
        assert (dataset.task, dataset.classes, dataset.class_names) == ("multi_label", 3, NAMES)
        assert dataset.report is not None
        counts = dataset.report.train_counts, dataset.report.validation_counts, dataset.report.test_counts
        assert np.sum(counts, axis=0).tolist() == y.sum(axis=0).tolist()

        spec = {
            "dataset": "tags",
            "search": {"trials": 2, "parallel": 1},
            "training": {"epochs": 3, "seed_epochs": 6, "batch_size": 32},
        }
        job = embedded.ended(client, client.submit(spec).id, limit=600)
        assert job.state == "succeeded", job
        board = list(client.leaderboard(dataset="tags"))
        assert len(board) == 3
        assert board[0].val_accuracy > 0.9
        best = client.model(board[0].model_id)

        samples = io.BytesIO()
        np.savez(samples, x=x[:200])
        (tmp_path / "samples.npz").write_bytes(samples.getvalue())
        said = client.predict(best.model_id, tmp_path / "samples.npz").predictions
        found = np.array([[label in (each.labels or ()) for label in range(3)] for each in said])
        assert sklearn.metrics.f1_score(y[:200], found, average="micro") > 0.85
        assert any(sum(each.probabilities) > 1.5 for each in said)
        assert any(each.labels == () for each in said)

        card = client.card(best.model_id)
        assert "there are 3 labels, of which it has none, one or several" in card
        assert "| split | F1 | loss |" in card
        url = client.base_url.rstrip("/")
        page = httpx.get(f"{url}/ui/models/{best.model_id}").text
        assert "Validation F1" in page
        mistakes = httpx.get(f"{url}/ui/models/{best.model_id}/mistakes", timeout=120).text
        assert all(f'<th scope="row" title="{name}">' in mistakes for name in NAMES)
        assert "over all labels together" in mistakes
        preview = httpx.get(f"{url}/ui/datasets/tags/preview", timeout=120).text
        assert all(name in preview for name in NAMES)
        refused = httpx.post(f"{url}/jobs", json={"dataset": "tags", "training": {"class_weights": "balanced"}})
        assert refused.status_code == 422
        assert "several labels a sample" in refused.text
