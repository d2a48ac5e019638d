"""Print docs/reference/data-forms.md: every form of data that is tested, and what comes of it.

The forms are those of `tests/data_forms`, whose tests compare what is read with what is in the file, and look into the
text of each refusal.
"""

import shlex
from itertools import groupby

from tests.data_forms.all import FORMS
from tests.data_forms.form import Form

HEADER = """\
# Forms of data

What comes of each form in which people bring data: {read} of {all} are read, and {refused} are refused with what to do.
Each line is a test (`tests/data_forms`): what is read is compared, value by value and label by label, with what another
library put into the file; of a refusal, the words that are shown here are looked for. `make docs` writes this page. How
to upload: [data sets](../datasets.md).

For comparison, measured once, on 2026-12-01: of the 192 forms that this page had then the readers of revision b9d698b,
the one before it, read 29 right, read 12 wrong without a word, and refused 151, in 73 cases of which they are read now.
Each was given to `nas.data.load(path=…)`, and compared with the same truth.
"""


def page() -> str:
    """The page."""
    read = sum(form.read for form in FORMS)
    lines = [HEADER.format(read=read, refused=len(FORMS) - read, all=len(FORMS))]
    for group, found in groupby(FORMS, key=lambda form: form.group):
        forms = list(found)
        counts = sum(form.read for form in forms)
        lines += [f"## {group[0].upper()}{group[1:]}", "", f"{counts} read, {len(forms) - counts} refused.", ""]
        lines += ["| form | what comes of it |", "| --- | --- |"]
        lines += [f"| {escaped(form.name)} | {outcome(form)} |" for form in forms] + [""]
    return "\n".join(lines).rstrip() + "\n"


def outcome(form: Form) -> str:
    """Of one form, as a cell."""
    said = " ".join(
        f"--{name.replace('_', '-')}" + ("" if value is True else f" {shlex.quote(str(value))}")
        for name, value in form.options.items()
    )
    with_options = f" with `{said}`" if said else ""
    if form.read:
        return f"read{with_options}"
    return f"refused{with_options}: {escaped(' … '.join(form.refusal))}"


def escaped(text: str) -> str:
    """For a cell of a table, where Markdown means nothing by it."""
    for mark in "\\|*_`<>":
        text = text.replace(mark, f"\\{mark}")
    return text


if __name__ == "__main__":
    print(page(), end="")
