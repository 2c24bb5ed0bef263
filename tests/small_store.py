"""A small store for tests of logic: few facts, every kind of property."""

from datetime import date

from factcheck.facts import Entity, EntityRef, Property, Qualifier, Rank, Source, Statement
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval, Money, Quantity

SOURCES = [Source("Gazeta de Teste", "Fatos de teste", published=date(2024, 12, 1))]
edtf = DateInterval.from_edtf


def statement(subject: str, prop: str, value: object, valid: str | None = None, **more: object) -> Statement:
    told = EntityRef(value) if isinstance(value, str) else value
    return Statement(subject, prop, told, valid=edtf(valid) if valid else None, sources=SOURCES, **more)


ENTITIES = [
    Entity("person", labels={"pt": "pessoa", "en": "person"}),
    Entity("company", labels={"pt": "empresa", "en": "company"}),
    Entity("startup", labels={"mul": "startup"}, types=["company"]),
    Entity("venture", labels={"mul": "joint venture"}, types=["company"]),
    Entity("country", labels={"pt": "país", "en": "country"}),
    Entity("openai", labels={"mul": "OpenAI"}, types=["startup"]),
    Entity("oracle", labels={"mul": "Oracle"}, types=["company"]),
    Entity("microsoft", labels={"mul": "Microsoft"}, types=["company"]),
    Entity("softbank", labels={"mul": "SoftBank"}, types=["company"]),
    Entity("arm", labels={"mul": "Arm"}, types=["company"]),
    Entity("vale", labels={"mul": "Vale"}, types=["company"]),
    Entity("stargate", labels={"mul": "Stargate"}, types=["venture"]),
    Entity("petrobras", labels={"mul": "Petrobras"}, types=["company"]),
    Entity("altman", labels={"mul": "Sam Altman"}, aliases={"mul": ["Altman"]}, types=["person"]),
    Entity("ellison", labels={"mul": "Larry Ellison"}, types=["person"]),
    Entity("catz", labels={"mul": "Safra Catz"}, types=["person"]),
    Entity("hurd", labels={"mul": "Mark Hurd"}, types=["person"]),
    Entity("trump", labels={"mul": "Donald Trump"}, aliases={"mul": ["Trump"]}, types=["person"]),
    Entity("biden", labels={"mul": "Joe Biden"}, types=["person"]),
    Entity("haddad", labels={"mul": "Fernando Haddad"}, types=["person"]),
    Entity("tebet", labels={"mul": "Simone Tebet"}, types=["person"]),
    Entity("lula", labels={"mul": "Luiz Inácio Lula da Silva"}, aliases={"mul": ["Lula"]}, types=["person"]),
    Entity("brazil", labels={"pt": "Brasil", "en": "Brazil"}, types=["country"]),
    Entity(
        "usa",
        labels={"pt": "Estados Unidos", "en": "United States"},
        aliases={"pt": ["EUA"], "en": ["US", "U.S."]},
        types=["country"],
    ),
]

PROPERTIES = [
    Property(
        "chief-executive",
        labels={"mul": "CEO"},
        aliases={"pt": ["presidente-executivo", "presidente"], "en": ["chief executive"]},
        value_type="entity",
        single_valued=True,
        subject_types=["company"],
        value_types=["person"],
    ),
    Property(
        "chairperson",
        labels={"pt": "presidente do conselho", "en": "chairman"},
        aliases={"pt": ["presidente"]},
        value_type="entity",
        single_valued=True,
        subject_types=["company"],
        value_types=["person"],
    ),
    Property(
        "president",
        labels={"pt": "presidente", "en": "president"},
        value_type="entity",
        single_valued=True,
        subject_types=["country"],
        value_types=["person"],
    ),
    Property(
        "finance-minister",
        labels={"pt": "ministro da Fazenda", "en": "finance minister"},
        value_type="entity",
        single_valued=True,
        subject_types=["country"],
        value_types=["person"],
    ),
    Property(
        "partner",
        labels={"pt": "parceira", "en": "partner"},
        patterns={
            "pt": ["{subject} se associ* a {value} [{start}]", "parceria entre {subject} e {value} ... {end}"],
            "en": ["{subject} partnered with {value} [{start}]"],
        },
        value_type="entity",
        inverse="partner",
        subject_types=["company"],
        value_types=["company"],
    ),
    Property(
        "member",
        labels={"pt": "membro", "en": "member"},
        patterns={"pt": ["{subject} (conta com|envolve) {value}"], "en": ["{subject} includes {value}"]},
        value_type="entity",
        subject_types=["venture"],
        value_types=["company"],
    ),
    Property(
        "profit",
        labels={"pt": "lucro", "en": "profit"},
        patterns={"pt": ["{subject} lucr* {value} [{when}]"], "en": ["{subject} earned {value} [{when}]"]},
        value_type="money",
        single_valued=True,
        time="period",
    ),
    Property(
        "selic",
        labels={"pt": "Selic", "en": "Selic rate"},
        value_type="quantity",
        single_valued=True,
    ),
    Property(
        "took-office",
        labels={"pt": "posse", "en": "inauguration"},
        patterns={"pt": ["{subject} tom* posse {value}"], "en": ["{subject} took office {value}"]},
        value_type="date",
        complete=True,
        time="timeless",
    ),
    Property("together-with", labels={"pt": "junto com", "en": "together with"}, value_type="entity"),
]

WITH_HURD = [Qualifier("together-with", EntityRef("hurd"))]

STATEMENTS = [
    statement("openai", "chief-executive", "altman", "2023-11-22/.."),
    statement("oracle", "chief-executive", "catz", "2014-09-18/..", qualifiers=WITH_HURD),
    statement("oracle", "chief-executive", "hurd", "2014-09-18/2019-10-17"),
    statement("oracle", "chief-executive", "ellison", "1977-06-16/2014-09-17"),
    statement("oracle", "chairperson", "ellison", "2014-09-18/.."),
    statement("usa", "president", "biden", "2021-01-20/2025-01-19"),
    statement("usa", "president", "trump", "2025-01-20/.."),
    statement("brazil", "finance-minister", "haddad", "2023-01-01/.."),
    statement("openai", "partner", "oracle", "2024-06/.."),
    statement("microsoft", "partner", "openai", "2019-07-22/2030-12-31"),
    statement("stargate", "member", "softbank", "2025-01-21/.."),
    statement("petrobras", "profit", Money("188.328e9", "BRL", step="1e6"), "2022"),
    statement("petrobras", "profit", Money("124.606e9", "BRL", step="1e6"), "2023"),
    statement("brazil", "selic", Quantity("12.25", "%", step="0.01"), "2024-12-12/2025-01-29"),
    statement("lula", "took-office", edtf("2003-01-01")),
    statement("lula", "took-office", edtf("2007-01-01")),
    statement("lula", "took-office", edtf("2023-01-01")),
    statement("oracle", "chief-executive", "altman", "2020", rank=Rank.DEPRECATED),
]


def small_store() -> MemoryStore:
    return MemoryStore(entities=ENTITIES, properties=PROPERTIES, statements=STATEMENTS, as_of=date(2025, 1, 31))
