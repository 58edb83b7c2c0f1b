"""
One speaker by office and by name: "the interior minister said … X put the toll at nine …".

Comes in: the speeches of a report and who is named in it. Goes out: the same speeches; where
the report turns from an office to a bare name and back to the office, the name is its holder's.
News brings nobody in by a bare name unless the words before have told who he is.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from counterclaim.orthography import Word, words
from counterclaim.reading.breaks import COMMAS
from counterclaim.reading.memory import Mention
from counterclaim.records import Span, Speech
from counterclaim.tables.naming import Naming

_PERSONS = frozenset({"person", "office"})
_BEFORE = 40  # characters before a name in which its title stands
_TITLE = 3  # words of a title
_FULL = 2  # words of a full name


def held(
    text: str,
    speeches: Sequence[Speech],
    names: Sequence[Mention],
    namings: Mapping[str, Naming],
) -> Iterator[Speech]:
    """The speeches, those of an office that a bare name holds as that person's."""
    first: dict[str, Mention] = {}
    for one in names:
        first.setdefault(one.who.actor, one)
    posts = {one.who.actor: one.span for one in names if one.name.kind == "office"}
    bodies = {actor for actor, one in first.items() if one.who.kind not in _PERSONS} - set(posts)
    persons = (speech for speech in speeches if speech.actor not in bodies)
    ordered = sorted(persons, key=lambda speech: speech.cue.start)
    runs = [next(run) for _, run in groupby(ordered, key=lambda speech: speech.actor)]
    holders: dict[str, Speech] = {}
    for before, middle, after in zip(runs, runs[1:], runs[2:], strict=False):
        office, person = before.actor or "", middle.actor or ""
        if office not in posts or after.actor != office or person in posts:
            continue
        named = _named(text, middle, first.get(person))
        if named is not None and before.cue.start < named.start and _bare(text, named, namings):
            holders.setdefault(office, middle)
    for speech in speeches:
        who = holders.get(speech.actor or "")
        yield speech if who is None else replace(speech, speaker=who.speaker, actor=who.actor)


def _named(text: str, speech: Speech, mention: Mention | None) -> Span | None:
    """Where the report first has a person's full name; none where he is not named."""
    if mention is not None:
        return mention.span if mention.who.kind == "person" else None
    row = words(speech.source.cut(text)) if speech.source is not None else ()
    full = len(row) >= _FULL and all(word.text[:1].isupper() for word in row)
    source = speech.source
    new = source is not None and text.find(speech.speaker or text) == source.start
    return source if full and new else None


def _bare(text: str, span: Span, namings: Mapping[str, Naming]) -> bool:
    """Whether nothing beside a name tells who he is: no title before it, no apposition after."""
    after = words(text[span.end : span.end + 2])
    if after and after[0].text in COMMAS | {"("}:
        return False
    row = words(text[max(0, span.start - _BEFORE) : span.start])
    near = range(max(0, len(row) - _TITLE), len(row))
    return not any(_titled(row, i, naming) for i in near for naming in namings.values())


def _titled(row: Sequence[Word], i: int, naming: Naming) -> bool:
    """Whether a title or a role stands right before a name."""
    hits = (naming.titles.at(row, i), naming.roles.at(row, i))
    return any(hit is not None and i + hit[0] == len(row) for hit in hits)
