"""The words of Spanish by which texts are judged, of Spain and of the Americas.

What leads to somebody is sought in the forms of English too, since a text in Spanish may well tell
of a house in Hartford.
"""

from __future__ import annotations

import re

from generator.model.word_lists.english import LISTS as ENGLISH
from generator.model.word_lists.english import NUMBER_FIRST, NUMBER_LAST_IN_ONE_WORD
from generator.model.word_lists.lists import Ages, Houses, WordLists

# “un” and “una” are articles first of all, as “a” is.
_NUMBERS = re.compile(
    "cero|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    "|diecis[eé]is|diecisiete|dieciocho|diecinueve|veinte|veinti[a-zéóú]+|treinta|cuarenta"
    "|cincuenta|sesenta|setenta|ochenta|noventa|cien|cientos?"
    "|(?:dosc|tresc|cuatroc|quin|seisc|setec|ochoc|novec)ient[oa]s|mil|miles|mill[oó]n|millones"
    "|mil millones|bill[oó]n|billones|docenas?|decenas?|centenar|centenares|centenas?|millares?"
    "|mitad|medi[oa]|ambos|ambas|doble|triple|primer|primer[oa]s?|segund[oa]s?|tercer|tercer[oa]s?"
    "|cuart[oa]s?|quint[oa]s?|sext[oa]s?|s[eé]ptim[oa]s?|octav[oa]s?|noven[oa]s?|d[eé]cim[oa]s?"
    "|vari[oa]s|much[oa]s|poc[oa]s|algun[oa]s|algún|alguna|tod[oa]s?|cada|[uú]ltim[oa]s?"
)
_TURNING = re.compile(
    "no|ni|nunca|jam[aá]s|tampoco|sin|nadie|nada|ning[uú]n|ningun[oa]s?|excepto|salvo"
    "|antes|despu[eé]s|tras|presunt[oa]s?|presuntamente|supuest[oa]s?|supuestamente|habr[ií]an?"
    "|posible|posibles|posiblemente|aparente|aparentes|aparentemente"
)
_SMALL = frozenset(
    (
        *("un", "una", "unos", "unas", "el", "la", "los", "las", "lo", "su", "sus"),
        *(
            "donde",
            "dónde",
            "quien",
            "quién",
            "que",
            "qué",
            "cual",
            "cuál",
            "de",
            "del",
            "a",
            "al",
        ),
    )
)
_SAYS = re.compile(
    r"""(?ix)\b(?:
    según|de\ acuerdo\ con|conforme\ a|a\ decir\ de|en\ palabras\ de|a\ juicio\ de
    |dice|dicen|dijo|dijeron|decían?|dicho
    |(?:afirm|asegur|inform|report|señal|declar|indic|denunci|confirm|comunic|relat|explic|revel
        |precis|anunci|manifest|inform|narr|acus|estim|calcul|detall|apunt|aclar)(?:a|an|ó|aron|aban?)
    |sostien(?:e|en)|sostuv(?:o|ieron)|cuent(?:a|an)|cont(?:ó|aron)|advi(?:erte|erten|rtió|rtieron)
    |expus(?:o|ieron)|expon(?:e|en)|admit(?:e|en|ió|ieron)|reconoc(?:e|en|ió|ieron)
    |atribuy(?:e|en|ó|eron)|refier(?:e|en)|refiri(?:ó|eron)
    )\b"""
)
_TITLED = re.compile(
    r"(?i)\b(?:titulad[oa]s?|título|titular|libro|película|filme|canción|álbum|disco|artículo|reportaje"
    r"|ensayo|novela|cuento|episodio|capítulo|p[oó]dcast|documental|poema|serie|exposición|cuadro"
    r"|pintura|obra|informe|llamad[oa]s?)[\s:,(*_]*[“„«»「『\"‘]?$"
)
_TITLES = ENGLISH.titles | {
    *(
        "sr",
        "sra",
        "srta",
        "sres",
        "señor",
        "señora",
        "señorita",
        "don",
        "doña",
        "d",
        "dña",
        "dra",
    ),
    *("lic", "licenciado", "licenciada", "ing", "ingeniero", "ingeniera", "arq", "mtro", "mtra"),
    *("profesor", "profesora", "doctor", "doctora", "padre", "fray", "sor", "monseñor", "mons"),
    *("agente", "oficial", "sargento", "sargenta", "teniente", "capitán", "capitan", "cap", "tte"),
    *("cabo", "comandante", "cmdte", "detective", "inspector", "inspectora", "juez", "jueza"),
    *("senor", "senora", "senorita", "dona", "monsenor", "dna"),  # as names are folded
}
_OFFICE = re.compile(
    r"(?i)\b(?:911|112|091|062|policía|policiales?|alguacil|comisaría|guardia\ civil|carabineros"
    r"|bomberos|protección\ civil|emergencias?|líneas?|denuncias|información|ayuntamiento|alcaldía"
    r"|municipalidad|municipio|cabildo|concejo|fiscalía|juzgado|tribunal|ministerio|secretaría"
    r"|oficinas?|departamento|dirección|agencia|autoridad(?:es)?|hospital|clínica|escuela|colegio"
    r"|instituto|universidad|embajada|consulado|cruz\ roja|prensa|redacción|medios|recepción"
    r"|conmutador|centralita|crisis|ayuda|atención|portavoz|gobierno)\b"
)
_ROLE = re.compile(
    r"(?i)(?:redacci[oó]n|correcciones|informaci[oó]n|atenci[oó]n|ayuda|soporte|privacidad"
    r"|seguridad|denuncias|medios|comunicaci[oó]n|noticias|hola|oficina|direcci[oó]n|secretar[ií]a"
    r"|usuario|nombre|alguien)(?:[._+-].*)?@.*|.*@(?:[\w-]+\.)*(?:gob|gub|govern)\.[a-z]{2}"
)

