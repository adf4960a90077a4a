"""The word lists beside this module: one `kind: phrase` or one phrase a line."""

from functools import cache
from importlib.resources import files


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Every line of a list that is not empty and not a remark, in lower case."""
    text = files(__package__).joinpath("words", f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.strip().lower() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))


@cache
def phrases_of(name: str, kind: str) -> tuple[str, ...]:
    """The phrases of one kind in a list that has several."""
    mark = f"{kind}: "
    return tuple(line[len(mark) :] for line in phrases(name) if line.startswith(mark))
