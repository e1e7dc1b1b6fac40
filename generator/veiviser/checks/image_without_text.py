"""
A picture has words for those who do not see it.

They say what the picture shows, in a flow or on a page; the name of a file says nothing. Wrong:

```yaml
- text: "![](kart.png)"
```

Right:

```yaml
- text: "![Kart med veien til legevakten](kart.png)"
```
"""

import re
from collections.abc import Iterator

from veiviser.journeys.texts.written import links, texts
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Problem

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif)", re.IGNORECASE)


def find_problems(project: Project, flow: Flow) -> Iterator[Problem]:
    for link in links(flow):
        if link.is_image and (not link.words.strip() or _FILE_NAME.fullmatch(link.words.strip())):
            message = "this picture has no words; say what it shows between [ and ]"
            yield Problem(link.place, "image-without-text", message)
    for text in texts(flow):
        if _FILE_NAME.fullmatch(text.words.strip()):
            message = f"`{text.words.strip()}` is the name of a file; say what the picture shows"
            yield Problem(text.place, "image-without-text", message)
