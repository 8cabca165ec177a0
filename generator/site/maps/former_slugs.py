"""Parts of addresses by which areas were known before they had full names.

Sites that were built then were linked and shared, so a small page stands at each of these.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.site.maps.where import AreaKey

FORMER: Mapping[str, str] = {
    "AX": "aland",
    "AG": "antigua-and-barb",
    "BA": "bosnia-and-herz",
    "IO": "br-indian-ocean-ter",
    "VG": "british-virgin-is",
    "CV": "cabo-verde",
    "KY": "cayman-is",
    "CF": "central-african-rep",
    "CG": "congo",
    "CK": "cook-is",
    "CI": "cote-d-ivoire",
    "CD": "dem-rep-congo",
    "11001": "district-of-columbia-district-of-columbia",
    "DO": "dominican-rep",
    "GQ": "eq-guinea",
    "FO": "faeroe-is",
    "FK": "falkland-is",
    "PF": "fr-polynesia",
    "TF": "fr-s-antarctic-lands",
    "HM": "heard-i-and-mcdonald-is",
    "HK": "hong-kong",
    "MO": "macao",
    "MK": "macedonia",
    "MH": "marshall-is",
    "MM": "myanmar",
    "northern-cyprus": "n-cyprus",
    "MP": "n-mariana-is",
    "PS": "palestine",
    "PN": "pitcairn-is",
    "GS": "s-geo-and-the-is",
    "SS": "s-sudan",
    "SH": "saint-helena",
    "LC": "saint-lucia",
    "ST": "sao-tome-and-principe",
    "SB": "solomon-is",
    "KN": "st-kitts-and-nevis",
    "PM": "st-pierre-and-miquelon",
    "VC": "st-vin-and-gren",
    "TT": "trinidad-and-tobago",
    "TR": "turkey",
    "TC": "turks-and-caicos-is",
    "VI": "u-s-virgin-is",
    "US": "united-states-of-america",
    "EH": "w-sahara",
    "WF": "wallis-and-futuna-is",
}
"""By the id of an area in its outlines: a code of ISO 3166, a name, or five digits of a county."""


def former_slug(area: AreaKey) -> str:
    """Give the part of an address that an area had before; empty where it has it still."""
    if area.ids[2]:
        return FORMER.get(area.ids[2], "")
    return "" if area.ids[1] else FORMER.get(area.ids[0], "")
