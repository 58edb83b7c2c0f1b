"""Pages read by the standard library: their elements, whether they nest, their words."""

from html.parser import HTMLParser

EMPTY = {"meta", "input", "br", "hr", "img", "link"}


class Outline(HTMLParser):
    """Every element of a page, and whether they nest."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that begins."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends where it should."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Note words."""
        self.text.append(data)

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of every element of that name."""
        return [attributes for name, attributes in self.elements if name == tag]


def outlined(html: str) -> Outline:
    """The page, read; it nests."""
    outline = Outline()
    outline.feed(html)
    outline.close()

    assert outline.open == []
    return outline
