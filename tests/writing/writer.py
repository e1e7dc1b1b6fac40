"""A build in a process of its own: writes files named by generation, slowly enough to be interrupted."""

import sys
import time
from pathlib import Path

from veiviser.writing import CannotWrite, new_site, write_files


def main() -> int:
    project, generation, count, pause = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    wait = float(sys.argv[5]) if len(sys.argv) > 5 else 10
    try:
        with new_site(Path("site"), project, wait=wait) as fresh:
            print("begun", flush=True)
            for number in range(count):
                write_files(fresh, {f"part-{number % 7}/page-{number}.html": generation * 2000})
                time.sleep(pause)
    except CannotWrite as failure:
        print(failure.message, file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
