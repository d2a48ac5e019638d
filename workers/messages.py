"""Messages between a worker and its training process: one JSON object a line.

The worker sends `Setup` once, and the training process says `Ready`. To each `Order` it answers with `Grown` (unless it
resumes), an `Epoch` for each epoch, a `Saved` for each state in the middle of one, `Collapsed` for a child that lost
what its parent knew (it may begin again then), and at last `Trained`, `Failed` or `Broke`; or, when it is told to
`Stop`, `Stopped`. In between, a `Beat` now and then says that it gets on. Weights never
travel this way: they go to the checkpoint store, and messages name them by their SHA-256.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, TypeAdapter

JsonObject = dict[str, JsonValue]


class Message(BaseModel):
    """One line."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_line(self) -> bytes:
        """The message as one line of JSON, its newline included."""
        return self.model_dump_json().encode() + b"\n"


class Setup(Message):
    """The first line that a training process hears."""

    parent_pid: int
    checkpoints_url: str
    store_patience_seconds: float
    disk_reserve_bytes: int = 0
    datasets_dir: str
    download_datasets: bool = False
    device: str
    threads: int
    state_seconds: float = 30.0
    """Between two training states inside an epoch."""
    beat_seconds: float = 1.0
    """Between two beats, at least."""


class Parent(Message):
    """The model to grow from."""

    model_id: str
    checkpoint: str
    """SHA-256 of its checkpoint."""
    optimizer: str | None = None
    """SHA-256 of its optimizer's last state; None: it was not kept."""
    seconds_per_epoch: float | None
    flops: int
    val_accuracy: float | None = None
    val_loss: float | None = None


class Statistics(Message):
    """Normalisation of raw inputs, per channel or feature."""

    mean: tuple[float, ...]
    std: tuple[float, ...]


class DatasetFile(Message):
    """A data set: one of the known names, or an uploaded file by its SHA-256."""

    name: str
    sha256: str | None
    limit: int | None = None
    """Number of its training samples; None: all."""
    normalisation: Statistics | None = None
    """Normalisation of its samples; None: the data set's own."""


class Order(Message):
    """Run this trial."""

    trial_id: str
    attempt: int
    spec: JsonObject
    """The job's spec, as `JobSpec` validates it."""
    dataset: DatasetFile
    seed: int
    parent: Parent | None
    """None: train the job's seed network."""
    seed_checkpoint: str | None
    """SHA-256 of the seed network, where the job names a model; its training starts from these weights."""
    mutations: tuple[str, ...] | None
    """The mutations that the search chose; None: draw them."""
    terms: JsonObject | None = None
    """The trial's departures from its job, as in `nas.search.Terms`; None: none."""
    training_state: str | None
    """SHA-256 of the state to resume from; None: start."""
    grown: list[JsonObject] | None
    """The mutations of an earlier attempt; a resumed trial keeps them."""
    seconds_left: float | None
    """Training seconds that the job may still use; None: no limit."""
    teacher: str | None = None
    """SHA-256 of the model to learn from, where the recipe names one; a parent that teaches is `parent`."""
    teacher_normalisation: Statistics | None = None
    """Normalisation of that model's inputs, if known."""
    transfer: DatasetFile | None = None
    """The data set whose images are learned from besides, where the recipe names one."""

    @classmethod
    def from_line(cls, line: bytes) -> "Order":
        """Read an order; raises pydantic.ValidationError."""
        return cls.model_validate_json(line)


class Stop(Message):
    """Store the training state of this attempt, and end it; nothing, if it is not the one that runs."""

    stop: str
    """The trial's id."""
    attempt: int


Instruction = Order | Stop

_instructions: TypeAdapter[Instruction] = TypeAdapter(Instruction)


def instruction_from_line(line: bytes) -> Instruction:
    """Read an order or a stop; raises pydantic.ValidationError."""
    return _instructions.validate_json(line)


class Ready(Message):
    """The process can take orders; said once."""

    kind: Literal["ready"] = "ready"
    device: str


class Grown(Message):
    """The network to train exists, and nothing forbids training it."""

    kind: Literal["grown"] = "grown"
    mutations: list[JsonObject]
    """The mutations of the parent, with their certificates; empty for a seed network."""
    parameters: int
    flops: int


class Epoch(Message):
    """An epoch is done, and its training state is stored."""

    kind: Literal["epoch"] = "epoch"
    metrics: JsonObject
    training_state: str
    device_bytes: int | None = None
    """The most memory of its device that the process had at once; None on a CPU."""


class Saved(Message):
    """A training state in the middle of an epoch is stored."""

    kind: Literal["saved"] = "saved"
    training_state: str


class Collapsed(Message):
    """The child has fallen far below its parent. What its epochs recorded is void if it is trained again."""

    kind: Literal["collapsed"] = "collapsed"
    evidence: JsonObject
    again: bool
    """Whether it is trained again, from the first epoch, with a gentler start."""


class Beat(Message):
    """A heartbeat: the present work and its progress; `waiting` names what holds it up."""

    kind: Literal["beat"] = "beat"
    doing: Literal["preparing", "training"]
    batch: int = 0
    """Of the epoch, which has `batches`."""
    batches: int = 0
    waiting: str | None = None


class Stopped(Message):
    """The training has ended because it was told to; its state is stored."""

    kind: Literal["stopped"] = "stopped"


class Trained(Message):
    """Training is done, and the checkpoint is stored."""

    kind: Literal["trained"] = "trained"
    checkpoint: str
    checkpoint_bytes: int
    optimizer: str | None = None
    """SHA-256 of the optimizer's state, where the recipe carries it to children."""
    architecture: JsonObject
    architecture_digest: str
    parameters: int
    flops: int
    val_accuracy: float
    val_loss: float
    seconds: float
    mutations: list[JsonObject]
    recipe: JsonObject
    normalisation: JsonObject | None = None
    """Normalisation of raw inputs, `mean` and `std`; None if too long to store."""


class Failed(Message):
    """The trial cannot be done; to try it again as it is would fail again."""

    kind: Literal["failed"] = "failed"
    error_kind: str
    message: str
    evidence: JsonObject | None = None


class Broke(Message):
    """The attempt cannot go on, for a reason that lies outside the trial: another attempt may."""

    kind: Literal["broke"] = "broke"
    error_kind: str
    message: str


Reply = Ready | Grown | Epoch | Saved | Collapsed | Beat | Stopped | Trained | Failed | Broke

_replies: TypeAdapter[Reply] = TypeAdapter(Annotated[Reply, Field(discriminator="kind")])


def reply_from_line(line: bytes) -> Reply:
    """Read a reply; raises pydantic.ValidationError."""
    return _replies.validate_json(line)
