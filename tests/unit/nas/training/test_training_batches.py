"""What a run learns from: augmented samples, transfer samples and a teacher, in the loop."""

import re
from collections import Counter
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch import nn

import nas
from nas import Recipe, RecipeError, TrainingState
from nas.data import Dataset, Normalisation, Split
from nas.training.device import resolve
from nas.training.precision import choose
from nas.training.randomness import Step
from nas.training.training_batches import Material, TrainingBatches
from tests.unit.nas.training.helpers import chain, linear, made_up, same_weights

DENSE: tuple[dict[str, object], ...] = ({"op": "flatten"}, {"op": "linear", "out_features": 10})
NOISY: tuple[dict[str, object], ...] = (
    {"op": "flatten"},
    {"op": "batch_norm"},
    {"op": "dropout", "p": 0.5},
    {"op": "linear", "out_features": 10},
)
EVERYTHING: dict[str, Any] = {
    "label_smoothing": 0.1,
    "augmentation": {"crop": 1, "rotation": 10, "cutout": 2, "mixup": 0.3},
    "distillation": {"temperature": 3, "alpha": 0.6, "transfer_dataset": "more"},
}


@pytest.fixture(scope="module")
def teacher(digits: Dataset) -> nas.Network:
    return nas.train(chain((1, 8, 8), *NOISY), digits, Recipe(epochs=6, learning_rate=0.1), device="cpu").network


@pytest.fixture(scope="module")
def more() -> Dataset:
    return made_up((1, 8, 8), 3, 300, name="more")


def numbered(name: str, samples: int, first: int) -> Dataset:
    """Samples of one feature, which is their number: from `first` on; the normalisation leaves it as it is."""
    images = torch.arange(first, first + samples, dtype=torch.float32)[:, None]
    split = Split(images, torch.arange(samples) % 2, Normalisation(torch.zeros(1), torch.ones(1)))
    return Dataset(name, (1,), 2, split, split, split)


def lessons_of(recipe: Recipe, network: nas.Network, *material: Any) -> TrainingBatches:
    computation = choose(recipe, network.architecture, resolve("cpu"))
    return TrainingBatches(Material(*material), recipe, computation, recipe.batch_size)


@settings(max_examples=40)
@given(labelled=st.integers(2, 40), transfer=st.integers(0, 90), batch_size=st.integers(1, 30))
def test_an_epoch_sees_every_sample_once_and_both_kinds_in_proportion(
    labelled: int, transfer: int, batch_size: int
) -> None:
    network = linear(1, 2)
    more = numbered("more", transfer, 1000) if transfer else None
    distillation = {"transfer_dataset": "more"} if transfer else None
    recipe = Recipe.model_validate({"batch_size": batch_size, "distillation": distillation})
    lessons = lessons_of(recipe, network, numbered("own", labelled, 0), network if transfer else None, more)
    seen: Counter[float] = Counter()
    for batch in range(len(lessons)):
        lesson = lessons.batch(Step(3, 1, batch))
        size, own = len(lesson.images), len(lesson.targets.labels)
        assert 0 < size <= batch_size + 1
        assert abs(own - size * labelled / (labelled + transfer)) < 1
        assert (lesson.images[:own] < 1000).all()
        assert (lesson.images[own:] >= 1000).all()
        assert torch.equal(lesson.targets.labels, lesson.images[:own, 0].long() % 2)
        seen.update(lesson.images[:, 0].tolist())
    assert set(seen) == set(range(labelled)) | set(range(1000, 1000 + transfer))
    assert set(seen.values()) == {1}


def test_a_lesson_depends_on_its_moment_alone(digits: Dataset, more: Dataset, teacher: nas.Network) -> None:
    recipe = Recipe.model_validate(EVERYTHING)
    lessons = lessons_of(recipe, teacher, digits, teacher, more)
    later = lessons.batch(Step(7, 2, 5))
    for step in (Step(7, 1, 0), Step(7, 2, 4), Step(8, 2, 5)):
        assert not torch.equal(lessons.batch(step).images, later.images)
    again = lessons_of(recipe, teacher, digits, teacher, more).batch(Step(7, 2, 5))
    assert torch.equal(later.images, again.images)
    for field in ("labels", "partners", "share", "teacher"):
        assert torch.equal(getattr(later.targets, field), getattr(again.targets, field)), field


