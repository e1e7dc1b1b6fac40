"""The stylesheets and scripts that all prototype pages share."""

from veiviser.model.project import Project

FOLDER = "prototype/assets"


def make_assets(project: Project) -> dict[str, str]:
    """By path in the site: Designsystemet's styles, ours, and each script."""
    look = project.look
    own = {name: text for name, text in look.styles.items() if name != "designsystemet.css"}
    components = [c.style for _, c in sorted(look.components.items()) if c.style]
    files = {
        f"{FOLDER}/prototype.css": "\n".join([*own.values(), *components]),
        f"{FOLDER}/designsystemet.css": look.styles.get("designsystemet.css", ""),
    }
    files.update({f"{FOLDER}/{name}": text for name, text in look.scripts.items()})
    return files
