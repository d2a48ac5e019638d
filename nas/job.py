"""A growth job: dataset + seed network + mutations + search + recipe + limits. The body of `POST /jobs`."""

import math
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationInfo,
    WrapValidator,
    field_validator,
    model_validator,
)
from pydantic import ValidatorFunctionWrapHandler as Handler

from nas import mutations, presets
from nas.architecture import Architecture
from nas.errors import ArchitectureError
from nas.mutations.drawing import policies
from nas.mutations.drawing.command import MAX_COMMANDS, Command
from nas.search.field import AnySearch, search_spec
from nas.search.seeds import derived_seed
from nas.training.recipe import Recipe

MAX_SEED = 2**63 - 1
MAX_PRIORITY = 1_000_000
MAX_MUTATIONS_PER_TRIAL = 64
MAX_WEIGHT = 1e9
MAX_ENTRIES = 1_000
"""Of a job's `mutations`, so that a refusal takes no longer than a job."""

DEFAULT_WEIGHTS = {"wider": 1.0, "deeper": 1.0, "branch": 1.0, "skip": 1.0, "kernel": 1.0}


def default_weights(policy: str) -> dict[str, float]:
    """Default mutation weights of a policy; raises MutationError if there is no such policy."""
    own = policies.get(policy).weights or DEFAULT_WEIGHTS
    return {name: weight for name, weight in own.items() if name in mutations.names()}


Name = Annotated[str, Field(max_length=200)]
Weights = dict[str, float]
Commands = tuple[Command, ...]

_weights: TypeAdapter[Weights] = TypeAdapter(Weights)
_commands: TypeAdapter[Commands] = TypeAdapter(Commands)


def _weights_or_commands(value: object, handler: Handler) -> object:
    """One of the two by its shape, so that an error speaks of that one alone, and names its field."""
    del handler
    if isinstance(value, list | tuple | dict) and len(value) > MAX_ENTRIES:  # before each is looked at, and named
        raise ValueError(f"has {len(value)} entries; at most {MAX_ENTRIES} are allowed")
    return _commands.validate_python(value) if isinstance(value, list | tuple) else _weights.validate_python(value)


class Objective(StrEnum):
    """The metric that ranks models, always on the validation split."""

    VAL_ACCURACY = "val_accuracy"
    VAL_LOSS = "val_loss"


class SeedModel(BaseModel):
    """The network that a job starts from: a preset, an architecture or a trained model, exactly one of them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    preset: str | None = Field(default=None, max_length=200)
    architecture: Architecture | None = None
    model_id: str | None = Field(default=None, min_length=1, max_length=200)
    head: Literal["replace"] | None = Field(
        default=None,
        description="`replace`: the model gets a new last layer, for the data set's classes; it is trained first.",
    )
    input: Literal["adapt"] | None = Field(
        default=None,
        description="`adapt`: the model's first convolution is fitted to the data set's channels, and the network to "
        "the size of its images, where no weight depends on that; it is trained first.",
    )
    normalisation: Literal["model", "dataset"] | None = Field(
        default=None,
        description="Whose mean and deviation all trials use: the model's, if it has them (the default), or the data "
        "set's.",
    )

    @field_validator("preset")
    @classmethod
    def _known(cls, preset: str | None) -> str | None:
        if preset is not None and preset not in presets.names():
            raise ValueError(f"unknown preset {preset!r}; known: {', '.join(sorted(presets.names()))}")
        return preset

    @field_validator("architecture", mode="before")
    @classmethod
    def _sound(cls, value: object) -> object:
        if value is None or isinstance(value, Architecture):
            return value
        try:
            return Architecture.model_validate(value)
        except ArchitectureError as error:
            raise ValueError(str(error)) from error

    @model_validator(mode="after")
    def _exactly_one(self) -> "SeedModel":
        given = [name for name in ("preset", "architecture", "model_id") if getattr(self, name) is not None]
        if len(given) != 1:
            found = " and ".join(given) if given else "none of them"
            raise ValueError(f"needs exactly one of preset, architecture and model_id; found {found}")
        for name in ("head", "input", "normalisation"):
            if self.model_id is None and getattr(self, name) is not None:
                raise ValueError(f"{name} is for a trained network: give it with model_id, or leave it out")
        return self

    @property
    def changes_model(self) -> bool:
        """Whether the job's seed network is another one than the model, and has to be trained first."""
        return self.head is not None or self.input is not None


