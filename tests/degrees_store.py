"""A store of things that can be counted, compared and ranked; what is listed as complete is so here."""

from datetime import date

from factcheck.facts import Entity, EntityRef, Property, Source, Statement
from factcheck.stores import MemoryStore
from factcheck.values import DateInterval, Money, Number, Quantity

SOURCES = [Source("Almanaque de Teste", "Listas e medidas", published=date(2024, 12, 1))]

CLASSES = {
    "person": ("pessoa", "person", ()),
    "player": ("jogador", "player", ("person",)),
    "company": ("empresa", "company", ()),
    "bank": ("banco", "bank", ("company",)),
    "club": ("clube", "club", ()),
    "place": ("lugar", "place", ()),
    "country": ("país", "country", ("place",)),
    "state": ("estado", "state", ("place",)),
    "city": ("cidade", "city", ("place",)),
    "region": ("região", "region", ("place",)),
    "bloc": ("bloco", "bloc", ()),
    "river": ("rio", "river", ()),
    "mountain": ("pico", "mountain", ()),
    "bridge": ("ponte", "bridge", ()),
    "tower": ("torre", "tower", ()),
    "stadium": ("estádio", "stadium", ()),
    "novel": ("romance", "novel", ()),
    "film": ("filme", "film", ()),
    "party": ("partido", "party", ()),
}

NAMES = {
    "city": "Recife Salvador Fortaleza Manaus Curitiba Natal Olinda Petrolina Caruaru Sobral Crato",
    "state": "Pernambuco Ceará Bahia",
    "region": "Nordeste",
    "country": "Brasil|Brazil Portugal Espanha|Spain França|France Angola Noruega|Norway",
    "bloc": "Mercosul|Mercosur",
    "river": "Amazonas Tejo Tocantins",
}


def _entities() -> list[Entity]:
    found = [Entity(i, labels={"pt": pt, "en": en}, types=types) for i, (pt, en, types) in CLASSES.items()]
    for kind, names in NAMES.items():
        for name in names.split():
            pt, _, en = name.partition("|")
            found.append(Entity(f"{kind}:{pt}", labels={"pt": pt, "en": en or pt}, types=[kind]))
    for kind, name in OTHERS:
        pt, _, en = name.partition("|")
        found.append(Entity(f"{kind}:{pt}", labels={"pt": pt, "en": en or pt}, types=[kind]))
    return found


OTHERS = [
    ("country", "Argentina"),
    ("country", "Uruguai|Uruguay"),
    ("country", "Paraguai|Paraguay"),
    ("country", "Bolívia|Bolivia"),
    ("mountain", "Pico da Neblina"),
    ("mountain", "Pico da Bandeira"),
    ("mountain", "Pico das Agulhas Negras"),
    ("river", "São Francisco"),
    ("bridge", "Ponte Rio-Niterói|Rio-Niterói Bridge"),
    ("bridge", "Ponte Vasco da Gama|Vasco da Gama Bridge"),
    ("tower", "Torre Eiffel|Eiffel Tower"),
    ("tower", "Torre de Belém|Belém Tower"),
    ("stadium", "Maracanã"),
    ("stadium", "Morumbi"),
    ("stadium", "Castelão"),
    ("company", "Mineração Serra Azul"),
    ("company", "Serra Azul Logística"),
    ("company", "Serra Azul Energia"),
    ("company", "Pelotas Ferro"),
    ("company", "Aços Guaíba"),
    ("company", "Tecelagem Blumenau"),
    ("company", "Estaleiro Rio Grande"),
    ("bank", "Banco Planalto"),
    ("bank", "Banco Litoral"),
    ("bank", "Banco Sertanejo"),
    ("person", "Machado de Assis"),
    ("person", "Clarice Lispector"),
    ("person", "Helena Prates"),
    ("person", "Otávio Prates"),
    ("person", "Joana Prates"),
    ("person", "Davi Prates"),
    ("person", "Lúcia Amaral"),
    ("person", "Bento Amaral"),
    ("player", "Marta Sampaio"),
    ("player", "Kátia Rocha"),
    ("novel", "Ressurreição"),
    ("novel", "A Mão e a Luva"),
    ("novel", "Helena"),
    ("novel", "Iaiá Garcia"),
    ("novel", "Memórias Póstumas de Brás Cubas"),
    ("novel", "Quincas Borba"),
    ("novel", "Dom Casmurro"),
    ("novel", "Esaú e Jacó"),
    ("novel", "Memorial de Aires"),
    ("film", "Cinzas do Norte"),
    ("film", "Maré Alta"),
]