_SIGN = r"(?-i:(?=[A-ZÑ0-9 ·•-]{0,14}\d)[A-ZÑ0-9]{1,4}(?:[ ·•-]?[A-ZÑ0-9]{1,4}){1,2})"
_PLATE = re.compile(
    rf"""(?ix)
    (?:\b(?:placas?|matr[íi]culas?|patentes?|chapas?|tablillas?)
      (?:[ ](?:de[ ]circulaci[óo]n|n[úu]meros?|n[úu]m\.?|n\.?[ºo°]|era|eran|es|son|con))*
      [ :,“"‘'«]{{1,3}} (?P<told>{_SIGN}) (?!\w)
    |\b(?:coche|carro|auto|autom[óo]vil|camioneta|cami[óo]n|furgoneta|furg[óo]n|motocicleta|moto
        |veh[íi]culo|sed[áa]n|todoterreno|taxi)\b
      [^.;\n]{{0,30}}? [ (,] (?P<beside>(?-i:[A-Z]{{1,3}}[ -]?[A-Z]{{0,2}}[ -]?\d{{3,4}}
        |\d{{4}}[ -]?[BCDFGHJ-NPRSTV-Z]{{3}}|\d{{1,3}}[ -]?[A-Z]{{3}}[ -]?\d{{0,3}})) (?![\w-])
    )"""
)
# Spain’s DNI and NIE, Mexico’s CURP and RFC, El Salvador’s DUI, Guatemala’s DPI or CUI, Honduras’s
# and others’ cards of identity: mostly behind a word for them, since the digits alone say little.
_IDENTITY = re.compile(
    r"""(?ix)
    \b(?:(?:n[úu]meros?|n[úu]m\.?|n\.?[ºo°])[ ](?:de[l]?[ ])?)?
      (?:seguro[ ]social|seguridad[ ]social|ssn|nss|dni|nie|nif|dui|dpi|cui|rut|run|curp|rfc|cuil
        |c[ée]dula(?:[ ]de[ ](?:identidad|ciudadan[íi]a))?|(?:tarjeta[ ]de[ ])?identidad|pasaporte)
      (?:[ ](?:n[úu]mero|n[úu]m\.?|n\.?[ºo°]|con|es|era))*[ :,“"‘'«(]{1,3}
      (?P<told>(?=[A-Z]{0,4}[ -]?(?:\d[. -]?){5})(?-i:[A-Z]{0,4})[ -]?\d[\d.-]{3,14}
        (?:[ ]\d{4,5}){0,2}(?-i:-?[A-Z\d]{0,8}))(?!\w)
    |(?<![\w-])(?P<curp>(?-i:[A-Z]{4}\d{6}[HMX][A-Z]{5}[A-Z\d]\d))(?![\w-])
    """
)

