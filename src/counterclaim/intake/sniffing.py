"""
What kind of file a text is: plain text, a web page, or lines of JSON.

Comes in: text and the name it came under. Goes out: its kind, by content first and then by
the end of its name.
"""

import json
import re
from typing import Final, Literal

Kind = Literal["text", "html", "jsonl"]
_PAGE: Final = re.compile(
    r"(?:<\?xml[^<>]{0,400}>\s*)?(?:<!--[^<>]{0,4000}-->\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE,
)
_TAGS: Final = re.compile(r"</(?:p|div|article|blockquote|span|h1|h2|li)>|<br\s?/?>", re.IGNORECASE)
_HEAD: Final = 8192
_PAGES: Final = (".html", ".htm", ".xhtml")
_LINES: Final = (".jsonl", ".ndjson", ".json")
_PLAIN: Final = (".txt", ".text", ".md")


def kind_of(text: str, name: str) -> Kind:
    """The kind of a file; text that only speaks of tags stays text."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n\0")
    named = name.lower()
    if _PAGE.match(head):
        return "html"
    if named.endswith(_LINES) or (head.startswith("{") and _record(head, text)):
        return "jsonl"
    if named.endswith(_PAGES):
        return "html"
    if not named.endswith(_PLAIN) and head.startswith("<") and len(_TAGS.findall(head)) > 2:
        return "html"
    return "text"


def _record(head: str, text: str) -> bool:
    """Whether the first line is a record with a text."""
    line = head.partition("\n")[0]
    if len(line) >= _HEAD - 1:
        line = text.lstrip("\ufeff \t\r\n\0").partition("\n")[0]
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(record, dict) and isinstance(record.get("text"), str)
