"""What the checks share. A check is a function from the files of the tree to a list of faults; each proves with examples
that it can fail (--self-test)."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def tracked_files(*endings: str) -> dict[str, str]:
    """Path -> text of the files that git knows or would add, with one of these endings (all texts when none is given)."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout.split("\0")
    files = {}
    for name in sorted(set(filter(None, listed))):
        path = ROOT / name
        if path.is_file() and (not endings or name.endswith(endings)):
            try:
                files[name] = path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                pass  # an image or another binary file
    return files


def self_test(check, good: list[dict], bad: list[dict]) -> None:
    """The check finds nothing in the good examples, and something in each bad one."""
    wrong = [f"found a fault where there is none: {check(files)}" for files in good if check(files)]
    wrong += [f"found no fault in {files}" for files in bad if not check(files)]
    for line in wrong:
        print(line)
    sys.exit(1 if wrong else 0)


def report(faults: list[str]) -> None:
    for fault in faults:
        print(fault)
    sys.exit(1 if faults else 0)


def wants_self_test() -> bool:
    return sys.argv[1:] == ["--self-test"]
