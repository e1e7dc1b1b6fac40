"""Pages and guides say when they were changed, from the project's own history."""

import os
import subprocess
from pathlib import Path

from tests.projects import write_project
from veiviser.pipeline import generate

SAYS = '<p class="meta">Sist oppdatert <time datetime="2026-03-05">5. mars 2026</time></p>'


def commit(root: Path) -> None:
    day = {"GIT_AUTHOR_DATE": "2026-03-05T12:00:00Z", "GIT_COMMITTER_DATE": "2026-03-05T12:00:00Z"}
    who = ("-c", "user.name=Kari", "-c", "user.email=kari@example.no", "-c", "commit.gpgsign=false")
    for command in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "Start")):
        subprocess.run(["git", *command], cwd=root, env={**os.environ, **day}, check=True)


def test_a_page_says_the_day_of_its_last_commit(tmp_path: Path) -> None:
    root = write_project(tmp_path)
    (root / "content" / "hjelp.md").write_text("# Hjelp\n\nRing oss.\n", encoding="utf-8")
    assert "Sist oppdatert" not in str(generate(root).docs["hjelp.md"])
    commit(root)
    (root / "content" / "ny.md").write_text("# Ny\n", encoding="utf-8")
    docs = generate(root).docs
    assert str(docs["hjelp.md"]).endswith(f"Ring oss.\n\n{SAYS}\n")
    assert "5. mars 2026" in str(docs["guide/prove/index.md"])
    assert "Sist oppdatert" not in str(docs["ny.md"])
    assert "Sist oppdatert" not in str(docs["index.md"])