PROPERTIES = [
    Property("population", labels={"pt": "população", "en": "population"}, value_type="number", time="period"),
    Property("area", labels={"pt": "área", "en": "area"}, value_type="quantity", time="timeless"),
    Property("elevation", labels={"pt": "altitude", "en": "elevation"}, value_type="quantity", time="timeless"),
    Property("length", labels={"pt": "comprimento", "en": "length"}, value_type="quantity", time="timeless"),
    Property("height", labels={"pt": "altura", "en": "height"}, value_type="quantity", time="timeless"),
    Property("capacity", labels={"pt": "capacidade", "en": "capacity"}, value_type="number", time="timeless"),
    Property("birth-date", labels={"pt": "nascimento", "en": "birth date"}, value_type="date", time="timeless"),
    Property("founded-on", labels={"pt": "fundação", "en": "founding date"}, value_type="date", time="timeless"),
    Property("net-profit", labels={"pt": "lucro líquido", "en": "net profit"}, value_type="money", time="period"),
    Property("revenue", labels={"pt": "receita", "en": "revenue"}, value_type="money", time="period"),
    Property("employees", labels={"pt": "funcionários", "en": "employees"}, value_type="number", time="period"),
    Property("titles", labels={"pt": "títulos", "en": "titles"}, value_type="number", time="timeless"),
    Property(
        "subsidiary",
        labels={"pt": "subsidiária", "en": "subsidiary"},
        value_type="entity",
        complete=True,
        subject_types=["company"],
        value_types=["company"],
    ),
    Property(
        "founder",
        labels={"pt": "fundador", "en": "founder"},
        aliases={"pt": ["fundadora"]},
        value_type="entity",
        time="timeless",
        subject_types=["company"],
        value_types=["person"],
    ),
    Property(
        "child",
        labels={"pt": "filho", "en": "child"},
        aliases={"pt": ["filha"], "en": ["son", "daughter"]},
        value_type="entity",
        time="timeless",
        complete=True,
        value_types=["person"],
    ),
    Property(
        "author",
        labels={"pt": "autor", "en": "author"},
        patterns={"pt": ["{value} (publicou|escreveu) {subject}"], "en": ["{value} (published|wrote) {subject}"]},
        value_type="entity",
        time="timeless",
        inverse="work",
        value_types=["person"],
    ),
    Property("work", value_type="entity", time="timeless", complete=True, inverse="author", value_types=["novel"]),
    Property(
        "director",
        labels={"pt": "diretor", "en": "director"},
        patterns={"pt": ["{value} dirigiu {subject}"], "en": ["{value} directed {subject}"]},
        value_type="entity",
        time="timeless",
        subject_types=["film"],
        value_types=["person"],
    ),
    Property("located-in", value_type="entity", time="timeless", part_of=True),
    Property(
        "state-of",
        labels={"pt": "estado da região", "en": "state of the region"},
        value_type="entity",
        time="timeless",
        complete=True,
        inverse="located-in",
        subject_types=["region"],
        value_types=["state"],
    ),
    Property("member-of", labels={"pt": "bloco", "en": "bloc"}, value_type="entity", part_of=True),
    Property(
        "member",
        labels={"pt": "país-membro", "en": "member state"},
        aliases={"pt": ["país membro", "membro"], "en": ["member country", "member"]},
        value_type="entity",
        complete=True,
        inverse="member-of",
        subject_types=["bloc"],
        value_types=["country"],
    ),
]

POPULATIONS = {
    "city:Recife": 1488920,
    "city:Salvador": 2417678,
    "city:Fortaleza": 2428708,
    "city:Manaus": 2063689,
    "city:Curitiba": 1773718,
    "city:Natal": 751300,
    "city:Olinda": 349976,
    "city:Petrolina": 386791,
    "city:Caruaru": 378052,
    "city:Sobral": 203023,
    "city:Crato": 131050,
    "state:Pernambuco": 9058931,
    "state:Ceará": 8794957,
    "state:Bahia": 14141626,
}

AREAS = {
    "country:Brasil": 8510418,
    "country:Argentina": 2780400,
    "country:Uruguai": 176215,
    "country:Paraguai": 406752,
    "country:Bolívia": 1098581,
    "country:Portugal": 92230,
    "country:Angola": 1246700,
    "country:França": 551500,
    "country:Espanha": 505990,
    "state:Pernambuco": 98068,
    "state:Ceará": 148894,
    "state:Bahia": 564760,
}

MEASURES = {
    "elevation": ("meter", {"Pico da Neblina": 2995, "Pico da Bandeira": 2891, "Pico das Agulhas Negras": 2791}),
    "height": ("meter", {"Torre Eiffel": 330, "Torre de Belém": 35}),
    "length": (
        "meter",
        {
            "Ponte Rio-Niterói": 13290,
            "Ponte Vasco da Gama": 12345,
            "São Francisco": 2863000,
            "Tejo": 1007000,
            "Tocantins": 2450000,
        },
    ),
}

