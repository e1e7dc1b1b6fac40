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

from veiviser.journeys.texts.written import links, texts
from veiviser.messages import say
from veiviser.model.flow import Flow
from veiviser.model.project import Project
from veiviser.problem import Report

ID = "image-without-text"

_FILE_NAME = re.compile(r"\S+\.(?:png|jpe?g|gif|svg|webp|avif)", re.IGNORECASE)


def check(project: Project, flow: Flow, report: Report) -> None:
    for link in links(flow):
        if link.is_image and (not link.words.strip() or _FILE_NAME.fullmatch(link.words.strip())):
            message = say("this picture has no words; say what it shows between [ and ]")
            report.error(link.place, ID, message)
    for text in texts(flow):
        if _FILE_NAME.fullmatch(text.words.strip()):
            file = text.words.strip()
            message = say("`{file}` is the name of a file; say what the picture shows", file=file)
            report.error(text.place, ID, message)