@pytest.mark.parametrize("memory_format", ["contiguous", "channels_last"])
@pytest.mark.parametrize("samples", ["uint8", "float32"])
def test_stored_samples_are_augmented_first_and_normalised_then(samples: str, memory_format: str) -> None:
    """Black is what a cutout leaves, and black is normalised like every other value."""
    images = torch.randint(100, 200, (40, 2, 6, 6), dtype=torch.uint8)
    images[0] = 0  # so that the float32 data has a zero as well
    stored = images if samples == "uint8" else images.float()
    split = Split(stored, torch.arange(40) % 3, Normalisation(torch.tensor([100.0, 50.0]), torch.tensor([10.0, 20.0])))
    dataset = Dataset("own", (2, 6, 6), 3, split, split, split)
    recipe = Recipe.model_validate(
        {"batch_size": 40, "augmentation": {"cutout": 6}, "memory_format": memory_format, "precision": "float32"}
    )
    network = chain((2, 6, 6), {"op": "conv2d", "out_channels": 2, "kernel_size": 3})
    found = lessons_of(recipe, network, dataset).batch(Step(0, 1, 0)).images
    black = torch.tensor([-10.0, -2.5]).view(1, 2, 1, 1)
    assert torch.equal(found, black.expand(40, 2, 6, 6))
    layout = torch.channels_last if memory_format == "channels_last" else torch.contiguous_format
    assert found.is_contiguous(memory_format=layout)


@pytest.mark.parametrize(
    "fields",
    [
        {"augmentation": EVERYTHING["augmentation"]},
        {**EVERYTHING, "distillation": {"kind": "logits_mse"}},
        EVERYTHING,
        {**EVERYTHING, "augmentation": "auto", "precision": "bfloat16", "memory_format": "channels_last"},
    ],
    ids=["augmented", "taught", "everything", "everything, in bfloat16"],
)
def test_a_run_resumed_after_any_epoch_ends_in_the_same_bits(
    fields: dict[str, Any], digits: Dataset, more: Dataset, teacher: nas.Network, network: nas.Network
) -> None:
    recipe = Recipe.model_validate({"epochs": 3, **fields})
    distillation = recipe.distillation
    given: dict[str, Any] = {
        "teacher": None if distillation is None else teacher,
        "transfer": None if distillation is None or distillation.transfer_dataset is None else more,
    }
    states: list[bytes] = []
    undisturbed = nas.train(
        network,
        digits,
        recipe,
        seed=4,
        device="cpu",
        on_epoch=lambda _, state: states.append(state.to_bytes()),
        **given,
    )
    for data in states[:-1]:
        torch.manual_seed(len(data))
        state = TrainingState.from_bytes(data)
        resumed = nas.train(network, digits, recipe, seed=4, device="cpu", state=state, **given)
        assert same_weights(resumed.network, undisturbed.network)
        assert [each.train_loss for each in resumed.epochs] == [each.train_loss for each in undisturbed.epochs]


def test_another_teacher_cannot_go_on_with_a_run(digits: Dataset, teacher: nas.Network, network: nas.Network) -> None:
    recipe = Recipe.model_validate({"epochs": 2, "distillation": {}})
    states: list[TrainingState] = []
    nas.train(network, digits, recipe, device="cpu", teacher=teacher, on_epoch=lambda _, state: states.append(state))
    with pytest.raises(RecipeError, match=r"another teacher \(distillation\.teacher\)"):
        nas.train(network, digits, recipe, device="cpu", teacher=network, state=states[0])


@pytest.mark.parametrize("kind", ["soft_targets", "logits_mse"])
def test_with_an_alpha_of_zero_it_is_plain_training_bit_for_bit(
    kind: str, digits: Dataset, teacher: nas.Network, network: nas.Network
) -> None:
    plain = nas.train(network, digits, Recipe(epochs=2), device="cpu")
    recipe = Recipe.model_validate({"epochs": 2, "distillation": {"kind": kind, "alpha": 0}})
    assert nas.train(network, digits, recipe, device="cpu", teacher=teacher).network.digest == plain.network.digest


