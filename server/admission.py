"""Whether a job can be run at all: decided in full before anything of it is stored."""

from collections.abc import Callable, Iterator

import numpy as np
from sqlalchemy.orm import Session

from nas import Architecture, SeedModel, mutations, presets
from nas.adaptation import adapted
from nas.data import DatasetInfo, check_limit
from nas.errors import ArchitectureError, DatasetError, LimitExceeded, MutationError, NoSite, RecipeError
from nas.job import JobSpec
from nas.mutations import registry
from nas.mutations.mutate import random_site
from nas.training.sizes import check_batch_size
from nas.training.weighing import check_class_weights
from server.budgets import starving
from server.destinations import host_refusal
from server.inventory import usable_dataset
from server.learning import unlearnable
from server.problems import FieldError, InvalidRequest
from server.schemas.webhooks import JobPost
from store.columns import storable
from store.repositories import Models
from store.settings import Settings
from store.webhooks import SERVICE, Webhook, origin

SHOWN_REASONS = 4
"""Most mutations without a site that a refusal explains."""


def require_admission(session: Session, spec: JobSpec, settings: Settings) -> None:
    """`admit` with what the database and the folder of data sets know."""

    def architecture_of(model_id: str) -> Architecture | None:
        row = Models(session).find(model_id)
        return None if row is None else Architecture.model_validate(row.architecture)

    admit(spec, lambda name: usable_dataset(session, settings, name), architecture_of, settings)


def admitted_webhooks(posted: JobPost, settings: Settings) -> list[Webhook]:
    """The job's webhooks: those posted, and the service's own; raises InvalidRequest for a forbidden address.

    Names are looked up when a message is sent, and refused then.
    """
    wrong = [
        FieldError(field=f"webhooks.{number}.url", message=reason, value=origin(webhook.url))
        for number, webhook in enumerate(posted.webhooks)
        if (reason := host_refusal(webhook.url, private=settings.webhook_private)) is not None
    ]
    if wrong:
        raise InvalidRequest(*wrong)
    own = [SERVICE] if settings.webhook_url else []
    return [*(webhook.kept() for webhook in posted.webhooks), *own]


def admit(
    spec: JobSpec,
    dataset: Callable[[str], DatasetInfo | FieldError],
    model: Callable[[str], Architecture | None],
    settings: Settings,
) -> None:
    """Raise InvalidRequest, naming every field at fault, unless the seed network fits the data set and the limits.

    `dataset(name)` gives what is known of a data set, or why it cannot be used; `model(id)` a model's architecture.
    """
    found = dataset(spec.dataset)
    errors = [found] if isinstance(found, FieldError) else []
    if storable(spec.name) != spec.name:
        errors.append(FieldError(field="name", message="holds a NUL or half a character (a lone surrogate)"))
    info = found if isinstance(found, DatasetInfo) else None
    if info is not None:
        errors += starved(spec, info)
        errors += misweighed(spec, info)
        errors += unlearnable(spec, info, dataset, model)
    field, architecture = seed(spec, info, model)
    if isinstance(architecture, FieldError):
        errors.append(architecture)
    elif architecture is not None:
        errors += misfits(field, architecture, info, spec.limits.max_parameters)
        errors += explosions(field, architecture, spec.training.batch_size, settings)
        if info is not None:
            errors += starving(spec, architecture, info)
        if not errors:  # the network is of a size that can be looked through, and the one that will be grown
            errors += siteless(spec, architecture)
    if errors:
        raise InvalidRequest(*errors)


def starved(spec: JobSpec, info: DatasetInfo) -> Iterator[FieldError]:
    """Fields that ask for more samples than the data set has."""
    samples = info.train
    if spec.dataset_limit is not None:
        try:
            check_limit(spec.dataset_limit, info.train, info.classes, info.name)
        except DatasetError as error:
            yield FieldError(field="dataset_limit", message=str(error), value=spec.dataset_limit)
            return
        samples = spec.dataset_limit
    try:
        check_batch_size(spec.training, samples, info.name)
    except RecipeError as error:
        yield FieldError(field="training.batch_size", message=str(error), value=spec.training.batch_size)


def misweighed(spec: JobSpec, info: DatasetInfo) -> Iterator[FieldError]:
    """Errors where class weights do not fit the data set."""
    try:
        check_class_weights(spec.training, info)
    except RecipeError as error:
        weights = spec.training.class_weights
        given = weights if isinstance(weights, str) else list(weights or ())
        yield FieldError(field="training.class_weights", message=str(error), value=given)


