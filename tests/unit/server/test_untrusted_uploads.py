"""Uploads that are meant to hurt: real multipart bodies, bounded, never unpickled, and stored only if sound."""

import io
import json
import os
import pickle
import resource
import struct
import tempfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from nas import Network, presets
from server.dependencies import Resources
from tests.unit.server.answers import faults, problem
from tests.unit.server.test_datasets import npz, stored_files, upload

PATIENCE_SECONDS = 5.0
MEMORY_BYTES = 256 * 2**20
CANARY = Path(tempfile.gettempdir()) / f"netgrow-was-unpickled-{os.getpid()}"


class Exploit:
    """Leaves a file behind when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return (CANARY.touch, ())


@pytest.fixture(autouse=True)
def bounded() -> Iterator[None]:
    """No upload takes the process's time or memory, and none is unpickled."""
    CANARY.unlink(missing_ok=True)
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    yield
    assert time.process_time() - started < PATIENCE_SECONDS
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 < MEMORY_BYTES
    assert not CANARY.exists()


def header(shape: str, dtype: str = "'|u1'") -> bytes:
    """An .npy header that says this, and no more than that follows it."""
    text = f"{{'descr': {dtype}, 'fortran_order': False, 'shape': {shape}, }}".encode()
    text += b" " * (-(len(text) + 11) % 64) + b"\n"
    return b"\x93NUMPY\x01\x00" + struct.pack("<H", len(text)) + text


