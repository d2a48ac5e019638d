"""One trial, from an order to a stored checkpoint. Runs in the training process; knows no database."""

import errno
import sys
from collections.abc import Callable, Sequence

from nas import presets
from nas.adaptation import adapt
from nas.architecture import Architecture
from nas.data import Dataset, Split, check_fits
from nas.errors import CheckpointError, Error, LimitExceeded, NotRecovered, PreservationError
from nas.job import JobSpec
from nas.mutations import Command, Mutation, carry
from nas.mutations.drawing.draw import draw
from nas.mutations.drawing.policies import Batch
from nas.network import Network
from nas.preservation import Certificate
from nas.search import Terms
from nas.training import OptimizerState, Recipe, TrainingState
from nas.training.collapse import gentler
from nas.training.failures import failures_named
from nas.training.randomness import order as shuffled
from nas.training.sizes import fitted
from nas.training.terms import on_terms
from store.errors import CheckpointStoreError, CorruptCheckpoint, DiskFull, MissingCheckpoint
from workers import teaching
from workers.callbacks import StoppedError
from workers.course import CollapsedError, Course
from workers.messages import Broke, Collapsed, Epoch, Failed, Grown, JsonObject, Order, Saved, Stopped, Trained
from workers.state_writer import unwrap
from workers.training_resources import TrainingResources

POLICY_SAMPLES = 64

Say = Callable[[Grown | Epoch | Saved | Collapsed], None]


def answer(order: Order, resources: TrainingResources, say: Say) -> Trained | Failed | Broke | Stopped:
    """Run the trial; a repeatable error becomes `Failed`, any other `Broke`.

    Anything else is raised.
    """
    try:
        return run(order, resources, say)
    except StoppedError:
        return Stopped()
    except PreservationError as error:
        return Failed(error_kind=error.kind, message=str(error), evidence=_evidence(error))
    except NotRecovered as error:
        return Failed(error_kind=error.kind, message=str(error), evidence=dict(error.evidence))
    except Error as error:
        return Failed(error_kind=error.kind, message=str(error))
    except (CorruptCheckpoint, MissingCheckpoint) as error:
        return Failed(error_kind="checkpoint", message=str(error))
    except CheckpointStoreError as error:
        return Broke(error_kind=error.kind, message=str(error))
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise
        return Broke(error_kind=DiskFull.kind, message=str(error))


def run(order: Order, resources: TrainingResources, say: Say) -> Trained:
    """Do the trial; raises nas.Error, store.CheckpointStoreError, StoppedError."""
    heartbeat = resources.heartbeat
    heartbeat.preparing()
    spec = JobSpec.model_validate(order.spec)
    terms = None if order.terms is None else Terms.model_validate(order.terms)
    asked = on_terms(spec.training, terms)
    recipe = asked.for_seed() if order.parent is None else asked.for_child()
    dataset = resources.dataset(order.dataset)
    recipe = fitted(recipe, len(dataset.train))
    heartbeat.preparing()
    state = _state(order, resources)
    if state is not None:
        network, mutations = state.network(), order.grown or []
        optimizer_state = None  # the training state has it
    else:
        with failures_named("growing the network"):
            network, drawn = _grow(order, spec, terms, resources)
            optimizer_state = _inherited(order, recipe, drawn, resources)
        mutations = [mutation.to_json() for mutation in drawn]
        check_fits(network.architecture, dataset)
        _check_seconds(order, network.architecture, recipe)
        architecture = network.architecture
        say(Grown(mutations=mutations, parameters=architecture.parameters, flops=architecture.flops))

    recipe = teaching.taught(recipe, mutations)
    heartbeat.preparing()
    heartbeat.stops.check(order)
    course = Course(order, dataset, mutations, resources, say, seed=batches_seed(order, terms))
    gentle = gentler(recipe)
    if state is None or state.position.recipe != gentle:
        try:
            return course.run(network, recipe, state=state, optimizer_state=optimizer_state)
        except CollapsedError as collapse:
            say(Collapsed(evidence=collapse.evidence | {"next_learning_rate": gentle.learning_rate}, again=True))
        # The same seed grows the same child; without what its parent's optimizer knew it starts more gently.
        state, network = None, network if state is None else _grow(order, spec, terms, resources)[0]
    return course.run(network, gentle, state=state, last=True)


def _state(order: Order, resources: TrainingResources) -> TrainingState | None:
    """The state to resume from; None to start, also if the state is lost: a rerun ends the same."""
    if order.training_state is None:
        return None
    try:
        return TrainingState.from_bytes(unwrap(resources.store.get(order.training_state)))
    except (CorruptCheckpoint, MissingCheckpoint, CheckpointError) as error:
        print(f"the training starts over: {error}", file=sys.stderr, flush=True)
        return None


