"""Sets one field of a story from the words a person typed for it."""

from __future__ import annotations

from yaml.error import Mark
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from portfolio.errors import UnknownName, UsageError
from portfolio.model.story import Story
from portfolio.store import fields, nodes
from portfolio.store.edit import with_fields

_LISTS = ("also", "questions", "open", "tags", "anchors")
_NESTED = ("principles", "numbers", "silenced")
_STR = "tag:yaml.org,2002:str"


def assign(story: Story, key: str, words: str) -> Story:
    """Give a field the value that words say: a list by commas, the rest as the file would say it.

    No words at all take the value away. `principles.primary` and `principles.secondary` take ids.

    Raises:
        UnknownName: there is no such field; names the nearest.
        UsageError: the words are not a value of this field; says which would be.
    """
    name, _, side = key.partition(".")
    known = (*fields.KEYS, "principles.primary", "principles.secondary")
    if key not in known:
        raise UnknownName("field", key, known)
    if not words.strip():
        return _cleared(story, name, side)
    reading = fields.Reading(lambda _: (1, 1))
    value = fields.READERS[name](reading, name, _node(name, side, words))
    for found in reading.findings:
        raise UsageError(f"{key}: {found.what}", fix=found.fix)
    if side:
        value = story.principles.model_copy(update={side: getattr(value, side)})
    return with_fields(story, **{name: value})


def _cleared(story: Story, name: str, side: str) -> Story:
    if side:
        return with_fields(story, principles=story.principles.model_copy(update={side: {}}))
    default = Story.model_fields[name].get_default(call_default_factory=True)
    return with_fields(story, **{name: default})


def _node(name: str, side: str, words: str) -> Node:
    if words.lstrip().startswith(("[", "{")) and (name in _LISTS or name in _NESTED):
        node = _composed(name, words)
        return _under(side, node) if side else node
    if name in _LISTS:
        return _list(words)
    return _under(side, _list(words)) if side else ScalarNode(_STR, words.strip(), *_marks())


def _composed(name: str, words: str) -> Node:
    try:
        node = nodes.compose(words)
    except nodes.YamlProblem as problem:
        raise UsageError(f"{name}: {problem.what}", fix=problem.fix) from None
    return node if node is not None else _list(words)


def _list(words: str) -> SequenceNode:
    parts = [part.strip() for part in words.split(",")]
    items = [ScalarNode(_STR, part, *_marks()) for part in parts if part]
    return SequenceNode(_STR, items, *_marks())


def _under(side: str, node: Node) -> Node:
    key = ScalarNode(_STR, side, *_marks())
    return MappingNode(_STR, [(key, node)], *_marks())


def _marks() -> tuple[Mark, Mark]:
    mark = Mark("", 0, 0, 0, None, 0)
    return mark, mark
