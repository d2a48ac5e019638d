"""Files of other programs: recognised by their first bytes, and answered with two lines that make an `.npz` of them.

None of them is read here: each would need a library of its own, and some run code when they are read.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath

from nas.data.magic import any_of, bitmap, safetensors, starts, text, tfrecord

HEAD_BYTES = 1024


@dataclass(frozen=True)
class Foreign:
    """A kind of file: its name, its first bytes, and two lines of Python that convert FILE."""

    name: str
    matches: Callable[[bytes], bool]
    first: str
    second: str

    def answer(self, where: str) -> str:
        """The text of a refusal, whose last two lines are the recipe."""
        return f"{where} is {self.name}, which is not read here. Make of it what is:\n{self.first}\n{self.second}"


_HDF = b"\x89HDF\r\n\x1a\n"
_PICKLE = "import pickle, numpy as np  # only a file that you trust: reading a pickle runs what is in it"

FOREIGN = (
    Foreign(
        "a MATLAB file of version 7.3",
        starts(b"MATLAB 7.3 MAT-file"),
        "import h5py, numpy as np",
        'f = h5py.File("FILE"); np.savez("data.npz", x=f["X"][:].T, y=f["y"][:].ravel())',
    ),
    Foreign(
        "a MATLAB file",
        starts(b"MATLAB 5.0 MAT-file"),
        "import scipy.io, numpy as np",
        'm = scipy.io.loadmat("FILE"); np.savez("data.npz", x=m["X"], y=m["y"].ravel())',
    ),
    Foreign(
        "an HDF5 file",
        any_of(starts(_HDF), starts(_HDF, at=512)),
        "import h5py, numpy as np",
        'f = h5py.File("FILE"); np.savez("data.npz", x=f["x"][:], y=f["y"][:])',
    ),
    Foreign(
        "an .npy file, which holds one array and no labels",
        starts(b"\x93NUMPY"),
        "import numpy as np",
        'np.savez("data.npz", x=np.load("FILE"), y=np.load("labels.npy"))',
    ),
    Foreign(
        "a pickle",
        any_of(*(starts(bytes([0x80, protocol])) for protocol in range(2, 6)), text(rb"\((dp|lp|i)[0-9a-z_.]*\n")),
        _PICKLE,
        'd = pickle.load(open("FILE", "rb")); np.savez("data.npz", x=d["x"], y=d["y"])',
    ),
    Foreign(
        "an ARFF file",
        text(rb"(\s|%[^\n]*\n)*@relation"),
        "import scipy.io.arff, numpy as np; d, meta = scipy.io.arff.loadarff('FILE'); names = meta.names()",
        'np.savez("data.npz", x=np.column_stack([d[n] for n in names[:-1]]), y=d[names[-1]])',
    ),
    Foreign(
        "a safetensors file",
        safetensors,
        "import numpy as np; from safetensors.numpy import load_file",
        't = load_file("FILE"); np.savez("data.npz", x=t["x"], y=t["y"])',
    ),
    Foreign(
        "an Arrow file",
        starts(b"ARROW1\0\0", b"\xff\xff\xff\xff"),
        "import pandas",
        'pandas.read_feather("FILE").to_csv("data.csv", index=False)',
    ),
    Foreign(
        "a TFRecord file",
        tfrecord,
        "import tensorflow as tf, numpy as np; e = [tf.train.Example.FromString(r.numpy()).features.feature for r in "
        'tf.data.TFRecordDataset("FILE")]',
        'np.savez("data.npz", x=np.stack([tf.io.decode_image(f["image"].bytes_list.value[0]) for f in e]), '
        'y=[f["label"].int64_list.value[0] for f in e])',
    ),
    Foreign(
        "a NIfTI file",
        any_of(starts(b"n+1\0", b"ni1\0", at=344), starts(b"n+2\0", b"ni2\0", at=4)),
        "import nibabel, numpy as np",
        'np.savez("data.npz", x=np.stack([nibabel.load(f).get_fdata()[:, :, 0] for f in ["FILE"]]), y=labels)',
    ),
    Foreign(
        "a DICOM file",
        starts(b"DICM", at=128),
        "import pydicom, numpy as np",
        'np.savez("data.npz", x=np.stack([pydicom.dcmread(f).pixel_array for f in ["FILE"]]), y=labels)',
    ),
    Foreign(
        "text in UTF-16",
        starts(b"\xff\xfe", b"\xfe\xff"),
        "save it as CSV in UTF-8",
        "in a spreadsheet: CSV UTF-8 (comma delimited)",
    ),
    Foreign(
        "an archive of another kind than zip and tar",
        starts(b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x28\xb5\x2f\xfd"),
        "unpack it",
        "upload the folder, or a zip file of it",
    ),
    Foreign(
        "JSON",
        text(rb"\s*[\[{]\s*[\[{\"]"),
        "import pandas",
        'pandas.read_json("FILE").to_csv("data.csv", index=False)  # lines=True where each line is an object',
    ),
    Foreign(
        "a file of LIBSVM",
        text(rb"[+-]?\d+(\.\d+)?(\s+\d+:[^\s:]+)+\s*(#[^\n]*)?(\n|$)"),
        "import numpy as np; from sklearn.datasets import load_svmlight_file",
        'x, y = load_svmlight_file("FILE"); np.savez("data.npz", x=x.toarray(), y=y)',
    ),
    Foreign(
        "one image",
        any_of(starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*"), bitmap),
        "put the images into folders, one a class",
        "upload the folder, or a zip file of it",
    ),
)
"""In the order in which they are tried."""

_BY_NAMES = (
    (
        re.compile(r"(^|/)(cifar-100?-python|cifar-10-batches-py)/|(^|/)data_batch_1$"),
        "the Python version of CIFAR, whose files are pickles: they run what they like when they are read. Take the "
        "binary version, cifar-10-binary.tar.gz, which netgrow knows:\nnetgrow datasets fetch cifar10",
    ),
    (
        re.compile(r"(^|/)data\.pkl$"),
        "a file of torch.save, a pickle. Make an .npz of it:\nimport torch, numpy as np\n"
        't = torch.load("FILE", weights_only=True); np.savez("data.npz", x=t["x"].numpy(), y=t["y"].numpy())',
    ),
    (
        re.compile(r"(^|/)annotations?/(.+/)?[^/]+\.(json|xml)$|(^|/)labels/(.+/)?[^/]+\.txt$", re.IGNORECASE),
        "a data set of objects in images, with boxes or outlines (detection, segmentation), which are not learned: "
        "netgrow learns one class for each image. Put the images into folders, one a class",
    ),
    (
        re.compile(r"^xl/workbook\.xml$"),
        'an Excel file; make a .csv of it: import pandas; pandas.read_excel("FILE").to_csv("data.csv", index=False)',
    ),
)


def recognised(head: bytes) -> Foreign | None:
    """The kind of a file that begins like this."""
    return next((foreign for foreign in FOREIGN if foreign.matches(head)), None)


def recognised_by_names(paths: list[PurePosixPath]) -> str | None:
    """A foreign archive known by its files' names, and the remedy; None for others."""
    names = [path.as_posix() for path in paths]
    return next((answer for pattern, answer in _BY_NAMES if any(pattern.search(name) for name in names)), None)
