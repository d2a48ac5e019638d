"""Files of other programs, and what the recipe of the refusal is to make of them."""

from __future__ import annotations

import io
import json
import pickle
import struct
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import scipy.io
import torch
from safetensors.numpy import save_file

from tests.data_forms.form import LABELS, Form, Made, Truth
from tests.data_forms.pictures import GREY

GROUP = "files of other programs"
X = np.random.default_rng(3).integers(0, 100, (len(LABELS), 4)).astype(np.float64)
TRUTH = Truth(X.astype(np.float32))


def bytes_of(content: bytes, name: str = "data.bin") -> Callable[[Path], Made]:
    def make(folder: Path) -> Made:
        (folder / name).write_bytes(content)
        return folder / name, None

    return make


def made_by(write: Callable[[Path], object], name: str) -> Callable[[Path], Made]:
    """A real file, whose recipe has to give `TRUTH`."""

    def make(folder: Path) -> Made:
        write(folder / name)
        return folder / name, TRUTH

    return make


def npy(path: Path) -> None:
    np.save(path, X)
    np.save(path.with_name("labels.npy"), LABELS)


def arff(path: Path) -> None:
    head = "% a comment\n@RELATION flowers\n" + "".join(f"@ATTRIBUTE a{n} NUMERIC\n" for n in range(4))
    rows = "\n".join(",".join(map(str, [*values, f"c{label}"])) for values, label in zip(X, LABELS, strict=True))
    path.write_text(head + "@ATTRIBUTE class {c0,c1,c2,c3}\n@DATA\n" + rows + "\n")


def libsvm(path: Path) -> None:
    rows = [
        f"{label} " + " ".join(f"{n + 1}:{value}" for n, value in enumerate(values))
        for values, label in zip(X, LABELS, strict=True)
    ]
    path.write_text("\n".join(rows) + "\n")


def cifar(folder: Path) -> Made:
    with tarfile.open(folder / "cifar-10-python.tar.gz", "w:gz") as archive:
        for name in ("data_batch_1", "test_batch", "batches.meta"):
            content = pickle.dumps({b"data": GREY, b"labels": LABELS.tolist()}, 2)
            member = tarfile.TarInfo(f"cifar-10-batches-py/{name}")
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return folder / "cifar-10-python.tar.gz", None


def excel(folder: Path) -> Made:
    with zipfile.ZipFile(folder / "data.xlsx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return folder / "data.xlsx", None


def masked_crc(data: bytes) -> int:
    """CRC-32C by its polynomial, bit by bit, masked as TFRecord does."""
    value = 0xFFFFFFFF
    for bit in (byte >> n & 1 for byte in data for n in range(8)):
        value = (value >> 1) ^ (0x82F63B78 if (value ^ bit) & 1 else 0)
    value ^= 0xFFFFFFFF
    return (((value >> 15) | (value << 17)) + 0xA282EAD8) & 0xFFFFFFFF


LENGTH = struct.pack("<Q", 5)
TFRECORD = LENGTH + struct.pack("<I", masked_crc(LENGTH)) + b"hello" + struct.pack("<I", masked_crc(b"hello"))
NIFTI = bytes(344) + b"n+1\0" + bytes(100)
MAT73 = b"MATLAB 7.3 MAT-file, Platform: GLNXA64".ljust(512) + b"\x89HDF\r\n\x1a\n" + bytes(64)


def refused(name: str, make: Callable[[Path], Made], *texts: str) -> Form:
    return Form(GROUP, name, make, texts)


FORMS = [
    refused(
        "MATLAB 5",
        made_by(lambda path: scipy.io.savemat(path, {"X": X, "y": LABELS}), "d.mat"),
        "a MATLAB file",
        "scipy.io.loadmat",
    ),
    refused("MATLAB 7.3", bytes_of(MAT73, "d.mat"), "a MATLAB file of version 7.3", "h5py.File"),
    refused("HDF5", bytes_of(b"\x89HDF\r\n\x1a\n" + bytes(100), "d.h5"), "an HDF5 file", "h5py.File"),
    refused(".npy", made_by(npy, "d.npy"), "holds one array and no labels", "np.load"),
    refused(
        "pickle",
        made_by(lambda path: path.write_bytes(pickle.dumps({"x": X, "y": LABELS})), "d.pkl"),
        "a pickle",
        "only a file that you trust",
    ),
    refused(
        "pickle of protocol 0",
        made_by(lambda path: path.write_bytes(pickle.dumps({"x": X, "y": LABELS}, 0)), "d.pkl"),
        "a pickle",
        "only a file that you trust",
    ),
    refused(
        "torch.save",
        made_by(lambda path: torch.save({"x": torch.tensor(X), "y": torch.tensor(LABELS)}, path), "d.pt"),
        "a file of torch.save",
        "weights_only=True",
    ),
    refused("ARFF", made_by(arff, "d.arff"), "an ARFF file", "scipy.io.arff"),
    refused(
        "safetensors",
        made_by(lambda path: save_file({"x": X, "y": LABELS}, path), "d.safetensors"),
        "a safetensors file",
        "load_file",
    ),
    refused("LIBSVM", made_by(libsvm, "d.svm"), "a file of LIBSVM", "load_svmlight_file"),
    refused("Arrow", bytes_of(b"ARROW1\0\0" + bytes(100)), "an Arrow file", "read_feather"),
    refused("TFRecord", bytes_of(TFRECORD), "a TFRecord file", "TFRecordDataset"),
    refused("NIfTI", bytes_of(NIFTI, "d.nii"), "a NIfTI file", "nibabel"),
    refused("DICOM", bytes_of(bytes(128) + b"DICM" + bytes(50), "d.dcm"), "a DICOM file", "pydicom"),
    refused("CIFAR's Python version", cifar, "the Python version of CIFAR", "netgrow datasets fetch cifar10"),
    refused("Excel", excel, "an Excel file", "read_excel"),
    refused("JSON", bytes_of(json.dumps([{"a": 1, "label": 2}]).encode()), "JSON", "read_json"),
    refused("JSON lines", bytes_of(b'{"a": 1}\n{"a": 2}\n'), "JSON", "lines=True"),
    refused("RAR", bytes_of(b"Rar!\x1a\x07\x01\0"), "an archive of another kind", "unpack it"),
    refused("7z", bytes_of(b"7z\xbc\xaf\x27\x1c" + bytes(20)), "an archive of another kind", "unpack it"),
    refused("one image", bytes_of(b"\x89PNG\r\n\x1a\n" + bytes(20)), "one image", "put the images into folders"),
    refused(
        "something else",
        bytes_of(b"\x01\x02\x03\x04" * 10),
        "nothing else that is read here: a table (CSV), or a folder",
    ),
    refused("an empty file", bytes_of(b""), "nothing else that is read here"),
]