_STREET = (
    r"(?:[Cc]alle|[Cc]alles|[Cc]l\.|[Cc]/|[Aa]venida|[Aa]vda\.?|[Aa]v\.?|[Pp]aseo|[Pp]º\.?|[Bb]ulevar"
    r"|[Bb]oulevard|[Bb]lvr?d\.?|[Cc]arrera|[Cc]ra\.?|[Kk]ra\.?|[Cc]allejón|[Pp]asaje|[Pp]je\.?|[Pp]laza"
    r"|[Pp]za\.?|[Pp]lazuela|[Pp]rivada|[Cc]errada|[Cc]amino|[Rr]onda|[Tt]ravesía|[Gg]lorieta|[Jj]irón"
    r"|[Pp]rolongación|[Cc]alzada|[Cc]alz\.?|[Cc]uesta|[Rr]ambla|[Ss]enda|[Ss]endero|[Dd]iagonal"
    r"|[Cc]ircuito|[Aa]ndador|[Vv]ía)"
)
_SMALL_IN_NAMES = r"(?:de|del|la|las|los|el|y|e|san|santa)"
_CALLED = (
    rf"(?:{_SMALL_IN_NAMES}\s+)*(?:\d{{1,2}}\s+de\s+\w+|[A-ZÀ-Þ][\w’'.-]{{0,40}})"
    rf"(?:\s+(?:{_SMALL_IN_NAMES}\s+)*[A-ZÀ-Þ][\w’'.-]{{0,40}}){{0,4}}"
)
_SIGNED = r"(?:#|n[úu]m(?:ero|\.)?|n\.?\s?[ºo°]\.?|nro\.?|no\.)\s*"
_HOUSE = r"\d{1,5}(?:\s?[A-Z]\b|\s?bis\b|-\d{1,4}[A-Z]?\b)?"
# no time, no decimals, and nothing that is counted
_NOT_COUNTED = (
    r"(?![\d.,:]*\d)(?!\s*(?:h|hs|hrs|horas|km|kil[óo]metros?|metros?|m|cuadras?|millas?|personas?"
    r"|años?|d[íi]as?|minutos?|veces)\b)(?!\s*[%°])"
)
_ENDS = r"(?=\s*(?:[.,;:)\]»”\"!?]|$)|\s+(?:de|en|del)\s+(?:la\s+|el\s+)?[A-ZÀ-Þ])"
_LAST = re.compile(
    rf"\b{_STREET}\s?(?:{_CALLED}|\d{{1,3}}(?:\.?[ªa])?(?=\s*,?\s*{_SIGNED}))"
    rf"(?:,?\s*{_SIGNED}{_HOUSE}{_NOT_COUNTED}|\s+{_HOUSE}{_NOT_COUNTED}|,\s*{_HOUSE}{_NOT_COUNTED}{_ENDS})"
)
_FIRST = re.compile(
    r"(?<!cuadra )(?<!cuadra del )(?<!bloque )(?<!bloque del )(?<!altura )(?<!altura del )"
    rf"(?<![\w.,$€£#:/-])\d{{1,5}}(?:\s?[A-Z]\b)?\s+de\s+(?:la\s+|el\s+)?(?:{_STREET}\s+{_CALLED}"
    r"|(?:[A-ZÀ-Þ][\w’'.-]{0,40}\s+){1,4}?(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct"
    r"|Boulevard|Blvd|Place|Pl|Terrace|Way|Parkway|Highway)\b)"
)
_UNIT = re.compile(
    r"(?i)\b(?:apto|apt|apartamento|depto|dpto|departamento|piso|puerta|interior|int|casa|vivienda"
    r"|lote|portal|escalera)\.?\s*(?:#|n[úu]m(?:ero|\.)?|n\.?[ºo°])?\s*(?:\d{1,4}[A-Z]?|\d*\s?-?[A-F])(?!\w)"
    r"|\b\d{1,2}\.?[ºª]\s+(?:[A-H]|izq(?:da|uierda)?|d(?:er|cha|erecha))\b"
)
_STARTS = re.compile(
    r"(?:^|,\s*)\d{1,6}[A-Za-z]?(?:-\d+)?\s+(?!bl(?:oc)?k\b|horas?\b|hours?\b|del?\b|cuadras?\b"
    r"|km\b|kil[óo]metros?\b|metros?\b|millas?\b|manzanas?\b)[^\W\d_]{2,}",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(
    r"\b(?:calle|avenida|avda|av|paseo|plaza|callejón|pasaje|privada|cerrada|calzada|bulevar)\.?\s+"
    r"[^\d,]{2,40}?,?\s+(?:n[úu]m(?:ero|\.)?\s*|n\.?[ºo°]\s*|#\s*)?\d{1,5}[a-z]?$",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"(?i)\b(?:block|blk|cuadras?|altura|bloque\s+(?:del?\s+)?\d+00)\b")
_HOME = re.compile(
    r"(?i)\b(?:casas?|hogar(?:es)?|domicilios?|viviendas?|residencias?|apartamentos?|departamentos?"
    r"|pisos?|dormitorios?|recámaras?|habitaci[oó]n|patio\s+trasero|remolques?|casa\s+rodante)\b"
)
_NO_HOME = re.compile(
    r"(?i)\b(?:asilo|ancianos|mayores|estudiantes|funeraria|funerales|departamento\s+del?"
    r"|casa\s+(?:de\s+(?:la\s+)?(?:cultura|gobierno|moneda|campo|empeño|subastas|huéspedes)"
    r"|consistorial|blanca|rosada|museo|matriz|club|cuna))\b"
)

_IN_WORDS = (
    r"un|uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|trece|catorce|quince"
    r"|diecis[ée]is|diecisiete"
)
_AGE = rf"(?:1[0-7]|[1-9]|{_IN_WORDS})"
_GIVEN = r"[A-ZÀ-Þ][\wà-ÿ’'-]{1,40}"
_NAME = rf"{_GIVEN}(?:\s+(?:de\s+la|de\s+los|del|de|la|[A-Z]\.|{_GIVEN})){{0,4}}\s+{_GIVEN}"
_CHILD = (
    r"(?:niñ[oa]|menor|adolescente|joven|chic[oa]|muchach[oa]|bebé|nene|nena|estudiante|alumn[oa]"
    r"|hij[oa]|herman[oa]|niet[oa]|sobrin[oa]|v[íi]ctima|sospechos[oa]|pasajer[oa])"
)
_UNITS = r"(?:años|meses|semanas|d[íi]as)"
_AGE_IN_WORDS = re.compile(rf"(?:{_IN_WORDS})\s+{_UNITS}")
_YEARS = rf"{_UNITS}(?:\s+de\s+(?:edad|nacid[oa]))?"
_AGE_FIRST = re.compile(
    rf"\b(?i:{_CHILD}\s+de\s+(?:{_AGE}\s+años|\d{{1,2}}\s+(?:meses|semanas|d[íi]as))(?:\s+de\s+edad)?)"
    r",?\s+(?:(?:(?:llamad|identificad|nombrad|conocid)[oa]\s+(?:como\s+)?|de\s+nombre\s+)?)"
    rf"(?P<after>{_GIVEN}(?:\s+(?:de\s+la|del|de|{_GIVEN}))*)"
)
_AGE_LAST = re.compile(
    rf"\b(?P<name>{_NAME})(?:,\s+(?:una?\s+{_CHILD}\s+de|de|quien\s+ten[íi]a|que\s+ten[íi]a"
    r"|quien\s+tiene|que\s+tiene)\s+|,\s+|\s+\(|\s+(?:tiene|ten[íi]a|cumpli[óo]|acababa\s+de\s+cumplir)\s+"
    rf"|\s+de\s+)(?i:{_AGE}\s+{_YEARS})(?!\w)"
)
_NO_NAME = re.compile(
    r"(?i)\b(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre"
    r"|noviembre|diciembre|lunes|martes|miércoles|jueves|viernes|sábado|domingo|sección|capítulo"
    r"|figura|artículo|ruta|carretera|autopista|vuelo|grupo|nivel|versión|parte|regla|ley|calle"
    r"|avenida|condado|distrito|universidad|policía|ciudad|departamento|escuela|instituto)\b"
)

LISTS = WordLists(
    numbers=_NUMBERS,
    turning=_TURNING,
    small=_SMALL,
    says=_SAYS,
    titled=(*ENGLISH.titled, _TITLED),
    titles=_TITLES,
    offices=(*ENGLISH.offices, _OFFICE),
    roles=(*ENGLISH.roles, _ROLE),
    at=ENGLISH.at,
    dot=ENGLISH.dot,
    plates=(*ENGLISH.plates, _PLATE),
    identity=(*ENGLISH.identity, _IDENTITY),
    houses=Houses(
        addresses=(NUMBER_FIRST, NUMBER_LAST_IN_ONE_WORD, _LAST, _FIRST),
        names=(*ENGLISH.houses.names[:1], ENGLISH.houses.names[2], _UNIT, _STARTS, _NAME_ENDS),
        block=(_BLOCK,),
        homes=(*ENGLISH.houses.homes, _HOME),
        no_homes=(*ENGLISH.houses.no_homes, _NO_HOME),
    ),
    ages=Ages(
        in_words=(*ENGLISH.ages.in_words, _AGE_IN_WORDS),
        beside_names=(*ENGLISH.ages.beside_names, _AGE_FIRST, _AGE_LAST),
        no_names=(*ENGLISH.ages.no_names, _NO_NAME),
    ),
)
"""Spanish."""