def array(values: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.save(buffer, values, allow_pickle=False)
    return buffer.getvalue()


X, Y = array(np.zeros((60, 8, 8), np.uint8)), array(np.arange(60) % 3)


def zipped(entries: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", compression) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def claimed_size(content: bytes, size: int) -> bytes:
    """The archive with another size stated for each of its entries, in both places."""
    data = bytearray(content)
    for mark, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(mark)
        while place >= 0:
            struct.pack_into("<I", data, place + offset, size)
            place = data.find(mark, place + 4)
    return bytes(data)


def bomb() -> bytes:
    """Zeros, a thousand times smaller, that say what they are: 8 GiB."""
    zeros = header("(67108864, 8, 8)") + bytes(2**24)
    return claimed_size(zipped({"x.npy": zeros, "x_test.npy": zeros}, zipfile.ZIP_DEFLATED), 2**32 - 2)


def overlapping() -> bytes:
    """Two entries of the directory that share one file's bytes, as David Fifield's bombs do."""
    data = bytearray(zipped({"x.npy": X, "y.npy": X}))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    struct.pack_into("<I", data, second + 42, struct.unpack_from("<I", data, first + 42)[0])
    return bytes(data)


def symlink() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo("x.npy")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("y.npy", Y)
    return buffer.getvalue()


HOSTILE_DATASETS = {
    "2^60 elements": zipped({"x.npy": header("(1152921504606846976,)"), "y.npy": Y}),
    "2^60 elements in three dimensions": zipped({"x.npy": header("(1048576, 1048576, 1048576)"), "y.npy": Y}),
    "a size beyond any integer": zipped({"x.npy": header(f"({10**40}, 8)"), "y.npy": Y}),
    "a negative size": zipped({"x.npy": header("(-1, 8, 8)"), "y.npy": Y}),
    "a shape that is code": zipped({"x.npy": header("__import__('os').system('true')"), "y.npy": Y}),
    "a header nested deeply": zipped({"x.npy": header("(" * 5000 + ")" * 5000), "y.npy": Y}),
    "a type of a type": zipped({"x.npy": header("(60,)", "[('a', '|O')]"), "y.npy": Y}),
    "a type of 2^31 bytes": zipped({"x.npy": header("(60, 8)", "'|V2147483647'"), "y.npy": Y}),
    "strings": zipped({"x.npy": header("(60, 8)", "'<U9999999'"), "y.npy": Y}),
    "a pickle as an array": zipped({"x.npy": pickle.dumps(Exploit()), "y.npy": Y}),
    "a pickle in an array": zipped({"x.npy": header("(1,)", "'|O'") + pickle.dumps(Exploit()), "y.npy": Y}),
    "a pickle alone": pickle.dumps(Exploit()),
    "a stated size that is false": claimed_size(zipped({"x.npy": X, "y.npy": Y}), 2**31),
    "overlapping entries": overlapping(),
    "an absolute path": zipped({"/etc/x.npy": X, "y.npy": Y}),
    "a path that climbs": zipped({"../../x.npy": X, "y.npy": Y}),
    "a path with a drive": zipped({"C:\\x.npy": X, "y.npy": Y}),
    "a symbolic link": symlink(),
    "a zip in a zip": zipped({"x.npy": zipped({"x.npy": X}), "y.npy": Y}),
    "many entries": zipped({f"a{number}.npy": b"" for number in range(5_000)}),
    "two entries of one name": zipped({"x.npy": X, "x": X, "y.npy": Y}),
    "lzma": zipped({"x.npy": X[:-1], "y.npy": Y}, zipfile.ZIP_LZMA),
}


@pytest.mark.parametrize("case", HOSTILE_DATASETS)
def test_an_archive_that_is_meant_to_hurt_is_refused_and_nothing_is_stored(
    client: TestClient, resources: Resources, case: str
) -> None:
    message = faults(upload(client, HOSTILE_DATASETS[case]))["file"]
    assert message
    assert len(message) < 2_000
    assert tempfile.gettempdir() not in message
    assert stored_files(resources) == []


def test_a_bomb_is_refused_by_what_it_would_unpack_to(client: TestClient, resources: Resources) -> None:
    content = bomb()
    assert len(content) < 2**20
    assert "unpacks to 8589934588 bytes" in faults(upload(client, content))["file"]
    assert stored_files(resources) == []


def test_an_array_of_more_bytes_than_it_says_is_not_unpacked_to_its_end(
    client: TestClient, resources: Resources
) -> None:
    content = zipped({"x.npy": X + bytes(2**26), "y.npy": Y}, zipfile.ZIP_DEFLATED)
    assert faults(upload(client, claimed_size(content, len(X))))
    assert stored_files(resources) == []


@pytest.fixture(scope="module")
def checkpoint() -> bytes:
    return Network.initialise(presets.get("digits_cnn")).to_bytes()


def upload_model(client: TestClient, content: bytes, **fields: str) -> Response:
    return client.post("/models", data=fields, files={"file": ("model.safetensors", content)})


def safetensors(document: object, body: bytes = b"", length: int | None = None) -> bytes:
    text = document if isinstance(document, bytes) else json.dumps(document).encode()
    return struct.pack("<Q", len(text) if length is None else length) + text + body


def with_tensors(checkpoint: bytes, **changes: object) -> bytes:
    """The checkpoint with other claims about its first tensor."""
    (size,) = struct.unpack_from("<Q", checkpoint)
    document = json.loads(checkpoint[8 : 8 + size])
    name = next(key for key in document if key != "__metadata__")
    document[name] |= changes
    return safetensors(document, checkpoint[8 + size :])


LIES = {
    "offsets beyond the file": {"data_offsets": [0, 2**40]},
    "offsets that overlap": {"data_offsets": [4, 40]},
    "offsets backwards": {"data_offsets": [40, 0]},
    "offsets below zero": {"data_offsets": [-40, 0]},
    "a shape of 2^60": {"shape": [2**30, 2**30]},
    "a negative shape": {"shape": [-1, 8]},
    "a shape of many dimensions": {"shape": [1] * 10_000},
    "a type that there is not": {"dtype": "O8"},
    "a type of another size": {"dtype": "F64"},
}


@pytest.mark.parametrize("case", LIES)
def test_a_checkpoint_whose_header_lies_about_a_tensor_is_refused(
    client: TestClient, resources: Resources, checkpoint: bytes, case: str
) -> None:
    assert upload_model(client, checkpoint).status_code == 201
    before = stored_files(resources)
    assert "file" in faults(upload_model(client, with_tensors(checkpoint, **LIES[case])))
    assert stored_files(resources) == before


HOSTILE_CHECKPOINTS = {
    "empty": b"",
    "seven bytes": b"1234567",
    "a header of 10^9 bytes": safetensors({}, length=10**9),
    "a header of 2^64 bytes": b"\xff" * 8 + b"{}",
    "a header nested deeply": safetensors(b"[" * 100_000 + b"]" * 100_000),
    "a header of many tensors": safetensors(
        {f"t{i}": {"dtype": "F32", "shape": [0], "data_offsets": [0, 0]} for i in range(50_000)}
    ),
    "a header that is no object": safetensors([1, 2, 3]),
    "a header that is not UTF-8": safetensors(b'{"\xff": 1}'),
    "numbers of many digits": safetensors(
        b'{"a": {"dtype": "F32", "shape": [' + b"9" * 9_999 + b'], "data_offsets": [0, 4]}}', b"1234"
    ),
    "a pickle": pickle.dumps(Exploit()),
    "a torch file": zipped({"archive/data.pkl": pickle.dumps(Exploit()), "archive/version": b"3\n"}),
}


@pytest.mark.parametrize("case", HOSTILE_CHECKPOINTS)
def test_a_checkpoint_that_is_meant_to_hurt_is_refused_and_nothing_is_stored(
    client: TestClient, resources: Resources, case: str
) -> None:
    message = faults(upload_model(client, HOSTILE_CHECKPOINTS[case]))["file"]
    assert len(message) < 2_000
    assert stored_files(resources) == []


@pytest.mark.parametrize(
    "architecture", ["[" * 100_000, "9" * 100_000, "NaN", "null", '"x"', "{}", '{"input": {"shape": [1e400]}}']
)
def test_an_architecture_beside_the_weights_is_looked_at_first(
    client: TestClient, checkpoint: bytes, architecture: str
) -> None:
    assert "architecture" in faults(upload_model(client, checkpoint, architecture=architecture))


FILE_NAMES = ["../../evil.npz", "/etc/passwd", "a\x00.npz", 'x"; filename="y', "é" * 2_000, "<script>.npz", ""]


@pytest.mark.parametrize("name", FILE_NAMES)
def test_the_name_of_an_uploaded_file_is_never_used(client: TestClient, resources: Resources, name: str) -> None:
    response = client.post("/datasets", data={"name": "shapes"}, files={"file": (name, npz())})
    assert response.status_code in (201, 400, 422), response.text
    if response.status_code == 201:
        assert [path.suffix for path in stored_files(resources)] in ([".safetensors"], [""], [".npz"])
        assert "evil" not in response.text


def multipart(*parts: bytes, boundary: bytes = b"x") -> bytes:
    return b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"


FORMS = {
    "very many fields": multipart(*[b'Content-Disposition: form-data; name="f"\r\n\r\n1'] * 20_000),
    "very many files": multipart(*[b'Content-Disposition: form-data; name="f"; filename="a"\r\n\r\n1'] * 20_000),
    "a long field": multipart(b'Content-Disposition: form-data; name="name"\r\n\r\n' + b"x" * 3 * 2**20),
    "very many headers": multipart(b"X: y\r\n" * 100_000 + b"\r\n1"),
    "a long header": multipart(b"X: " + b"y" * 2**20 + b"\r\n\r\n1"),
    "no end": b'--x\r\nContent-Disposition: form-data; name="name"\r\n\r\nshapes',
    "no part": b"--x--\r\n",
    "nonsense": b"\x00\xff" * 1_000,
}


@pytest.mark.parametrize("path", ["/datasets", "/models"])
@pytest.mark.parametrize("case", FORMS)
def test_a_form_that_is_meant_to_hurt_is_refused(client: TestClient, path: str, case: str) -> None:
    response = client.post(path, content=FORMS[case], headers={"content-type": "multipart/form-data; boundary=x"})
    assert response.status_code in (400, 413, 422), response.text
    problem(response, response.status_code)
