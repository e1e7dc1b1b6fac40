"""What of a look's colours a project chose: by its brand, by the theme of that, or in styles of its own."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import PurePosixPath

from veiviser.model.brand import Brand
from veiviser.model.colours import Colour, written
from veiviser.reading.look.brand import ACCENT, style_of, theme_of
from veiviser.reading.look.contrast import Choice, Chosen
from veiviser.reading.look.palette import Palette, palette
from veiviser.reading.look.sheets import DEVICES, Declaration, Device, declarations, properties

_UNKNOWN = PurePosixPath()


def chosen_by_brand(brand: Brand, styles: Mapping[str, str], tokens: str, theme: str) -> Chosen:
    """
    The look with a brand over it.

    Args:
        styles: of the look, by file name.
        tokens: those that the brand's styles are made for.
        theme: what the brand's stylesheet of Designsystemet says.
    """
    below = _palettes(_sheet(styles.values()))

    def palettes(over: Brand) -> dict[Device, Palette]:
        above = _palettes([*declarations(style_of(over, tokens, theme), _UNKNOWN)])
        return {device: {**below[device], **above[device]} for device in DEVICES}

    def changed(choice: Choice, colour: Colour) -> dict[Device, Palette]:
        if choice.name not in brand.colours:
            name, scheme = f"--{choice.name}", choice.scheme
            return {one: {**known, name: written(colour)} for one, known in now.items() if one.scheme == scheme}
        colours = {**brand.colours, choice.name: (colour, choice.place)}
        return palettes(replace(brand, colours=colours))

    now = palettes(brand)
    return Chosen(palettes=now, choices=_of_brand(brand, theme, now), changed=changed)


def chosen_in_styles(styles: Mapping[str, str], own: Mapping[PurePosixPath, str]) -> Chosen:
    """
    The look as it is, of which a project wrote a part.

    Args:
        styles: of the look, the project's among them.
        own: stylesheets of the project.
    """
    mine = [one for file, text in own.items() for one in declarations(text, file)]
    palettes = _palettes(_sheet(styles.values()))
    choices = {
        device: {
            name: Choice(name, one.place)
            for name, one in properties(mine, device).items()
            if palettes[device].get(name) == one.value
        }
        for device in DEVICES
    }

    def changed(choice: Choice, colour: Colour) -> dict[Device, Palette]:
        return {
            device: {**known, choice.name: written(colour)}
            for device, known in palettes.items()
            if choices[device].get(choice.name) == choice
        }

    return Chosen(palettes=palettes, choices=choices, changed=changed)


def _of_brand(brand: Brand, theme: str, palettes: Mapping[Device, Palette]) -> dict[Device, dict[str, Choice]]:
    """By device and property; who wants more contrast has the colours of the look."""
    found: dict[Device, dict[str, Choice]] = {device: {} for device in DEVICES}
    of_theme = dict(zip(("light", "dark"), theme_of(theme), strict=True))
    for device, choices in found.items():
        if device.contrast == "more":
            continue
        for name in of_theme[device.scheme] if brand.theme is not None else ():
            choices[name] = Choice(name.removeprefix("--"), brand.theme.place, device.scheme)  # type: ignore[union-attr]
        for name, (_, place) in brand.colours.items():
            choices |= {one: Choice(name, place) for one in _made_of(name, device, palettes[device])}
    return found


def _made_of(name: str, device: Device, known: Collection[str]) -> list[str]:
    """The properties that a colour of a brand comes to."""
    if name == "accent":
        return [one for one in known if one.startswith(ACCENT)]
    return [f"--{name}"] if device.scheme == "light" else []


def _palettes(sheet: list[Declaration]) -> dict[Device, Palette]:
    return {device: palette(sheet, device) for device in DEVICES}


def _sheet(styles: Collection[str]) -> list[Declaration]:
    return [one for text in styles for one in _declared(text)]


@lru_cache(maxsize=64)
def _declared(text: str) -> tuple[Declaration, ...]:
    """Cache, for a preview reads all of them again when one has changed."""
    return tuple(declarations(text, _UNKNOWN))
