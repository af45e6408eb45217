"""Loads rubrics: a named one that ships, or a person's own that changes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from portfolio import resources
from portfolio.errors import UnknownName, UnreadableFile, nearest
from portfolio.model.mapping import mapped_names
from portfolio.model.rubric import Rubric, ScenarioPrinciples
from portfolio.store import files, typed
from portfolio.store.place import MARKER

_FARTHEST = 8
_MEANT = re.compile(r"""^\ufeff?["']?(?:id|extends)["']?[ \t]*:""", re.MULTILINE)
"""A rubric's own keys, found by their looks: one that can't be read is to be told, not passed."""


def names() -> list[str]:
    """List the rubrics that ship."""
    return sorted(path.stem for path in resources.schema("rubrics").glob("*.yaml"))


def own(folder: Path) -> list[str]:
    """List the files of a folder meant as a rubric: they say what they extend, or an id."""
    found = []
    for path in sorted(folder.glob("*.yaml")):
        with suppress(UnreadableFile):
            if path.name != MARKER and _MEANT.search(files.read_text(path)):
                found.append(path.name)
    return found


def load_rubric(name_or_path: str, base_dir: Path) -> Rubric:
    """Load a rubric by its name, or from a file relative to a folder.

    Raises:
        UnknownName: no rubric has this name.
        UnreadableFile: a mistake in the file, or in one it extends, with line, column and mend.
    """
    chain = _chain(name_or_path, base_dir)
    values: dict[str, Any] = {}
    for document in reversed(chain):
        values = _merged(values, document.values)

    rubric = _mapped(typed.build(Rubric, values, lambda path: _deepest(chain, path)))
    _check_names(rubric, chain)
    return rubric


def _mapped(rubric: Rubric) -> Rubric:
    """Let another employer's principles stand where the rubric it extends names its own."""
    if not rubric.mapping:
        return rubric
    scenarios = {
        key: scenario.model_copy(
            update={
                "principles": ScenarioPrinciples(
                    source=mapped_names(scenario.principles.source, rubric),
                    added=mapped_names(scenario.principles.added, rubric),
                )
            }
        )
        for key, scenario in rubric.scenarios.items()
    }
    loop = tuple(
        one.model_copy(update={"probes": mapped_names(one.probes, rubric)}) for one in rubric.loop
    )
    return rubric.model_copy(update={"scenarios": scenarios, "loop": loop})


def _deepest(chain: list[typed.Document], path: tuple[str, ...]) -> typed.Document:
    """Return the file that says most of a key path, the nearer one first."""
    return max(chain, key=lambda document: document.depth(path))


def _chain(name_or_path: str, base_dir: Path) -> list[typed.Document]:
    """Read a rubric and all it extends, itself first."""
    chain: list[typed.Document] = []
    wanted: str | None = name_or_path
    folder = base_dir
    while wanted:
        try:
            path = _find(wanted, folder)
        except UnknownName as error:
            if not chain:
                raise
            where = chain[-1].place(("extends",))
            raise UnreadableFile(
                f"it extends an {error.what}", where=where, fix=error.fix
            ) from None
        shown = path.name if path.is_relative_to(resources.schema()) else str(path)
        if len(chain) == _FARTHEST or any(d.where == shown for d in chain):
            where = chain[-1].place(("extends",))
            fix = "end the circle: let one of them stand alone, or extend l7"
            raise UnreadableFile(f"{wanted} extends itself in a circle", where=where, fix=fix)
        document = typed.read(files.read_text(path), shown, numbers_below="params")
        chain.append(document)
        said = document.values.get("extends")
        wanted, folder = (said if isinstance(said, str) else None), path.parent
    return chain


def _find(name_or_path: str, base_dir: Path) -> Path:
    if name_or_path in names():
        return resources.schema("rubrics", f"{name_or_path}.yaml")
    path = base_dir / Path(name_or_path).expanduser()
    if path.is_file():
        return path
    if name_or_path.endswith((".yaml", ".yml")) or "/" in name_or_path:
        fix = f"check the path, or use one that ships: {', '.join(names())}"
        raise UnreadableFile("there is no such rubric file", where=name_or_path, fix=fix)
    raise UnknownName("rubric", name_or_path, names())


def _merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """Lay one rubric over another: mappings merge, lists replace, a null removes its key."""
    result = dict(below)
    for key, value in above.items():
        if value is None:
            result.pop(key, None)
        elif isinstance(value, dict):
            under = result.get(key)
            result[key] = _merged(under if isinstance(under, dict) else {}, value)
        else:
            result[key] = value
    return result


def _check_names(rubric: Rubric, chain: list[typed.Document]) -> None:
    """Refuse a name that points at nothing: a family, a principle, a level, a criterion."""
    for path, name, table in _references(rubric):
        known = rubric.levels.names if table == "levels" else getattr(rubric, table)
        if name in known:
            continue
        shown = ".".join(path)
        removed = next((d for d in chain if _removes(d, table, name)), None)
        if removed and path[0] in {"facts", "loop"}:  # what the bar no longer wants is not asked
            continue
        if removed:
            what = f"{table}.{name} is removed here, and {shown} still names it"
            fix = f"change {'.'.join(path[:2])} in this file too, or leave {name} in"
            raise UnreadableFile(what, where=removed.place((table, name), key=True), fix=fix)
        near = nearest(name, known)
        fix = f"did you mean {near}?" if near else f"known: {', '.join(known)}"
        where = _deepest(chain, path).place(path)
        raise UnreadableFile(f"{shown}: there is no {name!r}", where=where, fix=fix)


def _removes(document: typed.Document, table: str, name: str) -> bool:
    rows = document.values.get(table)
    return isinstance(rows, dict) and name in rows and rows[name] is None


def _references(rubric: Rubric) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """List each name in a rubric that points at a row of one of its tables: path, name, table."""
    for key, scenario in rubric.scenarios.items():
        if scenario.family is not None:
            yield ("scenarios", key, "family"), scenario.family, "families"
        for side in ("source", "added"):
            for n, name in enumerate(getattr(scenario.principles, side)):
                yield ("scenarios", key, "principles", side, str(n)), name, "principles"
    for name in rubric.mapping:
        yield ("mapping", name), name, "principles"
    for n, asker in enumerate(rubric.loop):
        for m, name in enumerate(asker.probes):
            yield ("loop", str(n), "probes", str(m)), name, "principles"
    for key, criterion in rubric.criteria.items():
        if criterion.dimension is not None:
            yield ("criteria", key, "dimension"), criterion.dimension, "dimensions"
    for key, dimension in rubric.dimensions.items():
        for level in dimension.bands:
            yield ("dimensions", key, "bands", level), level, "levels"
    for key, fact in rubric.facts.items():
        yield ("facts", key, "criterion"), fact.criterion, "criteria"
    for key, bar in rubric.bars.items():
        if bar.criterion is not None:
            yield ("bars", key, "criterion"), bar.criterion, "criteria"
    for key, line in rubric.assessment.items():
        for n, name in enumerate(line.bars):
            yield ("assessment", key, "bars", str(n)), name, "bars"
        if line.criterion is not None:
            yield ("assessment", key, "criterion"), line.criterion, "criteria"