def test_a_teacher_answers_in_eval_mode_and_stays_as_it_is(
    digits: Dataset, more: Dataset, teacher: nas.Network, network: nas.Network
) -> None:
    before = teacher.digest
    recipe = Recipe.model_validate({**EVERYTHING, "precision": "float32"})
    nas.train(network, digits, recipe, device="cpu", teacher=teacher, transfer=more)
    assert teacher.digest == before
    lesson = lessons_of(recipe, teacher, digits, teacher, more).batch(Step(0, 1, 0))
    module = teacher.module().eval()  # with a dropout and a batch norm, which train mode would show
    assert lesson.targets.teacher is not None
    assert not lesson.targets.teacher.requires_grad
    with torch.no_grad():
        torch.testing.assert_close(lesson.targets.teacher, module(lesson.images), rtol=1e-5, atol=1e-5)


def test_a_pupil_learns_from_the_teacher_alone_and_from_images_without_labels(
    digits: Dataset, teacher: nas.Network
) -> None:
    """All labels are wrong, and most images have none: what it knows in the end it has from the teacher."""
    half = len(digits.train) // 10
    wrong = (digits.train.labels[:half] + 1) % 10
    own = Split(digits.train.images[:half], wrong, digits.train.normalisation)
    few = Dataset("few", digits.input_shape, 10, own, digits.validation, digits.test)
    recipe = Recipe.model_validate(
        {"epochs": 10, "learning_rate": 0.1, "distillation": {"alpha": 1, "transfer_dataset": "digits"}}
    )
    pupil = nas.train(chain((1, 8, 8), *DENSE), few, recipe, device="cpu", teacher=teacher, transfer=digits)
    taught = nas.evaluate(teacher, digits.validation, device="cpu")[1]
    assert pupil.val_accuracy > taught - 0.05 > 0.8


def test_the_training_figures_are_of_what_was_optimised_and_the_validation_figures_of_none_of_it(
    digits: Dataset, teacher: nas.Network
) -> None:
    """One batch, so that the first loss is the epoch's: smoothed, mixed and taught. Accuracy is of the larger part."""
    network = chain((1, 8, 8), *DENSE)
    fields = {"batch_size": len(digits.train), "epochs": 1, "label_smoothing": 0.2, "augmentation": {"mixup": 0.5}}
    recipe = Recipe.model_validate({**fields, "distillation": {"alpha": 0.5, "temperature": 2}, "precision": "float32"})
    result = nas.train(network, digits, recipe, seed=2, device="cpu", teacher=teacher)
    lesson = lessons_of(recipe, network, digits, teacher).batch(Step(2, 1, 0))
    targets, logits = lesson.targets, network.module()(lesson.images)
    assert targets.partners is not None
    assert targets.share is not None
    share = targets.share[:, None]
    hot = share * nn.functional.one_hot(targets.labels, 10) + (1 - share) * nn.functional.one_hot(targets.partners, 10)
    of_labels = -((0.8 * hot + 0.02) * logits.log_softmax(1)).sum(1).mean()
    soft = (teacher.module().eval()(lesson.images) / 2).softmax(1)
    of_teacher = 4 * (soft * (soft.log() - (logits / 2).log_softmax(1))).sum(1).mean()
    assert result.epochs[0].train_loss == pytest.approx((of_labels + of_teacher).item() / 2, rel=1e-4)
    assert result.epochs[0].train_accuracy == pytest.approx(float((logits.argmax(1) == targets.labels).float().mean()))
    assert (result.val_loss, result.val_accuracy) == nas.evaluate(result.network, digits.validation, device="cpu")


