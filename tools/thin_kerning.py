"""Leave out kerning that no reader sees: it is half the weight of a subset font."""

from __future__ import annotations

from typing import Any

from fontTools.ttLib import TTFont


def thin_kerning(font: TTFont, least: float) -> None:
    """Drop pairs that move a glyph by less than ``least`` font units, and round the others."""
    if "GPOS" not in font:
        return
    for lookup in font["GPOS"].table.LookupList.Lookup:
        tables = [getattr(table, "ExtSubTable", table) for table in lookup.SubTable]
        classes = [table for table in tables if hasattr(table, "Class1Record")]
        for table in classes:
            _round_classes(table, least)
        for table in tables:
            if hasattr(table, "PairSet"):
                _drop_pairs(table, classes, least)


def _round_classes(table: Any, least: float) -> None:  # noqa: ANN401 - fontTools has no types
    step = least / 2
    for first in table.Class1Record:
        for second in first.Class2Record:
            if second.Value1:
                advance = getattr(second.Value1, "XAdvance", 0)
                kept = abs(advance) >= least
                second.Value1.XAdvance = int(round(advance / step) * step) if kept else 0


def _drop_pairs(table: Any, classes: list[Any], least: float) -> None:  # noqa: ANN401 - as above
    """A pair of its own stays only where it differs visibly from what the classes give."""
    kept = []
    for first, pairs in zip(table.Coverage.glyphs, table.PairSet, strict=True):
        pairs.PairValueRecord = [
            pair
            for pair in pairs.PairValueRecord
            if abs(_advance(pair) - _by_class(classes, first, pair.SecondGlyph)) >= least
        ]
        pairs.PairValueCount = len(pairs.PairValueRecord)
        if pairs.PairValueRecord:
            kept.append((first, pairs))
    table.Coverage.glyphs = [first for first, _ in kept]
    table.PairSet = [pairs for _, pairs in kept]
    table.PairSetCount = len(kept)


def _by_class(classes: list[Any], first: str, second: str) -> int:
    for table in classes:
        if first in table.Coverage.glyphs:
            row = table.Class1Record[table.ClassDef1.classDefs.get(first, 0)]
            return _advance(row.Class2Record[table.ClassDef2.classDefs.get(second, 0)])
    return 0


def _advance(record: Any) -> int:  # noqa: ANN401 - as above
    return getattr(record.Value1, "XAdvance", 0) if record.Value1 else 0
