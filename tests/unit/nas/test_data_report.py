"""The report on data of one's own: what was understood, and what looks like a mistake."""

import zipfile
from pathlib import Path

import numpy as np
import pytest

import nas
from nas.data import Options, Report, own
from tests.unit.nas.test_data_images import flowers, png, write_folder, write_zip

RNG = np.random.default_rng(0)
LABELS = np.arange(100) % 4


def of_arrays(path: Path, **arrays: object) -> Report:
    np.savez(path / "data.npz", **arrays)  # type: ignore[arg-type]
    info, _ = own.convert(path / "data.npz", path / "kept.npz", "data")
    assert info.report is not None
    return info.report


def of_files(path: Path, files: dict[str, bytes], **options: bool) -> Report:
    info, _ = own.convert(write_zip(path / "a.zip", files), path / "kept.npz", "data", Options(**options))  # type: ignore[arg-type]
    assert info.report is not None
    return info.report


def distinct(prefix: str = "", start: int = 0, count: int = 10) -> dict[str, bytes]:
    """Images of two classes, no two of them equal."""
    return {
        f"{prefix}{name}/{start + n}.png": png(2 * (start + n) + label)
        for label, name in enumerate(("aster", "rose"))
        for n in range(count)
    }


def test_the_report_says_what_was_understood(tmp_path: Path) -> None:
    x = RNG.normal(size=(100, 9, 8, 3)).astype(np.float32)
    x[0, 0, 0, 0], x[1, 0, 0, 0] = -9.5, 12.25
    report = of_arrays(tmp_path, x=x, y=LABELS)
    assert report.layout == "9 high × 8 wide × 3 channels"
    assert (report.values, report.minimum, report.maximum) == ("float32", -9.5, 12.25)
    counts = (report.train_counts, report.validation_counts, report.test_counts)
    assert [sum(each) for each in counts] == [80, 10, 10]
    assert [sum(each) for each in zip(*counts, strict=True)] == [25, 25, 25, 25]
    assert (report.notes, report.warnings, report.skipped) == ((), (), 0)
    assert of_arrays(tmp_path, x=x.reshape(100, -1), y=LABELS).layout == "216 features"


def test_the_library_answers_with_the_report(tmp_path: Path) -> None:
    write_folder(tmp_path / "folder", distinct())
    report = nas.data.load("flowers", path=tmp_path / "folder").report
    assert report is not None
    assert (report.layout, report.train_counts) == ("6 high × 8 wide × 1 channel", (8, 8))
    assert nas.data.load("digits").report is None


@pytest.mark.parametrize("names", [("images", "masks"), ("test1", "Train"), ("labels", "rose")])
def test_classes_named_like_splits_and_tasks_are_warned_of(tmp_path: Path, names: tuple[str, str]) -> None:
    files = {f"{name}/{n}.png": png(2 * n + label) for label, name in enumerate(names) for n in range(10)}
    (warning,) = of_files(tmp_path, files).warnings
    assert all(repr(name) in warning for name in names if name != "rose")
    assert "one folder a class?" in warning


def test_samples_that_are_all_equal_are_warned_of(tmp_path: Path) -> None:
    assert "all samples are equal" in of_arrays(tmp_path, x=np.ones((100, 5)), y=LABELS).warnings[-1]


def test_classes_without_a_sample_to_validate_with_are_warned_of(tmp_path: Path) -> None:
    labels = np.array([0] * 60 + [1] * 38 + [2, 3])
    report = of_arrays(tmp_path, x=np.arange(100.0).reshape(100, 1), y=labels)
    assert "2 of 4 classes have no sample to validate with: '2', '3'" in report.warnings


def test_duplicates_across_splits_are_counted(tmp_path: Path) -> None:
    x = np.arange(300.0).reshape(100, 3)
    report = of_arrays(
        tmp_path,
        x=x,
        y=LABELS,
        x_val=x[:7],
        y_val=LABELS[:7],
        x_test=np.concatenate([x[90:94], -x]),
        y_test=LABELS[[*range(4), *range(100)]],
    )
    assert [warning.split(":")[0] for warning in report.warnings] == [
        "7 of 7 samples of the validation split are in the train split too",
        "4 of 104 samples of the test split are in the train split too",
    ]


