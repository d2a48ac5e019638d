"""A trial's training from its first epoch to its stored checkpoint, and the watch over a child that collapses."""

from collections.abc import Callable

from nas.data import Dataset, Task
from nas.network import Network
from nas.training import EpochMetrics, OptimizerState, Recipe, TrainingResult, TrainingState, train
from nas.training.collapse import floor, has_collapsed
from nas.training.scores import chance
from workers import teaching
from workers.callbacks import TrainingCallbacks
from workers.messages import Collapsed, Epoch, JsonObject, Order, Saved, Trained
from workers.state_writer import StateWriter
from workers.training_resources import TrainingResources


class CollapsedError(Exception):
    """The child has fallen far below its parent, and has not come back; every epoch so far is stored and said."""

    def __init__(self, evidence: JsonObject) -> None:
        super().__init__(str(evidence))
        self.evidence = evidence


class Course:
    """State that the tries at one child share."""

    def __init__(
        self,
        order: Order,
        dataset: Dataset,
        mutations: list[JsonObject],
        resources: TrainingResources,
        say: Callable[[Epoch | Saved | Collapsed], None],
        *,
        seed: int,
    ) -> None:
        self._order, self._dataset, self._mutations = order, dataset, mutations
        self._bench, self._say, self._seed = resources, say, seed
        self._limit = self._floor()

    def run(
        self,
        network: Network,
        recipe: Recipe,
        *,
        state: TrainingState | None,
        optimizer_state: OptimizerState | None = None,
        last: bool = False,
    ) -> Trained:
        """Train, and store what comes of it; raises CollapsedError, unless it is the last try.

        It depends on what the epochs recorded alone: a try that was killed just after the epoch that decided is given
        up at once when it is resumed.
        """
        epochs = [] if state is None else list(state.metrics)
        if not last:
            self._judge(recipe, epochs)
        order, resources = self._order, self._bench
        with StateWriter(order, resources.store, self._say) as writer:
            callbacks = TrainingCallbacks(order, resources.heartbeat, writer)

            def on_epoch(metrics: EpochMetrics, after: TrainingState) -> None:
                callbacks.on_epoch(metrics, after)
                epochs.append(metrics)
                if not last:
                    self._judge(recipe, epochs)

            result = train(
                network,
                self._dataset,
                recipe,
                seed=self._seed,
                device=resources.device,
                state=state,
                optimizer_state=optimizer_state,
                on_epoch=on_epoch,
                on_batch=callbacks.on_batch,
                on_step=callbacks.on_step,
                teacher=teaching.teacher(order, recipe, resources),
                transfer=teaching.transfer(order, recipe, resources),
            )
            teaching.check_recovered(order.parent, self._mutations, result)
            trained = self._trained(result, recipe)  # while the last state is still being kept
        if last and self._limit is not None and has_collapsed(recipe, epochs, self._limit):
            self._say(Collapsed(evidence=self._evidence(recipe, epochs), again=False))
        return trained

    def _floor(self) -> float | None:
        """Below which accuracy the child has collapsed; None for a seed network, and where it is to recover first."""
        parent = self._order.parent
        if parent is None or parent.val_accuracy is None or teaching.to_recover(self._mutations):
            return None
        several = self._dataset.task is Task.MULTI_LABEL
        return floor(parent.val_accuracy, chance(self._dataset.classes, several))

    def _judge(self, recipe: Recipe, epochs: list[EpochMetrics]) -> None:
        """Raises CollapsedError."""
        if self._limit is not None and has_collapsed(recipe, epochs, self._limit):
            raise CollapsedError(self._evidence(recipe, epochs))

    def _evidence(self, recipe: Recipe, epochs: list[EpochMetrics]) -> JsonObject:
        parent = self._order.parent
        assert parent is not None
        return {
            "epoch": epochs[-1].epoch,
            "val_accuracy": epochs[-1].val_accuracy,
            "val_loss": epochs[-1].val_loss,
            "parent_val_accuracy": parent.val_accuracy,
            "parent_val_loss": parent.val_loss,
            "least_accuracy": self._limit,
            "learning_rate": recipe.learning_rate,
        }

    def _trained(self, result: TrainingResult, recipe: Recipe) -> Trained:
        architecture = result.network.architecture
        stored = self._bench.store.put(result.network.to_bytes())
        optimizer = self._bench.store.put(result.optimizer.to_bytes()).sha256 if recipe.carry_optimizer else None
        return Trained(
            checkpoint=stored.sha256,
            checkpoint_bytes=stored.bytes,
            optimizer=optimizer,
            architecture=architecture.model_dump(mode="json"),
            architecture_digest=architecture.digest,
            parameters=architecture.parameters,
            flops=architecture.flops,
            val_accuracy=result.val_accuracy,
            val_loss=result.val_loss,
            seconds=result.seconds,
            mutations=self._mutations,
            recipe=recipe.model_dump(mode="json"),
            normalisation=self._dataset.train.normalisation.to_json(),
        )
