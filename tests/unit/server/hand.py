"""Does by hand, and without training, what a worker does with a trial."""

from dataclasses import dataclass

from nas import Network, presets
from store import growth
from store.checkpoints import CheckpointStore
from store.database import Database

WORKER = "worker_by_hand"
CERTIFICATE = {"exact": True, "max_error": 1e-16, "modes": ["eval", "train"], "probes": 64, "probe_digest": "0" * 64}
MUTATION = {"name": "wider", "site": "conv1", "parameters": {"width": 12}, "exact": True, "certificate": CERTIFICATE}


@dataclass(frozen=True)
class Hand:
    """A worker that does what the test says."""

    database: Database
    checkpoints: CheckpointStore

    def claim(self) -> growth.Claim:
        claim = self.database.transact(lambda session: growth.claim(session, WORKER, 60.0))
        assert claim is not None, "no trial is queued"
        return claim

    def succeed(self, accuracy: float = 0.9, epochs: int = 2, *, loss: float | None = None, parameters: int = 0) -> str:
        """Claim a trial and end it with a model of this validation accuracy; returns the model's id."""
        claim = self.claim()
        network = Network.initialise(presets.get("digits_cnn"), seed=claim.number)
        stored = self.checkpoints.put(network.to_bytes())
        mutations = [] if claim.parent is None else [MUTATION]
        who = (claim.trial_id, claim.attempt)
        self.database.transact(lambda session: growth.grown(session, *who, mutations, 100, 200))
        for epoch in range(1, epochs + 1):
            metrics = {
                "epoch": epoch,
                "train_loss": 1.0 / epoch,
                "train_accuracy": accuracy,
                "val_loss": 1.0 / epoch,
                "val_accuracy": accuracy,
                "learning_rate": 0.01,
                "seconds": 0.5,
            }
            self.database.transact(
                lambda session, metrics=metrics: growth.record_epoch(session, *who, metrics, stored.sha256)
            )
        record = growth.ModelRecord(
            val_accuracy=accuracy,
            val_loss=1 - accuracy if loss is None else loss,
            parameters=parameters or network.architecture.parameters,
            flops=network.architecture.flops,
            architecture=network.architecture.model_dump(mode="json"),
            architecture_digest=network.architecture.digest,
            checkpoint_sha256=stored.sha256,
            checkpoint_bytes=stored.bytes,
            mutations=mutations,
            recipe={"epochs": epochs},
            seconds=0.5 * epochs,
        )
        return self.database.transact(lambda session: growth.finish(session, *who, record)).model_id

    def fail(self, kind: str = "diverged", message: str = "the loss is not finite") -> None:
        """Claim a trial and end it as failed."""
        claim = self.claim()
        self.database.transact(
            lambda session: growth.fail(session, claim.trial_id, claim.attempt, kind, message, {"loss": 1e9})
        )