def seed(
    spec: JobSpec, info: DatasetInfo | None, model: Callable[[str], Architecture | None]
) -> tuple[str, Architecture | FieldError | None]:
    """The field that names the seed network, and its architecture; None where only the unknown data set could tell."""
    given = spec.seed_model
    if given is None:
        if info is None:
            return "seed_model", None
        samples = spec.dataset_limit or info.train
        return "seed_model", presets.sized_for(info.input_shape, info.classes, samples, spec.search.budget)
    if given.preset is not None:
        return "seed_model.preset", presets.get(given.preset)
    if given.architecture is not None:
        return "seed_model.architecture", given.architecture
    assert given.model_id is not None
    field = "seed_model.model_id"
    found = model(given.model_id)
    if found is None:
        return field, FieldError(field=field, message=f"no model {given.model_id!r}", value=given.model_id)
    return (field, found) if info is None else adapted_seed(given, found, info)


def adapted_seed(given: SeedModel, found: Architecture, info: DatasetInfo) -> tuple[str, Architecture | FieldError]:
    """The model's architecture as the job asks for it: with another head, or for other inputs."""
    steps: list[tuple[str, int | None, tuple[int, ...] | None]] = []
    if given.input is not None:
        steps.append(("input", None, info.input_shape))
    if given.head is not None:
        steps.append(("head", info.classes, None))
    for name, classes, shape in steps:
        try:
            found = adapted(found, classes, shape)
        except ArchitectureError as error:
            field = f"seed_model.{name}"
            return field, FieldError(field=field, message=str(error), value=getattr(given, name))
    return "seed_model.model_id", found


def misfits(
    field: str, architecture: Architecture, info: DatasetInfo | None, max_parameters: int | None
) -> Iterator[FieldError]:
    """Errors where the seed network does not fit the data set or the limits."""
    if info is not None:
        takes, has = architecture.input.shape, tuple(info.input_shape)
        if tuple(takes) != has:
            yield FieldError(
                field=field,
                message=f"the seed network takes input of shape {list(takes)}, and {info.name} has {list(has)}"
                + _hint(field, 'seed_model.input: "adapt" fits it to them'),
                value=list(takes),
            )
        gives, needs = architecture.shapes[architecture.output], (info.classes,)
        if tuple(gives) != needs:
            yield FieldError(
                field=field,
                message=f"the seed network's output {architecture.output!r} has shape {list(gives)}, "
                f"and the {info.classes} classes of {info.name} need {list(needs)}"
                + _hint(field, 'seed_model.head: "replace" gives it a new last layer'),
                value=list(gives),
            )
    if max_parameters is not None and architecture.parameters > max_parameters:
        yield FieldError(
            field="limits.max_parameters",
            message=f"the seed network alone has {architecture.parameters} parameters; the limit is {max_parameters}",
            value=max_parameters,
        )


def _hint(field: str, remedy: str) -> str:
    return f"; {remedy}" if field == "seed_model.model_id" else ""


def siteless(spec: JobSpec, architecture: Architecture) -> Iterator[FieldError]:
    """The job's mutations, where none of them can be done to its seed network: each trial would fail.

    Of a list of commands the first is looked at: what the others find depends on it.
    """
    if spec.commands is not None:
        command = spec.commands[0]
        try:
            if command.site is None:
                random_site(architecture, command.name, np.random.default_rng(0), **command.choices)
            else:
                rule = registry.get(command.name)
                rule.check(architecture, command.site)
                rule.settle(architecture, command.site, rule.validated(command.choices), np.random.default_rng(0))
        except (NoSite, MutationError, LimitExceeded, ArchitectureError) as error:
            message = f"it cannot be done to the seed network, so each trial would fail: {error}"
            yield FieldError(field="mutations.0", message=message, value=command.name)
        return
    drawn = [name for name, weight in spec.weights.items() if weight > 0]
    reasons = []
    for name in drawn:
        known = mutations.sites(architecture, name)
        if any(site.legal for site in known):
            return
        reasons.append(f"{name}: {known[0].name} {known[0].reason}" if known else f"{name}: there is nothing for it")
    message = (
        f"none of {', '.join(drawn)} has a legal site in the seed network, so each trial would fail "
        f"({'; '.join(reasons[:SHOWN_REASONS])}); name other mutations, or another seed network"
    )
    yield FieldError(field="mutations", message=message)


def explosions(field: str, architecture: Architecture, batch: int, settings: Settings) -> Iterator[FieldError]:
    """Errors where training the seed network would need too much memory; computed before anything is built."""
    # A weight with its gradient and two moments; what each layer gives, kept for its gradient, and that gradient.
    needed = 16 * architecture.parameters + 8 * batch * architecture.activations
    if needed > settings.max_job_bytes:
        yield FieldError(
            field=field,
            message=f"a step of training on {batch} samples would take about {needed:.2g} bytes "
            f"({architecture.parameters:,} parameters, {architecture.activations:,} numbers between layers a sample); "
            f"the limit here is {settings.max_job_bytes:,}",
        )
    if architecture.flops > settings.max_job_flops:
        yield FieldError(
            field=field,
            message=f"it takes {architecture.flops:,} FLOPs a sample; the limit here is {settings.max_job_flops:,}",
        )
