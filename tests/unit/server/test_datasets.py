"""The list of data sets, and uploads."""

import io
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from httpx import Response
from PIL import Image

from server.dependencies import Resources
from server.routes.datasets import NAME_PATTERN, SIZE_PATTERN
from store.settings import Settings
from tests.unit.server.alone import alone
from tests.unit.server.answers import faults, problem

KNOWN = ["cifar10", "cifar100", "digits", "fashion_mnist", "mnist", "svhn"]


def npz(samples: int = 60, classes: int = 3, **arrays: Any) -> bytes:
    """An upload: random images of 8 by 8 pixels."""
    rng = np.random.default_rng(samples)
    content = {
        "x": rng.integers(0, 255, (samples, 8, 8), dtype=np.uint8),
        "y": np.arange(samples) % classes,
        **arrays,
    }
    buffer = io.BytesIO()
    np.savez(buffer, **content)
    return buffer.getvalue()


def upload(client: TestClient, content: bytes, name: str = "shapes") -> Response:
    return client.post("/datasets", data={"name": name}, files={"file": ("shapes.npz", content)})


def stored_files(resources: Resources) -> list[Path]:
    return [path for path in Path(resources.settings.checkpoints_url).rglob("*") if path.is_file()]


def test_known_data_sets_are_listed_with_whether_their_files_are_there(client: TestClient) -> None:
    items = {item["name"]: item for item in client.get("/datasets").json()["items"]}
    assert list(items) == KNOWN
    assert items["digits"]["available"]
    assert items["digits"]["input_shape"] == [1, 8, 8]
    assert (items["digits"]["classes"], items["digits"]["source"]) == (10, "built_in")
    assert not items["mnist"]["available"]
    assert "NETGROW_DATASETS_DIR" in items["mnist"]["reason"]


def test_data_sets_come_in_pages(client: TestClient) -> None:
    first = client.get("/datasets?limit=4").json()
    second = client.get("/datasets", params={"limit": 4, "cursor": first["next_cursor"]}).json()
    assert [item["name"] for item in first["items"] + second["items"]] == KNOWN
    assert second["next_cursor"] is None


def test_an_upload_is_listed_stored_by_its_digest_and_usable_by_a_job(client: TestClient, resources: Resources) -> None:
    content = npz()
    response = upload(client, content)
    assert response.status_code == 201, response.text
    dataset = response.json()
    assert (dataset["source"], dataset["input_shape"], dataset["classes"]) == ("uploaded", [1, 8, 8], 3)
    assert dataset["bytes"] == len(content)
    assert resources.checkpoints.get(dataset["sha256"]) == content
    assert dataset in client.get("/datasets").json()["items"]
    assert client.post("/jobs", json={"dataset": "shapes"}).status_code == 201
    body = {"dataset": "shapes", "seed_model": {"preset": "digits_cnn"}}
    assert "3 classes" in faults(client.post("/jobs", json=body))["seed_model.preset"]


def test_the_same_upload_again_changes_nothing(client: TestClient) -> None:
    first, again = upload(client, npz()), upload(client, npz())
    assert (first.status_code, again.status_code) == (201, 200)
    assert first.json() == again.json()


def test_another_upload_of_a_taken_name_is_a_conflict_and_leaves_no_file(
    client: TestClient, resources: Resources
) -> None:
    upload(client, npz())
    before = stored_files(resources)
    problem(upload(client, npz(70)), 409)
    assert stored_files(resources) == before


def test_a_conflict_keeps_a_file_that_another_name_needs(client: TestClient, resources: Resources) -> None:
    upload(client, npz(), "shapes")
    upload(client, npz(70), "others")
    problem(upload(client, npz(70), "shapes"), 409)
    assert len(stored_files(resources)) == 2


def test_the_name_of_a_built_in_data_set_is_taken(client: TestClient, resources: Resources) -> None:
    problem(upload(client, npz(), "digits"), 409)
    assert stored_files(resources) == []


