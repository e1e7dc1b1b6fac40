"""Whether a condition holds, given what is known."""

from collections.abc import Mapping

from veiviser.model.condition import Condition, Presence

Values = Mapping[str, str]


def holds(there: Presence, values: Values) -> bool:
    def every(condition: Condition) -> bool:
        return all(any(is_met(values.get(a.variable), a.value) for a in any_of) for any_of in condition.every)

    return (there.when is None or every(there.when)) and (there.unless is None or not every(there.unless))


def is_met(value: str | None, wanted: str) -> bool:
    return bool(value) and (wanted in ("*", value) or str(value).startswith(wanted + "/"))