def batches_seed(order: Order, terms: Terms | None) -> int:
    """The seed of the batches' order: the trial's, or its round's."""
    return order.seed if terms is None or terms.batches is None else terms.batches


def _grow(
    order: Order, spec: JobSpec, terms: Terms | None, resources: TrainingResources
) -> tuple[Network, Sequence[Mutation]]:
    """The network to train, and what was done to the parent to make it."""
    limit = spec.limits.max_parameters
    if order.parent is None:
        network = _seed_network(order, spec, resources)
        if limit is not None and network.architecture.parameters > limit:
            raise LimitExceeded(
                f"the seed network has {network.architecture.parameters} parameters, limits.max_parameters is {limit}"
            )
        return network, ()
    parent = Network.from_bytes(resources.store.get(order.parent.checkpoint))
    count = spec.mutation_count(order.seed)
    return draw(
        parent,
        spec.weights,
        count,
        order.seed,
        policy=spec.policy,
        batch=_batch(resources.dataset(order.dataset).train, order.seed),
        max_parameters=limit,
        commands=_commands(order, spec),
        growth=None if terms is None else terms.growth,
    )


def _commands(order: Order, spec: JobSpec) -> Sequence[Command] | None:
    """Commands that replace a draw: the search's choice, else the job's list."""
    return spec.commands if order.mutations is None else [Command(name=name) for name in order.mutations]


def _inherited(
    order: Order, recipe: Recipe, drawn: Sequence[Mutation], resources: TrainingResources
) -> OptimizerState | None:
    """The parent's optimizer state, moved to the child; None: the child's starts fresh."""
    if not recipe.carry_optimizer or order.parent is None or order.parent.optimizer is None:
        return None
    state = OptimizerState.from_bytes(resources.store.get(order.parent.optimizer))
    if state.optimizer is not recipe.optimizer:
        return None  # a model of another job, trained another way
    return carry(Network.from_bytes(resources.store.get(order.parent.checkpoint)), drawn, state)


def _batch(split: Split, seed: int) -> Batch:
    """Training samples for a policy that looks at gradients."""
    chosen = shuffled(len(split), seed, 0)[:POLICY_SAMPLES]  # epochs count from 1
    return Batch(split.normalisation.apply(split.images[chosen]), split.labels[chosen])


def _seed_network(order: Order, spec: JobSpec, resources: TrainingResources) -> Network:
    """The job's seed network, untrained unless it is a model that was trained on another data set."""
    if order.seed_checkpoint is not None:
        network = Network.from_bytes(resources.store.get(order.seed_checkpoint))
        return _adapted(network, spec, resources.dataset(order.dataset), order.seed)
    return Network.initialise(_seed_architecture(spec, resources.dataset(order.dataset)), order.seed)


def _adapted(network: Network, spec: JobSpec, dataset: Dataset, seed: int) -> Network:
    """The model as the job asks for it: with another head, or for other inputs."""
    given = spec.seed_model
    if given is None or not given.changes_model:
        return network
    return adapt(
        network,
        classes=dataset.classes if given.head is not None else None,
        input_shape=dataset.input_shape if given.input is not None else None,
        seed=seed,
    )


def _seed_architecture(spec: JobSpec, dataset: Dataset) -> Architecture:
    seed = spec.seed_model
    if seed is not None and seed.architecture is not None:
        return seed.architecture
    if seed is not None and seed.preset is not None:
        return presets.get(seed.preset)
    return presets.sized_for(dataset.input_shape, dataset.classes, len(dataset.train), spec.search.budget)


def _check_seconds(order: Order, architecture: Architecture, recipe: Recipe) -> None:
    """Raise LimitExceeded if the job's seconds will not do: its parent's seconds an epoch, scaled by the arithmetic."""
    if order.seconds_left is None or order.parent is None or order.parent.seconds_per_epoch is None:
        return
    estimate = order.parent.seconds_per_epoch * architecture.flops / max(order.parent.flops, 1) * recipe.epochs
    if estimate > order.seconds_left:
        raise LimitExceeded(
            f"training would take about {estimate:.1f} s, and {order.seconds_left:.1f} s are left of limits.max_seconds"
        )


def _evidence(error: PreservationError) -> JsonObject | None:
    certificate = error.certificate
    return certificate.model_dump(mode="json") if isinstance(certificate, Certificate) else None