def test_a_folder_without_a_file_is_warned_of(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", distinct("set/"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.mkdir("set/tulip")
    info, _ = own.convert(path, tmp_path / "kept.npz", "data")
    folder = write_folder(tmp_path / "folder", distinct("set/"))
    (folder / "set" / "tulip").mkdir()
    other, _ = own.convert(folder, tmp_path / "kept.npz", "data")
    assert info.report == other.report
    assert info.report is not None
    assert info.report.warnings == ("folders without a file in them: set/tulip",)


@pytest.mark.parametrize(
    "names", [("train", "val", "test"), ("Train", "Validation", "TEST"), ("training", "dev", "testing")]
)
def test_a_validation_split_of_ones_own_is_kept(tmp_path: Path, names: tuple[str, str, str]) -> None:
    train, validation, test = names
    files = distinct(f"set/{train}/") | distinct(f"set/{validation}/", 20, 3) | distinct(f"set/{test}/", 30, 2)
    report = of_files(tmp_path, files)
    assert (report.train_counts, report.validation_counts, report.test_counts) == ((10, 10), (3, 3), (2, 2))
    dataset = nas.data.load("data", path=tmp_path / "a.zip")
    assert dataset.validation.images[:, 0, 0, 0].tolist() == [40, 42, 44, 41, 43, 45]
    report = of_files(tmp_path, distinct(f"{train}/") | distinct(f"{validation}/", 20, 3))
    assert (report.train_counts, report.validation_counts, report.test_counts) == ((9, 9), (3, 3), (1, 1))


def test_the_first_ten_bad_images_are_named_and_all_counted(tmp_path: Path) -> None:
    files = flowers(20) | {f"rose/bad-{n:02}.png": b"" for n in range(15)} | {"rose/zzz.png": png()[:46]}
    with pytest.raises(nas.DatasetError) as raised:
        of_files(tmp_path, files)
    message = str(raised.value)
    assert message.startswith("15 of 56 files cannot be read (to leave them out: --skip-unreadable, skip_unreadable)")
    assert all(f"rose/bad-{n:02}.png" in message for n in range(10))
    assert "rose/bad-10.png" not in message
    assert message.endswith("and 5 more")


def test_bad_images_are_left_out_and_counted(tmp_path: Path) -> None:
    files = distinct(count=20) | {"rose/bad.png": b"", "rose/cut.png": png()[:46], "aster/notes.txt": b"x"}
    report = of_files(tmp_path, files, skip_unreadable=True)
    assert report.skipped == 3
    assert "3 files could not be read and were left out" in report.notes
    assert report.train_counts == (16, 16)
    assert nas.data.load("a", path=tmp_path / "a.zip", skip_unreadable=True).report == report


def test_a_class_of_which_nothing_can_be_read_is_no_class(tmp_path: Path) -> None:
    files = distinct() | {"tulip/1.png": b"", "tulip/2.png": png()[:46]}
    with pytest.raises(nas.DatasetError, match="no image of the class 'tulip' can be read"):
        of_files(tmp_path, files, skip_unreadable=True)
    with pytest.raises(nas.DatasetError, match="none of the images can be read"):
        of_files(tmp_path, dict.fromkeys(files, b""), skip_unreadable=True)


def test_parts_that_are_scaled_differently_are_warned_of(tmp_path: Path) -> None:
    x = RNG.integers(0, 256, (100, 7), dtype=np.uint8)
    scaled = RNG.random((30, 7)).astype(np.float32)
    (warning,) = of_arrays(tmp_path, x=x, y=LABELS, x_test=scaled, y_test=LABELS[:30]).warnings
    assert "go from 0 to 255, those of the test part from 0" in warning
    assert "are they scaled alike?" in warning
    assert not of_arrays(tmp_path, x=x, y=LABELS, x_test=scaled * 200, y_test=LABELS[:30]).warnings
