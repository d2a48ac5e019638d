"""A process that runs Python blocks one after another, as one session, and says what each printed.

A line of JSON comes in for each block, `{"name", "line", "code"}`; one goes out, `{"printed", "error"}`.
"""

import contextlib
import io
import json
import linecache
import os
import sys
import traceback


def main() -> None:
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # What a block's own child processes print must not come between the answers.
    names: dict[str, object] = {"__name__": "__main__"}
    for line in sys.stdin:
        block = json.loads(line)
        printed, error = io.StringIO(), None
        file = f"{block['name']}:{block['line']}"
        linecache.cache[file] = (len(block["code"]), None, block["code"].splitlines(keepends=True), file)
        with contextlib.redirect_stdout(printed):
            try:
                exec(compile(block["code"], file, "exec"), names)
            except BaseException:
                error = traceback.format_exc()
        answers.write(json.dumps({"printed": printed.getvalue(), "error": error}) + "\n")
        answers.flush()


if __name__ == "__main__":
    main()