PARTS = {
    "state:Pernambuco": "Recife Olinda Petrolina Caruaru",
    "state:Ceará": "Fortaleza Sobral Crato",
    "state:Bahia": "Salvador",
}


def store() -> MemoryStore:
    """The store."""
    entities = _entities()
    ids = {entity.labels["pt"]: entity.id for entity in entities if ":" in entity.id}
    said: list[Statement] = []

    def say(subject: str, prop: str, value: object, valid: str | None = None) -> None:
        told = EntityRef(ids.get(value, value)) if isinstance(value, str) else value
        during = None if valid is None else DateInterval.from_edtf(valid)
        said.append(Statement(ids.get(subject, subject), prop, told, valid=during, sources=SOURCES))

    for place, number in POPULATIONS.items():
        say(place, "population", Number(number), "2022")
    say("city:Manaus", "population", Number(1802014), "2010")
    say("city:Curitiba", "population", Number(1751907), "2010")
    for place, number in AREAS.items():
        say(place, "area", Quantity(number, "kilometer ** 2", step=1))
    for prop, (unit, sizes) in MEASURES.items():
        for name, size in sizes.items():
            say(name, prop, Quantity(size, unit, step=1))
    for name, seats in (("Maracanã", 78838), ("Morumbi", 66795), ("Castelão", 63903)):
        say(name, "capacity", Number(seats))
    for state, cities in PARTS.items():
        say(state, "located-in", "region:Nordeste")
        for city in cities.split():
            say(f"city:{city}", "located-in", state)
    say("region:Nordeste", "located-in", "country:Brasil")
    for country in ("Brasil", "Argentina", "Uruguai", "Paraguai"):
        say(country, "member-of", "bloc:Mercosul", "1991-03-26/..")
    say("Bolívia", "member-of", "bloc:Mercosul", "2024-07-08/..")
    for company in ("Serra Azul Logística", "Serra Azul Energia", "Pelotas Ferro"):
        say("Mineração Serra Azul", "subsidiary", company, "2019-01-01/..")
    say("Mineração Serra Azul", "subsidiary", "Aços Guaíba", "2019-01-01/2022-06-30")
    for person in ("Helena Prates", "Otávio Prates", "Lúcia Amaral"):
        say("Banco Planalto", "founder", person)
    for person in ("Otávio Prates", "Joana Prates", "Davi Prates"):
        say("Helena Prates", "child", person)
    for novel in [name for kind, name in OTHERS if kind == "novel"]:
        say(novel, "author", "Machado de Assis")
    for film in ("Cinzas do Norte", "Maré Alta"):
        say(film, "director", "Lúcia Amaral")
    for name, born in (
        ("Helena Prates", "1950-05-03"),
        ("Otávio Prates", "1978-11-20"),
        ("Joana Prates", "1981-02-14"),
        ("Lúcia Amaral", "1962"),
        ("Bento Amaral", "1962-08-30"),
        ("Marta Sampaio", "1999-01-09"),
        ("Kátia Rocha", "2003-07-22"),
    ):
        say(name, "birth-date", DateInterval.from_edtf(born))
    for name, founded in (
        ("Banco Planalto", "1924-03-15"),
        ("Banco Litoral", "1951"),
        ("Banco Sertanejo", "1988-10-01"),
        ("Tecelagem Blumenau", "1893"),
        ("Estaleiro Rio Grande", "2006-04-01"),
    ):
        say(name, "founded-on", DateInterval.from_edtf(founded))
    for name, year, profit, revenue in (
        ("Mineração Serra Azul", "2022", "8.2e9", "41e9"),
        ("Mineração Serra Azul", "2023", "3.1e9", "37e9"),
        ("Aços Guaíba", "2022", "5.9e9", "29e9"),
        ("Aços Guaíba", "2023", "4.4e9", "31e9"),
        ("Tecelagem Blumenau", "2023", "2.2e8", "1.1e9"),
    ):
        say(name, "net-profit", Money(profit, "BRL", step="1e7"), year)
        say(name, "revenue", Money(revenue, "BRL", step="1e8"), year)
    for name, number in (("Mineração Serra Azul", 21400), ("Aços Guaíba", 10300), ("Tecelagem Blumenau", 5120)):
        say(name, "employees", Number(number), "2023")
    return MemoryStore(entities=entities, properties=PROPERTIES, statements=said, as_of=date(2025, 1, 31))
