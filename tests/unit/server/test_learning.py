"""What a job may say of augmentation, teachers and transfer data, and what is answered."""

import io
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from tests.unit.server.answers import faults
from tests.unit.server.hand import Hand


def job(**training: Any) -> dict[str, Any]:
    return {"dataset": "digits", "search": {"trials": 1}, "training": training}


def upload(client: TestClient, name: str, shape: tuple[int, ...], classes: int = 3) -> None:
    buffer = io.BytesIO()
    x = np.random.default_rng(0).random((60, *shape), dtype=np.float32)
    np.savez(buffer, x=x, y=np.arange(60) % classes)
    response = client.post("/datasets", data={"name": name}, files={"file": (f"{name}.npz", buffer.getvalue())})
    assert response.status_code == 201, response.text


BAD: dict[str, tuple[dict[str, Any], str, str]] = {
    "temperature without distillation": ({"temperature": 2}, "training.temperature", "unknown field"),
    "temperature for logits": (
        {"distillation": {"kind": "logits_mse", "temperature": 2}},
        "training.distillation.temperature",
        "unknown field",
    ),
    "unknown kind": ({"distillation": {"kind": "hints"}}, "training.distillation", "soft_targets or logits_mse"),
    "alpha beyond one": ({"distillation": {"alpha": 2}}, "training.distillation.alpha", "less than or equal to 1"),
    "unheard transfer data": (
        {"distillation": {"alpha": 0, "transfer_dataset": "mnist"}},
        "training.distillation",
        "transfer_dataset says nothing with alpha 0",
    ),
    "the data set as its own transfer data": (
        {"distillation": {"transfer_dataset": "digits"}},
        "training.distillation.transfer_dataset",
        "digits is the data set that is trained on already",
    ),
    "unknown transfer data": (
        {"distillation": {"transfer_dataset": "imagenet"}},
        "training.distillation.transfer_dataset",
        "unknown data set 'imagenet'",
    ),
    "unknown teacher": (
        {"distillation": {"teacher": "model_nobody"}},
        "training.distillation.teacher",
        "no model 'model_nobody'",
    ),
    "a crop as large as the image": (
        {"augmentation": {"crop": 8}},
        "training.augmentation.crop",
        "is 8 pixels, but must be at most 7",
    ),
    "an unknown augmentation": ({"augmentation": {"zoom": 1}}, "training.augmentation.zoom", "unknown field"),
    "an augmentation that is no object": ({"augmentation": "yes"}, "training.augmentation", "must be 'auto' or"),
    "all of the label smoothed away": ({"label_smoothing": 1}, "training.label_smoothing", "less than 1"),
}


@pytest.mark.parametrize("case", BAD)
def test_what_cannot_be_learned_is_refused_with_the_field_at_fault(client: TestClient, case: str) -> None:
    training, field, message = BAD[case]
    found = faults(client.post("/jobs", json=job(**training)))
    assert field in found, found
    assert message in found[field]
    assert client.get("/jobs").json()["items"] == []


def test_features_take_no_augmentation_of_images(client: TestClient) -> None:
    upload(client, "rows", (7,))
    body = {**job(augmentation={"flip": True, "rotation": 5, "mixup": 1}), "dataset": "rows"}
    found = faults(client.post("/jobs", json=body))
    assert set(found) == {"training.augmentation.flip", "training.augmentation.rotation"}
    assert "inputs of shape (7,)" in found["training.augmentation.flip"]


def test_transfer_data_must_have_inputs_of_the_same_shape_and_any_classes(client: TestClient) -> None:
    upload(client, "wide", (8, 9))
    upload(client, "more", (8, 8))
    wide, more = (job(distillation={"transfer_dataset": name}) for name in ("wide", "more"))
    found = faults(client.post("/jobs", json=wide))
    assert (
        found["training.distillation.transfer_dataset"]
        == "wide has inputs of shape [1, 8, 9], and digits has [1, 8, 8]"
    )
    assert client.post("/jobs", json=more).status_code == 201


def test_a_teacher_must_fit_the_data_set(client: TestClient, hand: Hand) -> None:
    client.post("/jobs", json=job())
    teacher = hand.succeed()
    upload(client, "three", (8, 8))
    found = faults(client.post("/jobs", json={**job(distillation={"teacher": teacher}), "dataset": "three"}))
    assert (
        "the teacher's output has shape [10], and the classes of three need [3]"
        in found["training.distillation.teacher"]
    )


def test_a_teachers_job_stays_for_as_long_as_somebody_learns_from_it(client: TestClient, hand: Hand) -> None:
    first = client.post("/jobs", json=job()).json()["id"]
    teacher = hand.succeed()
    hand.succeed()
    second = client.post("/jobs", json=job(distillation={"teacher": teacher}))
    assert second.status_code == 201, second.text
    refused = client.delete(f"/jobs/{first}")
    assert refused.status_code == 409
    assert f"job {second.json()['id']} learns from one of its models" in refused.json()["detail"]
    hand.succeed()
    hand.succeed()
    assert client.delete(f"/jobs/{second.json()['id']}").status_code == 204
    assert client.delete(f"/jobs/{first}").status_code == 204


def test_mirrored_digits_are_allowed_with_a_warning(client: TestClient) -> None:
    response = client.post("/jobs", json=job(augmentation={"flip": True}))
    assert response.status_code == 201
    (warning,) = response.json()["warnings"]
    assert warning.startswith("training.augmentation.flip mirrors the images of digits")
    assert client.get(f"/jobs/{response.json()['id']}").json()["warnings"] == [warning]
    assert client.post("/jobs", json=job(augmentation="auto")).json()["warnings"] == []