REFUSED: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"distillation": {}}, {}, "distillation.teacher is 'parent', but no network was given"),
    ({}, {"teacher": "network"}, "teacher was given, but the recipe has no distillation"),
    ({}, {"transfer": "more"}, "transfer was given, but the recipe has no distillation"),
    ({"distillation": {}}, {"teacher": "stranger"}, "distillation.teacher: the network takes inputs of shape (7,)"),
    (
        {"distillation": {"transfer_dataset": "more"}},
        {"teacher": "network"},
        "distillation.transfer_dataset is 'more', but the transfer data given is None",
    ),
    (
        {"distillation": {}},
        {"teacher": "network", "transfer": "more"},
        "distillation.transfer_dataset is None, but the transfer data given is 'more'",
    ),
    (
        {"distillation": {"transfer_dataset": "digits"}},
        {"teacher": "network", "transfer": "digits"},
        "distillation.transfer_dataset is 'digits', which is the data set that is trained on",
    ),
    (
        {"distillation": {"transfer_dataset": "wide"}},
        {"teacher": "network", "transfer": "wide"},
        "distillation.transfer_dataset 'wide' has inputs of shape (1, 8, 9), but digits has (1, 8, 8)",
    ),
    ({"augmentation": {"crop": 8}}, {}, "augmentation.crop is 8 pixels, but must be at most 7"),
    ({"augmentation": {"cutout": 9}}, {}, "augmentation.cutout is 9 pixels, but must be at most 8"),
]


@pytest.mark.parametrize(("fields", "given", "message"), REFUSED, ids=[message for *_, message in REFUSED])
def test_what_does_not_fit_together_is_refused_by_name(
    fields: dict[str, Any],
    given: dict[str, Any],
    message: str,
    digits: Dataset,
    more: Dataset,
    network: nas.Network,
) -> None:
    things: dict[str, Any] = {"network": network, "more": more, "digits": digits, "stranger": linear(7, 4)}
    things["wide"] = made_up((1, 8, 9), 3, 20, name="wide")
    with pytest.raises(RecipeError, match=re.escape(message)):
        nas.train(
            network,
            digits,
            Recipe.model_validate(fields),
            device="cpu",
            **{name: things[value] for name, value in given.items()},
        )


@pytest.mark.parametrize("field", ["flip", "crop", "rotation", "cutout"])
def test_features_are_no_images(field: str) -> None:
    recipe = Recipe.model_validate({"augmentation": {field: 1}})
    with pytest.raises(RecipeError, match=rf"augmentation\.{field} is for images, but data set made-up .*\(7,\)"):
        nas.train(linear(), made_up((7,), 4, 40), recipe, device="cpu")


def test_features_can_be_mixed_and_auto_leaves_them_alone() -> None:
    dataset, network = made_up((7,), 4, 40), linear()
    mixed = nas.train(network, dataset, Recipe.model_validate({"augmentation": {"mixup": 0.5}}), device="cpu")
    plain = nas.train(network, dataset, Recipe(), device="cpu")
    auto = nas.train(network, dataset, Recipe(augmentation="auto"), device="cpu")
    assert same_weights(plain.network, auto.network)
    assert not same_weights(plain.network, mixed.network)


def test_auto_shifts_unknown_images_and_does_not_mirror_them() -> None:
    images = torch.zeros(64, 1, 16, 16)
    images[:, :, 8, 3] = 1
    split = Split(images, torch.arange(64) % 2, Normalisation(torch.zeros(1), torch.ones(1)))
    dataset = Dataset("unheard-of", (1, 16, 16), 2, split, split, split)
    network = chain((1, 16, 16), {"op": "flatten"}, {"op": "linear", "out_features": 2})
    found = lessons_of(Recipe(augmentation="auto", batch_size=64), network, dataset).batch(Step(0, 1, 0))
    places = found.images[:, 0].nonzero()
    assert set(places[:, 1].tolist()) == {6, 7, 8, 9, 10}
    assert set(places[:, 2].tolist()) == {1, 2, 3, 4, 5}


def test_mirrored_digits_are_trained_with_a_warning(digits: Dataset, network: nas.Network) -> None:
    recipe = Recipe.model_validate({"epochs": 1, "augmentation": {"flip": True}})
    with pytest.warns(UserWarning, match=r"augmentation\.flip mirrors the images of digits"):
        nas.train(network, digits, recipe, device="cpu")
