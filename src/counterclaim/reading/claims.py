"""
Claims: one answer by one chain of speakers, at the words that give it.

Comes in: a reading with every layer marked. Goes out: its claims, each with its chain,
its times, its places and its loaded words, and responses tied to what they answer.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace

from counterclaim.orthography import words
from counterclaim.reading.circumstances import Said, asserted, chain, occurred
from counterclaim.reading.classing import Counted
from counterclaim.reading.glue import Glue
from counterclaim.reading.happenings import ReadHappenings
from counterclaim.reading.matters import Vocabulary
from counterclaim.reading.outcomes import Outcomes, survivors
from counterclaim.reading.reaches import reached
from counterclaim.reading.regions import Region, regions
from counterclaim.reading.responses import Responses
from counterclaim.reading.tolls import Tolls
from counterclaim.reading.whereabouts import Whereabouts
from counterclaim.records import (
    Body,
    Claim,
    Doubt,
    Loaded,
    Quote,
    Reading,
    Responsibility,
    Span,
    Speech,
    Stance,
    digest,
)
from counterclaim.tables.loaded import LoadedWords

# Fields that name somebody or something in the report's words, and must hold the neutral term.
_PLAIN = frozenset({"by", "against", "holder", "actor", "object"})


def neutral(said: str, loaded: LoadedWords) -> str:
    """A phrase with each word that takes sides put plainly, or left out."""
    row = words(said)
    found = loaded.all(row)
    for first, after, plain in reversed(found):
        begin, end = row[first].start, row[after - 1].end
        said = f"{said[:begin]}{plain}{said[end:]}"
    return " ".join(said.split()) if found else said


@dataclass(frozen=True)
class MakeClaims:
    """Every claim of a reading, in the order of the text."""

    tolls: Mapping[str, Tolls]
    happenings: Mapping[str, ReadHappenings]
    loaded: Mapping[str, LoadedWords]
    glues: Mapping[str, Glue]
    answers: Mapping[str, int]

    def __call__(self, reading: Reading) -> tuple[tuple[Claim, ...], tuple[Doubt, ...]]:
        """The claims of a reading, and the figures of people of whom it says no fate."""
        said: list[Said] = []
        doubts: list[Doubt] = []
        passage, counted = -1, Counted()
        for row in regions(reading, self.glues):
            if row and row[0].sentence.passage != passage:
                passage, counted = row[0].sentence.passage, Counted(dead=counted.dead)
            said += self._said(reading, row, counted, doubts)
        made: dict[str, Claim] = {}
        harms = {code: tolls.harm for code, tolls in self.tolls.items()}
        for one in Outcomes(reading.text, said, harms)():
            if isinstance(one, Doubt):
                doubts.append(one)
                continue
            claim = self._claim(reading, one)
            made.setdefault(claim.id, claim)
        claims = sorted(
            made.values(), key=lambda claim: (claim.span.start, claim.span.end, claim.id)
        )
        vocabularies = {
            code: Vocabulary(self.tolls[code].harm, told.happenings, told.people)
            for code, told in self.happenings.items()
        }
        responses = Responses.of(reading, claims, self.answers, vocabularies)
        return tuple(responses()), tuple(doubts)

    # --- what a sentence says -------------------------------------------------

    def _said(
        self,
        reading: Reading,
        row: Sequence[Region],
        counted: Counted,
        doubts: list[Doubt],
    ) -> Iterator[Said]:
        found: list[Said] = []
        for region in row:
            language = region.sentence.language
            if region.frame is not None:
                continue
            for draft in self.tolls[language].of(reading, region, counted):
                if isinstance(draft, Doubt):
                    doubts.append(draft)
                    continue
                found.append(
                    Said(
                        "toll",
                        draft.span,
                        draft.sign,
                        draft.body,
                        draft.found_by,
                        region,
                        figure=draft.figure,
                    )
                )
            tolled = [one.sign for one in found if one.region is region]
            for told in self.happenings[language].of(reading, region, tolled):
                if told.kind in {"status", "act", "damage"} and any(
                    told.sign.meets(sign) for sign in tolled
                ):
                    continue
                found.append(
                    Said(
                        told.kind,
                        told.span,
                        told.sign,
                        told.body,
                        told.found_by,
                        region,
                        told.stance,
                        None,
                        told.speaker,
                    )  # fmt: skip
                )
        found = survivors(found)
        same = {code: tolls.harm.same for code, tolls in self.tolls.items()}
        yield from reached(found, same)
        owned = list(self._owned(row, found))
        yield from owned
        yield from self._refusals(row, found, {one.sign for one in owned})

    def _owned(self, row: Sequence[Region], found: Sequence[Said]) -> Iterator[Said]:
        """ "claimed responsibility": a sign that holds the cue of its own speech."""
        cued = [region for region in row if region.frame and region.frame.cue.meets(region.span)]
        if not cued:
            return
        items = tuple(word for region in row for word in region.words)
        signs = self.happenings[cued[0].sentence.language].happenings.signs
        for first, after, meant in signs.all(items):
            span = Span(items[first].start, items[after - 1].end)
            says = [sign.says for sign in meant if sign.kind == "responsibility"]
            region = next((one for one in cued if one.span.meets(span)), None)
            if not says or says[0] == "accuses" or region is None or region.frame is None:
                continue
            speech = region.frame
            small = self.happenings[region.sentence.language].grammar
            after_it = items[after : after + 2] if small.verb_last else ()
            if speech.stance == "doubts" or any(item.key in small.negations for item in after_it):
                continue  # "no group has claimed responsibility"
            if any(one.kind == "toll" for one in found if _holds(speech, one)):
                continue
            parts = (span, speech.cue, *speech.contents)
            yield Said(
                "responsibility",
                Span(min(part.start for part in parts), max(part.end for part in parts)),
                speech.cue,
                Responsibility("claims" if says[0] == "claims" else "denies", speech.speaker),
                "rules:responsibility",
                region,
                "asserts",
                speech,
            )

    def _refusals(
        self, row: Sequence[Region], found: Sequence[Said], done: set[Span]
    ) -> Iterator[Said]:
        """ "denied the losses": a cue whose object is no claim of its own."""
        for region in row:
            speech = region.frame
            if speech is None or speech.cue in done or speech.cue.start != region.span.start:
                continue
            done.add(speech.cue)
            if speech.stance == "asserts" or speech.found_by != "rules:object":
                continue
            told = any(_holds(speech, one) for one in found)
            if not speech.contents or (told and not self._of_claim(row, speech)):
                continue
            end = max(speech.cue.end, *(content.end for content in speech.contents))
            begin = min(speech.cue.start, *(content.start for content in speech.contents))
            yield Said(
                "response", Span(begin, end), speech.cue, None, "rules:refusal", region,
                speech.stance, speech,
            )  # fmt: skip

    def _of_claim(self, row: Sequence[Region], speech: Speech) -> bool:
        """Whether the object of a cue is itself a claim: "rejected the army's claim to have …"."""
        for region in row:
            if not any(content.holds(region.span) for content in speech.contents):
                continue
            claims = self.happenings[region.sentence.language].happenings.claims
            if any(claims.at(region.words, i) for i in range(len(region.words))):
                return True
        return False

    # --- the claim --------------------------------------------------------------

    def _claim(self, reading: Reading, said: Said) -> Claim:
        text, region = reading.text, said.region
        links = chain(text, region, said)
        voice = said.own or region.voice
        stance: Stance = said.stance or (voice.stance if voice else "asserts")
        span = Quote.of(text, said.span)
        told = (
            reading.report.id,
            said.kind,
            said.span,
            [link.speaker for link in links],
            said.body,
        )
        return Claim(
            id=digest("clm", *told),
            report=reading.report.id,
            kind=said.kind,
            span=span,
            chain=links,
            stance=stance,
            asserted=asserted(reading, region, voice),
            occurred=occurred(reading, region, said),
            places=self._where(reading, said),
            loaded=self._loaded(text, said),
            body=self._neutral(said.body, said.region.sentence.language),
            found_by=said.found_by,
            language=region.sentence.language,
        )

    @property
    def _where(self) -> Whereabouts:
        return Whereabouts(
            {code: tolls.harm for code, tolls in self.tolls.items()},
            {code: tolls.grammar for code, tolls in self.tolls.items()},
        )

    def _neutral(self, body: Body, language: str) -> Body:
        """A body without words that take sides; those stay in the span and under `loaded`."""
        if body is None:
            return None
        plain = {
            field.name: neutral(said, self.loaded[language])
            for field in fields(body)
            if field.name in _PLAIN and isinstance(said := getattr(body, field.name), str)
        }
        return replace(body, **plain) if plain else body  # type: ignore[arg-type]  # text fields alone

    def _loaded(self, text: str, said: Said) -> tuple[Loaded, ...]:
        start = said.span.start
        row = words(said.span.cut(text))
        return tuple(
            Loaded(
                start + row[first].start,
                start + row[after - 1].end,
                text[start + row[first].start : start + row[after - 1].end],
                neutral or None,
            )
            for first, after, neutral in self.loaded[said.region.sentence.language].all(row)
        )


def _holds(speech: Speech, said: Said) -> bool:
    """Whether a claim stands in the contents of a speech."""
    return any(content.holds(said.span) for content in speech.contents)