class Limits(BaseModel):
    """Limits of a job; none where a field is not given."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_parameters: int | None = Field(
        default=None, ge=1, le=2**31, description="Of any one network, the seed included."
    )
    max_seconds: float | None = Field(
        default=None, gt=0, le=1e9, allow_inf_nan=False, description="Training seconds of the whole job."
    )


class JobSpec(BaseModel):
    """A growth job as its client posts it. Only `dataset` is required; unknown fields are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name = Field(default="", description="For people.")
    dataset: str = Field(min_length=1, max_length=200)
    dataset_limit: int | None = Field(
        default=None,
        ge=2,
        le=2**31,
        description="Train on only so many of the training samples: stratified, and the same for every trial.",
    )
    seed_model: SeedModel | None = Field(default=None, description="By default the data set's own preset.")
    policy: str = Field(
        default="weights",
        max_length=200,
        description="How mutations are drawn: `weights`, `uniform`, `depth` (the Keras mutation project's formulas) or "
        "`gradient` (by first-order decrease of the loss). But for `weights`, a weight only says what may be drawn.",
    )
    mutations: Annotated[Weights | Commands, WrapValidator(_weights_or_commands)] = Field(
        default_factory=DEFAULT_WEIGHTS.copy,
        description="How likely each mutation is drawn, relative to the others; "
        "or a list of commands, which every trial carries out in order.",
    )
    mutations_per_trial: tuple[int, int] = Field(
        default=(1, 2), description="At least and at most, where they are drawn."
    )
    search: AnySearch = search_spec()
    training: Recipe = Recipe()
    objective: Objective = Objective.VAL_ACCURACY
    limits: Limits = Limits()
    seed: int = Field(default=0, ge=0, le=MAX_SEED)
    priority: int = Field(default=0, ge=-MAX_PRIORITY, le=MAX_PRIORITY, description="Higher runs first.")

    @model_validator(mode="before")
    @classmethod
    def _what_the_policy_draws(cls, fields: object) -> object:
        if isinstance(fields, dict) and "mutations" not in fields and fields.get("policy") in policies.names():
            return {**fields, "mutations": default_weights(fields["policy"])}
        return fields

    @field_validator("policy")
    @classmethod
    def _known_policy(cls, policy: str) -> str:
        if policy not in policies.names():
            raise ValueError(f"unknown policy {policy!r}; known: {', '.join(policies.names())}")
        return policy

    @field_validator("mutations")
    @classmethod
    def _sensible(cls, given: Weights | Commands, info: ValidationInfo) -> Weights | Commands:
        policy = info.data.get("policy", "weights")
        if isinstance(given, tuple):
            if not 1 <= len(given) <= MAX_COMMANDS:
                raise ValueError(f"a list needs 1 to {MAX_COMMANDS} commands, not {len(given)}")
            if policy != "weights":
                raise ValueError(f"a list of commands leaves the policy {policy!r} nothing to choose")
            return given
        for name, weight in given.items():
            if name not in mutations.names():
                raise ValueError(f"unknown mutation {name!r}; known: {', '.join(sorted(mutations.names()))}")
            if not (math.isfinite(weight) and 0 <= weight <= MAX_WEIGHT):
                raise ValueError(f"the weight of {name!r} must be between 0 and {MAX_WEIGHT:g}, not {weight}")
        if not any(given.values()):
            raise ValueError("all weights are zero: at least one mutation needs a weight above 0")
        reason = policies.get(policy).refusal([name for name, weight in given.items() if weight > 0])
        if reason is not None:
            raise ValueError(reason)
        return given

    @field_validator("mutations_per_trial")
    @classmethod
    def _range(cls, bounds: tuple[int, int]) -> tuple[int, int]:
        low, high = bounds
        if not 1 <= low <= high <= MAX_MUTATIONS_PER_TRIAL:
            raise ValueError(
                f"must be [low, high] with 1 <= low <= high <= {MAX_MUTATIONS_PER_TRIAL}, not [{low}, {high}]"
            )
        return bounds

    @model_validator(mode="after")
    def _one_limit_on_seconds(self) -> "JobSpec":
        budget, limit = self.search.budget, self.limits.max_seconds
        if budget is not None and budget.seconds is not None and limit is not None and limit < budget.seconds:
            raise ValueError(
                f"limits.max_seconds is {limit:g}, less than search.budget.seconds, {budget.seconds:g}: "
                "leave it out, or ask for a smaller budget"
            )
        return self

    @property
    def weights(self) -> Weights:
        """Weight of each mutation in draws; empty where the job lists commands."""
        return {} if isinstance(self.mutations, tuple) else self.mutations

    @property
    def commands(self) -> tuple[Command, ...] | None:
        """The commands of every trial; None where mutations are drawn."""
        return self.mutations if isinstance(self.mutations, tuple) else None

    @property
    def teacher_id(self) -> str | None:
        """The stored model that trials learn from; None where they learn from their parents, or from nobody."""
        distillation = self.training.distillation
        return None if distillation is None or distillation.from_parent else distillation.teacher

    @property
    def transfer_dataset(self) -> str | None:
        """The data set whose images are learned from besides, by what the teacher says of them."""
        distillation = self.training.distillation
        return None if distillation is None else distillation.transfer_dataset

    def mutation_count(self, trial_seed: int) -> int:
        """Number of mutations of the trial with this seed: uniform in `mutations_per_trial`."""
        low, high = self.mutations_per_trial
        return low + derived_seed(trial_seed, 0, "mutation_count") % (high - low + 1)
