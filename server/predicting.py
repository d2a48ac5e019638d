"""Predictions of a model for samples that a request brings, as an errand."""

from typing import IO

import torch
from torch import Tensor

from nas import Architecture, Network
from nas.data import Task
from nas.training.failures import failures_named
from server import samples
from server.backend import Backend
from server.mutation_trials import oversize
from server.problems import FieldError, InvalidRequest
from server.samples import Array
from server.schemas.predictions import Normalised, Prediction, Predictions
from server.statistics import statistics_of
from store.models import Model
from store.repositories import Models

MAX_SAMPLES = 10_000
MAX_WORK = 2**37
"""FLOPs of one request: some seconds on one core."""

MAX_VALUES = 2**18
"""Probabilities in one answer."""

BATCH = 128
FOUND = 0.5
"""The probability over which a sample has a label, of several."""


def predict_json(found: Backend, model_id: str, body: bytes) -> bytes:
    """Errand: the predictions, as JSON, for samples as JSON. Raises NotFound, InvalidRequest, DatasetAway."""
    model = found_model(found, model_id)
    return predicted(found, model, samples.of_json(body), samples.INPUTS).model_dump_json().encode()


def predict_npz(found: Backend, file: IO[bytes], model_id: str) -> bytes:
    """Errand: the predictions, as JSON, for an `.npz` of samples. Raises as `predict_json`."""
    model = found_model(found, model_id)
    return predicted(found, model, samples.of_npz(file), samples.ARRAY).model_dump_json().encode()


def found_model(found: Backend, model_id: str) -> Model:
    """Raises NotFound."""
    with found.database.read() as session:
        return Models(session).get(model_id)


def predicted(found: Backend, model: Model, array: Array, field: str) -> Predictions:
    """The model's answer to an array of samples, which the request's `field` held."""
    architecture = Architecture.model_validate(model.architecture)
    limit = most_samples(architecture)
    statistics = statistics_of(found, model)
    dtype = torch.float32 if statistics is None else statistics.normalisation.mean.dtype
    inputs = samples.arranged(array, architecture.input.shape, field, limit, dtype)
    if statistics is not None:
        inputs = statistics.normalisation.apply(inputs)
    learned = None if statistics is None else statistics.info
    several = learned is not None and learned.task is Task.MULTI_LABEL
    network = Network.from_bytes(found.checkpoints.get(model.checkpoint_sha256))
    with failures_named("predicting"):
        chances = probabilities(network, inputs, several)
    if not (known := chances.isfinite().all(1)).all():
        wrong = int(known.to(torch.uint8).argmin())
        raise samples.refused(field, f"for sample {wrong} the network computes no finite number: is it far off scale?")
    names = None if statistics is None else statistics.class_names
    return Predictions(
        model_id=model.id,
        dataset=model.dataset,
        normalised=Normalised.NOT_AT_ALL if statistics is None else Normalised.AS_IN_TRAINING,
        predictions=[prediction(row, names, several) for row in chances.tolist()],
    )


def most_samples(architecture: Architecture) -> int:
    """Most samples in one request. Raises InvalidRequest for a model that cannot run here."""
    output = architecture.shapes[architecture.output]
    reason = oversize(architecture, "tried here are")
    if reason is None and len(output) != 1:
        reason = f"the network's output has shape {output}: it does not tell classes apart"
    if reason is None and output[0] > MAX_VALUES:
        reason = f"the network tells {output[0]:,} classes apart; tried here are at most {MAX_VALUES:,}"
    if reason is not None:
        raise InvalidRequest(FieldError(field="model_id", message=f"{reason}; export it, and run it where you are"))
    return min(MAX_SAMPLES, MAX_WORK // max(1, architecture.flops), MAX_VALUES // output[0])


def probabilities(network: Network, inputs: Tensor, several: bool) -> Tensor:
    """(samples, classes) in float64, of inputs that are normalised already; with `several`, of each label by itself."""
    module = network.module().eval()
    with torch.inference_mode():
        parts = [inputs[start : start + BATCH] for start in range(0, len(inputs), BATCH)]
        logits = torch.cat([module(part).to(torch.float64) for part in parts])
        return logits.sigmoid() if several else logits.softmax(1)


def prediction(chances: list[float], names: tuple[str, ...] | None, several: bool) -> Prediction:
    """Of one sample."""
    label = max(range(len(chances)), key=chances.__getitem__)
    return Prediction(
        label=label,
        name=None if names is None else names[label],
        probability=chances[label],
        probabilities=chances,
        labels=[number for number, chance in enumerate(chances) if chance > FOUND] if several else None,
    )