@pytest.mark.parametrize("name", ["", "Shapes", "a b", "../up", "x" * 65, "é", "a\n"])
def test_a_senseless_name_is_refused(client: TestClient, resources: Resources, name: str) -> None:
    message = faults(upload(client, npz(), name))["name"]
    allowed = "must have 1 to 64 of a-z, 0-9, - and _, and begin with a letter or a digit"
    assert message == (allowed if name else "is required")
    assert stored_files(resources) == []


def test_a_senseless_size_is_refused_in_words_and_quoted(client: TestClient) -> None:
    for size in ("0x4", "32", "10000x1", "4x4\n"):
        response = client.post("/datasets", data={"name": "x", "size": size}, files={"file": ("x.npz", npz())})
        message = "must be a width and a height in pixels, each 1 to 9999, such as 32x32"
        assert response.json()["errors"] == [{"field": "size", "message": message, "value": size}]


def test_what_a_name_may_be_is_told_to_programs_too(client: TestClient) -> None:
    schemas = client.get("/openapi.json").json()["components"]["schemas"]
    form = next(schema for name, schema in schemas.items() if "upload_dataset" in name)["properties"]
    assert form["name"]["pattern"] == NAME_PATTERN
    assert SIZE_PATTERN in str(form["size"])


BAD = {
    "empty": b"",
    "no zip": b"not an npz at all",
    "no labels": npz(y=np.array([])),
    "pickled objects": npz(y=np.array([object()] * 60, dtype=object)),
    "labels with gaps": npz(y=np.arange(60) % 3 * 2),
    "fewer labels than samples": npz(y=np.zeros(3, dtype=np.int64)),
    "cut off": npz()[:-100],
}


@pytest.mark.parametrize("case", BAD)
def test_a_file_that_is_no_data_set_is_refused_and_nothing_is_stored(
    client: TestClient, resources: Resources, case: str
) -> None:
    message = faults(upload(client, BAD[case]))["file"]
    assert message
    assert tempfile.gettempdir() not in message
    assert stored_files(resources) == []
    assert len(client.get("/datasets").json()["items"]) == len(KNOWN)


def test_an_upload_without_a_file_is_refused(client: TestClient) -> None:
    response = client.post("/datasets", data={"name": "shapes"}, files={"other": ("x", b"x")})
    assert "file" in faults(response)


def test_an_upload_that_is_no_form_is_refused(client: TestClient) -> None:
    problem(client.post("/datasets", json={"name": "shapes"}), 415)
    problem(client.post("/datasets", content=b"x", headers={"content-type": "multipart/form-data"}), 400)


def test_an_upload_over_the_limit_is_refused(settings: Settings) -> None:
    small = settings.model_copy(update={"max_upload_bytes": 1000})
    with TestClient(alone(small), raise_server_exceptions=False) as client:
        problem(upload(client, npz(2000)), 413)
        assert len(client.get("/datasets").json()["items"]) == len(KNOWN)


def test_an_upload_may_be_larger_than_other_bodies(client: TestClient) -> None:
    content = npz(20_000)
    assert len(content) > 2**20
    assert upload(client, content).status_code == 201


def test_a_data_set_that_workers_may_download_is_available(settings: Settings) -> None:
    generous = settings.model_copy(update={"download_datasets": True})
    with TestClient(alone(generous), raise_server_exceptions=False) as client:
        items = {item["name"]: item for item in client.get("/datasets").json()["items"]}
        assert items["mnist"]["available"]
        assert "downloaded when a job first needs them: 12 MB" in items["mnist"]["reason"]
        assert client.post("/jobs", json={"dataset": "mnist"}).status_code == 201


@pytest.mark.parametrize("limit", [9, 1080])
def test_a_limit_that_does_not_fit_is_refused(client: TestClient, limit: int) -> None:
    body = {"dataset": "digits", "dataset_limit": limit}
    assert "1079 of them" in faults(client.post("/jobs", json=body))["dataset_limit"]


