"""Assigns each box to a layer."""

from collections.abc import Sequence


def acyclic(size: int, pairs: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[bool]:
    """For each pair, whether it leads back, going depth first: turned round, these leave no loop."""
    outgoing: list[list[int]] = [[] for _ in range(size)]
    for link, (source, _) in enumerate(pairs):
        outgoing[source].append(link)
    turned = [False] * len(pairs)
    following = [0] * size
    state = ["new"] * size
    for start in [*starts, *range(size)]:
        stack = [start] if state[start] == "new" else []
        state[start] = "open" if stack else state[start]
        while stack:
            node = stack[-1]
            if following[node] == len(outgoing[node]):
                state[node] = "closed"
                stack.pop()
                continue
            link = outgoing[node][following[node]]
            following[node] += 1
            target = pairs[link][1]
            if state[target] == "open":
                turned[link] = True
            elif state[target] == "new":
                state[target] = "open"
                stack.append(target)
    return turned


def layers_of(size: int, pairs: Sequence[tuple[int, int]]) -> list[int]:
    """Layers from 0, each pair leading down: as high as can be, then pulled towards what follows."""
    outgoing: list[list[int]] = [[] for _ in range(size)]
    incoming: list[list[int]] = [[] for _ in range(size)]
    for source, target in pairs:
        outgoing[source].append(target)
        incoming[target].append(source)
    order = _topological(outgoing, incoming)
    layer = [0] * size
    for node in order:
        layer[node] = max((layer[before] + 1 for before in incoming[node]), default=0)
    for node in reversed(order):
        if len(outgoing[node]) > len(incoming[node]):  # more lines become shorter than longer
            layer[node] = max(layer[node], min(layer[after] for after in outgoing[node]) - 1)
    return layer


def _topological(outgoing: Sequence[Sequence[int]], incoming: Sequence[Sequence[int]]) -> list[int]:
    missing = [len(before) for before in incoming]
    order = [node for node, count in enumerate(missing) if not count]
    for node in order:  # grows while it is read
        for after in outgoing[node]:
            missing[after] -= 1
            if not missing[after]:
                order.append(after)
    return order
