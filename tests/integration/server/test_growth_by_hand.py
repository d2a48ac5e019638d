"""A network's whole way by hand, through the typed client, over HTTP, on both databases."""

from pathlib import Path

import pytest

from client import ApiError, Client, Metrics, ModelId
from nas import Network, presets
from tests.integration.server.conftest import Service


@pytest.fixture
def checkpoint(tmp_path: Path) -> Path:
    path = tmp_path / "network.safetensors"
    Network.initialise(presets.get("digits_cnn"), seed=11).save(path)
    return path


def test_a_network_is_uploaded_grown_kept_and_verified(service: Service, checkpoint: Path, tmp_path: Path) -> None:
    with Client(service.url) as client:
        seed = client.upload(checkpoint, dataset="digits")
        assert (seed.metrics, seed.val_accuracy, seed.rank) == (Metrics.NOT_MEASURED, None, None)
        dry = client.try_mutations(seed.model_id, [{"name": "wider"}, {"name": "deeper"}], seed=2)
        child = client.grow(seed.model_id, [{"name": "wider"}, {"name": "deeper"}], seed=2)
        assert (child.architecture_digest, child.mutations) == (dry.architecture_digest, dry.mutations)
        with pytest.raises(ApiError, match="is not exact"):
            client.grow(seed.model_id, [{"name": "wider", "parameters": {"init": "noise"}}])
        client.download(child.model_id, tmp_path / "child.safetensors")
        assert Network.load(tmp_path / "child.safetensors").architecture.digest == child.architecture_digest

        found = client.verify(child.model_id)
        assert (found.verified, found.complete) == (True, True)
        assert [model.model_id for model in found.models] == [seed.model_id, child.model_id]

        stored = Path(service.hand.checkpoints.path(seed.checkpoint.sha256))
        content = stored.read_bytes()
        stored.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        damaged = client.verify(child.model_id)
        assert not damaged.verified
        assert "damaged" in (damaged.models[0].checkpoint.reason or "")
        stored.write_bytes(content)

        job = client.submit({"dataset": "digits", "seed_model": {"model_id": child.model_id}, "search": {"trials": 1}})
        assert job.progress.total == 2
        first = service.hand.succeed(0.7)
        assert client.model(ModelId(service.hand.succeed(0.8))).metrics is Metrics.MEASURED
        kept = client.grow(ModelId(first), [{"name": "skip"}])
        assert (kept.metrics, kept.val_accuracy, kept.job_id) == (Metrics.INHERITED, 0.7, job.id)
        tree = client.lineage(job.id)
        assert [node.number for node in tree.nodes] == [0, 0, 1, None]
        assert tree.nodes[0].external
        client.delete(job.id)
        with pytest.raises(ApiError):
            client.model(kept.model_id)