def test_a_batch_larger_than_the_data_is_refused_where_it_was_asked_for(client: TestClient) -> None:
    body = {"dataset": "digits", "training": {"batch_size": 2000}}
    fault = faults(client.post("/jobs", json=body))["training.batch_size"]
    assert fault == "batch_size is 2000, but digits has 1079 training samples"
    limited = {"dataset": "digits", "dataset_limit": 50, "training": {"batch_size": 64}}
    assert "training.batch_size" in faults(client.post("/jobs", json=limited))
    assert client.post("/jobs", json={"dataset": "digits", "dataset_limit": 50}).status_code == 201


def test_class_weights_for_other_classes_are_refused_by_name(client: TestClient) -> None:
    body = {"dataset": "digits", "training": {"class_weights": [1, 2, 3]}}
    fault = faults(client.post("/jobs", json=body))["training.class_weights"]
    assert "class_weights has 3 numbers, but digits has 10 classes" in fault
    assert client.post("/jobs", json={**body, "training": {"class_weights": "balanced"}}).status_code == 201


def zipped(count: int = 6, sizes: tuple[int, ...] = (8,)) -> bytes:
    """An upload: an image folder of two classes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for label, name in enumerate(("rose", "aster")):
            for number in range(count):
                image = io.BytesIO()
                side = sizes[number % len(sizes)]
                Image.new("RGB", (side, side), (number, 9 * label, 0)).save(image, "PNG")
                archive.writestr(f"flowers/{name}/{number}.png", image.getvalue())
    return buffer.getvalue()


def test_an_image_folder_is_kept_as_numbers_and_usable_by_a_job(client: TestClient, resources: Resources) -> None:
    response = upload(client, zipped(), "flowers")
    assert response.status_code == 201, response.text
    dataset = response.json()
    assert (dataset["input_shape"], dataset["classes"]) == ([3, 8, 8], 2)
    assert dataset["class_names"] == ["aster", "rose"]
    arrays = np.load(io.BytesIO(resources.checkpoints.get(dataset["sha256"])), allow_pickle=False)
    assert arrays["x"].shape == (12, 8, 8, 3)
    assert dataset in client.get("/datasets").json()["items"]
    again = upload(client, zipped(), "flowers")
    assert (again.status_code, again.json()) == (200, dataset)
    assert client.post("/jobs", json={"dataset": "flowers"}).status_code == 201


def test_images_of_several_sizes_need_one_to_become(client: TestClient, resources: Resources) -> None:
    content = zipped(sizes=(8, 9))
    message = faults(upload(client, content))["file"]
    assert "flowers/aster/1.png has 9x9 pixels" in message
    assert stored_files(resources) == []

    def sized(size: str, file: bytes = content) -> Response:
        return client.post("/datasets", data={"name": "shapes", "size": size}, files={"file": ("a.zip", file)})

    for wrong in ("8", "0x8", "8x", "8x99999", "x", "-1x8"):
        assert "size" in faults(sized(wrong))
    assert "is for image folders" in faults(sized("8x8", npz()))["size"]
    response = sized("16x12")
    assert response.status_code == 201
    assert response.json()["input_shape"] == [3, 12, 16]


def test_a_zip_that_is_no_image_folder_is_refused_by_the_files_name(client: TestClient, resources: Resources) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../../etc/passwd", b"x")
    message = faults(upload(client, buffer.getvalue()))["file"]
    assert "leads out of the folder" in message
    assert tempfile.gettempdir() not in message
    assert stored_files(resources) == []


def test_images_of_more_pixels_than_an_upload_may_have_are_refused(settings: Settings) -> None:
    small = settings.model_copy(update={"max_upload_bytes": 20_000})
    with TestClient(alone(small), raise_server_exceptions=False) as client:
        assert "20000 are allowed" in faults(upload(client, zipped(sizes=(64,))))["file"]


def test_an_upload_is_answered_with_what_was_understood(client: TestClient) -> None:
    dataset = upload(client, npz()).json()
    report = dataset["report"]
    assert report["layout"] == "8 high × 8 wide × 1 channel"
    assert (report["values"], report["minimum"], report["maximum"]) == ("uint8", 0, 254)
    assert [sum(report[f"{split}_counts"]) for split in ("train", "validation", "test")] == [48, 6, 6]
    assert dataset in client.get("/datasets").json()["items"]
    page = client.get("/ui/datasets/shapes").text
    assert "8 high × 8 wide × 1 channel, values 0 to 254" in page


def test_what_was_done_to_an_upload_is_on_its_page(client: TestClient) -> None:
    names = np.array(["train", "rose", "aster"])
    dataset = upload(client, npz(y=names[np.arange(60) % 3])).json()
    assert dataset["class_names"] == ["aster", "rose", "train"]
    page = client.get("/ui/datasets/shapes").text
    assert "labels were text" in page
    assert "classes are named &#39;train&#39;, as the folders of splits and tasks are" in page


def test_the_order_of_axes_is_asked_for_and_taken(client: TestClient, resources: Resources) -> None:
    x = np.random.default_rng(0).integers(0, 255, (60, 13, 16, 16), dtype=np.uint8)
    content = npz(x=x)
    assert "say whether its layout is NCHW (13 channels of 16 × 16" in faults(upload(client, content))["file"]
    assert stored_files(resources) == []

    def said(layout: str) -> Response:
        return client.post("/datasets", data={"name": "bands", "layout": layout}, files={"file": ("x.npz", content)})

    assert "layout" in faults(said("CHW"))
    dataset = said("NCHW").json()
    assert dataset["input_shape"] == [13, 16, 16]
    arrays = np.load(io.BytesIO(resources.checkpoints.get(dataset["sha256"])), allow_pickle=False)
    assert np.array_equal(arrays["x"], x.transpose(0, 2, 3, 1))
    data = {"name": "shapes", "layout": "NHW"}
    fault = faults(client.post("/datasets", data=data, files={"file": ("a.zip", zipped())}))
    assert fault == {"layout": "is for arrays; these are images"}


def test_bad_images_are_left_out_where_that_is_asked_for(client: TestClient) -> None:
    buffer = io.BytesIO(zipped(10))
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("flowers/rose/bad.png", b"no image")
    content = buffer.getvalue()
    assert "--skip-unreadable, skip_unreadable" in faults(upload(client, content))["file"]
    data = {"name": "shapes", "skip_unreadable": "true"}
    report = client.post("/datasets", data=data, files={"file": ("a.zip", content)}).json()["report"]
    assert report["skipped"] == 1


def test_a_table_is_asked_for_its_labels_and_becomes_a_data_set(client: TestClient) -> None:
    rows = "\n".join(f"{n},{n * n % 7},{'ab'[n % 2]}" for n in range(40))
    content = f"height,width,sort\n{rows}\n".encode()
    message = faults(upload(client, content, "plants"))["file"]
    assert message.startswith("the file (")
    assert "which column has the labels? There are height, width, sort" in message

    def said(column: str, file: bytes) -> Response:
        data = {"name": "plants", "label_column": column}
        return client.post("/datasets", data=data, files={"file": ("plants.csv", file)})

    assert faults(said("sort", npz())) == {"label_column": "is for tables; this is an .npz"}
    dataset = said("sort", content).json()
    assert (dataset["input_shape"], dataset["class_names"]) == ([2], ["a", "b"])
    assert client.post("/jobs", json={"dataset": "plants"}).status_code == 201


def test_a_foreign_file_is_answered_with_a_recipe(client: TestClient) -> None:
    message = faults(upload(client, b"\x89HDF\r\n\x1a\n" + bytes(100)))["file"]
    assert "the file (108 bytes) is an HDF5 file" in message
    assert message.splitlines()[1] == "import h5py, numpy as np"
