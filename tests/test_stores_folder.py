"""Facts folders: what the format admits, and what each mistake is told."""

import os
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest

from factcheck.errors import FactsError
from factcheck.facts import Entity, EntityRef, Rank, Source, Statement, TimeKind, ValueType
from factcheck.stores import FolderStore, MemoryStore, open_store, write_folder
from factcheck.values import DateInterval, Money, Number, Quantity

FACTS = """\
as_of = 2025-01-31
name = "Prefeituras"

[[source]]
key = "tre-2024"
publisher = "TRE-PE"
title = "Ata da eleição"
published = 2024-10-07
accessed = "2025-01-10"

[[entity]]
id = "city"
labels = { pt = "cidade", en = "city" }

[[entity]]
id = "recife"
labels = { mul = "Recife" }
aliases = { pt = ["capital pernambucana"], mul = ["Veneza Brasileira"] }
types = ["city"]
same_as = { wikidata = "Q48344" }
weak = ["Veneza Brasileira"]
prominence = 3

[[entity]]
id = "joao-campos"
labels = { mul = "João Campos" }

[[property]]
id = "mayor"
labels = { pt = "prefeito", en = "mayor" }
aliases = { pt = ["prefeita", "alcaide"] }
patterns = { pt = ["{value} governa {subject}"] }
value_type = "entity"
single_valued = true
subject_types = ["city"]

[[property]]
id = "budget"
value_type = "money"
time = "period"

[[property]]
id = "area"
value_type = "quantity"
time = "timeless"

[[property]]
id = "population"
value_type = "number"

[[property]]
id = "founded"
value_type = "date"

[[property]]
id = "motto"
value_type = "string"

# [[statement]] in a comment is none
[[statement]]
subject = "recife"
property = "mayor"
value = "joao-campos"
valid = "2021-01-01/.."
as_of = 2025-01-22
rank = "preferred"
sources = [
  "tre-2024",
  { source = "tre-2024", quotation = \"\"\"
[[statement]]
eleito no primeiro turno\"\"\" },
  { publisher = "Prefeitura do Recife", title = "Posse" },
]

[[statement]]
subject = "recife"
property = "founded"
value = "1537-03-12"
qualifiers = [ { property = "population", value = 200 } ]
"""


def write(folder: Path, content: str | bytes, name: str = "facts.toml") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def complaint(file: Path) -> FactsError:
    with pytest.raises(FactsError) as caught:
        FolderStore(file)
    return caught.value


def line_of(text: str, content: str) -> int:
    return content[: content.index(text)].count("\n") + 1


def test_every_key_of_the_format_is_read(tmp_path: Path) -> None:
    store = FolderStore(write(tmp_path, FACTS))
    assert (store.as_of, store.name) == (date(2025, 1, 31), "Prefeituras")
    recife = list(store.entities())[1]
    assert recife == Entity(
        "recife",
        labels={"mul": "Recife"},
        aliases={"pt": ["capital pernambucana"], "mul": ["Veneza Brasileira"]},
        types=["city"],
        same_as={"wikidata": "Q48344"},
        weak=["Veneza Brasileira"],
        prominence=3,
    )
    mayor, budget, *_ = store.properties()
    assert (mayor.value_type, mayor.single_valued, mayor.time) == (ValueType.ENTITY, True, TimeKind.STATE)
    assert (budget.single_valued, budget.complete, budget.time) == (False, False, TimeKind.PERIOD)
    elected, founded = store.statements()
    ata = Source("TRE-PE", "Ata da eleição", published=date(2024, 10, 7), accessed=date(2025, 1, 10))
    assert elected.value == EntityRef("joao-campos")
    assert (elected.rank, elected.as_of) == (Rank.PREFERRED, date(2025, 1, 22))
    assert elected.sources[0] == ata
    assert elected.sources[1].quotation == "[[statement]]\neleito no primeiro turno"
    assert elected.sources[2] == Source("Prefeitura do Recife", "Posse")
    assert founded.value == DateInterval.day(date(1537, 3, 12))
    assert founded.qualifiers[0].value == Number(200)


@pytest.mark.parametrize(
    ("property_id", "written", "value"),
    [
        ("budget", '"8.6e9 BRL"', Money("8.6e9", "BRL")),
        ("budget", '{ amount = "8.6e9", currency = "BRL", step = "1e8" }', Money("8.6e9", "BRL", step="1e8")),
        (
            "budget",
            '{ amount = 500, currency = "BRL", lower = 500, upper = ".." }',
            Money(500, "BRL", lower=500, upper=None),
        ),
        ("area", '"218.843 km²"', Quantity("218.843", "km²")),
        ("area", '"12.25 %"', Quantity("12.25", "%")),
        ("area", '"3  pontos de ônibus"', Quantity(3, "pontos de ônibus")),
        ("area", '{ amount = 1.50, unit = "%", step = 0.01 }', Quantity("1.50", "%", step="0.01")),
        ("population", "1488920", Number(1488920)),
        ("population", '"1488920"', Number(1488920)),
        ("population", "1.5", Number("1.5")),
        ("population", '{ amount = "1.49e6", step = "1e4" }', Number("1.49e6", step="1e4")),
        ("founded", "1537-03-12", DateInterval.day(date(1537, 3, 12))),
        ("founded", '"153X~"', DateInterval.from_edtf("153X~")),
        ("motto", '""', ""),
    ],
)
def test_values_are_read_by_the_type_of_their_property(
    tmp_path: Path, property_id: str, written: str, value: object
) -> None:
    table = f'\n[[statement]]\nsubject = "recife"\nproperty = "{property_id}"\nvalue = {written}\n'
    assert list(FolderStore(write(tmp_path, FACTS + table)).statements())[-1].value == value


@pytest.mark.parametrize(
    ("old", "new", "at", "message"),
    [
        ("key =", "key", "key", "TOML is expected"),
        ("[[source]]", "[[sorce]]", "[[sorce]]", "unknown kind 'sorce'; did you mean 'source'?"),
        ("[[source]]", "[source]", "[source]", "tables headed [[source]] are expected, not [source]"),
        ("name =", "nome =", "nome =", "unknown kind 'nome'; did you mean 'name'?"),
        ("as_of = 2025-01-31", "as_of = 2025", "as_of", "store: as_of: a day such as 2025-01-31 is expected, not 2025"),
        ('"2025-01-10"', '"10/1/2025"', "[[source]]", "source: accessed: a day such as 2025-01-31 is expected"),
        ("published = 2024-10-07", "published = 2024-10-07T10:00:00", "[[source]]", "source: published: a day"),
        ('publisher = "TRE-PE"\n', "", "[[source]]", "source: the key 'publisher' is missing"),
        ('publisher = "TRE-PE"', 'publisher = " "', "[[source]]", "source: publisher is an identifier"),
        ('id = "city"\n', "", "[[entity]]", "entity: the key 'id' is missing"),
        ('labels = { pt = "cidade"', 'lables = { pt = "cidade"', "[[entity]]", "did you mean 'labels'?"),
        ('pt = "cidade"', "pt = 3", "[[entity]]", "entity: labels: pt: a string is expected, not 3"),
        ('pt = "cidade"', 'pt-BR = "cidade"', "[[entity]]", "a language such as pt, en or mul"),
        ('["prefeita", "alcaide"]', '"prefeita"', '[[property]]\nid = "mayor"', "aliases: pt: a list of strings"),
        ('["prefeita", "alcaide"]', '["prefeita", 3]', '[[property]]\nid = "mayor"', "a list of strings is expected"),
        ("prominence = 3", "prominence = 1.5", '[[entity]]\nid = "recife"', "prominence: a whole number is expected"),
        ("prominence = 3", "prominence = -1", '[[entity]]\nid = "recife"', "prominence is a whole number from 0 to"),
        ('weak = ["Veneza', 'weak = ["Venesa', '[[entity]]\nid = "recife"', "did you mean 'Veneza Brasileira'?"),
        ('"alcaide"', '""', '[[property]]\nid = "mayor"', "aliases: pt: a name is expected, not '': it is empty"),
        (
            'value_type = "entity"',
            'value_type = "entidade"',
            '[[property]]\nid = "mayor"',
            "one of entity, date, money",
        ),
        ("single_valued = true", 'single_valued = "yes"', '[[property]]\nid = "mayor"', "true or false is expected"),
        ('subject_types = ["city"]', 'subject_types = ["citty"]', '[[property]]\nid = "mayor"', "did you mean 'city'?"),
        ('types = ["city"]\nsame', 'types = ["citi"]\nsame', '[[entity]]\nid = "recife"', "did you mean 'city'?"),
        (
            'id = "budget"',
            'id = "mayor"',
            '[[property]]\nid = "mayor"\nvalue',
            "the id 'mayor' is given twice, first at",
        ),
        ('subject = "recife"', 'subject = "recifi"', "[[statement]]\nsubject", "did you mean 'recife'?"),
        (
            'property = "mayor"',
            'property = "maior"',
            "[[statement]]\nsubject",
            "property 'maior'; did you mean 'mayor'?",
        ),
        ('value = "joao-campos"', 'value = "João Campos"', "[[statement]]\nsubject", "did you mean 'joao-campos'?"),
        (
            'value = "joao-campos"',
            "value = 3",
            "[[statement]]\nsubject",
            "value: the id of an entity is expected, not 3",
        ),
        ('value = "joao-campos"\n', "", "[[statement]]\nsubject", "statement: the key 'value' is missing"),
        ('"2021-01-01/.."', '"2021-02-30/.."', "[[statement]]\nsubject", "valid: no such day: 2021-02-30"),
        ('"2021-01-01/.."', "2021", "[[statement]]\nsubject", "valid: an EDTF string such as"),
        ('rank = "preferred"', 'rank = "first"', "[[statement]]\nsubject", "one of preferred, normal, deprecated"),
        (
            '  "tre-2024"',
            '  "tre-2042"',
            "[[statement]]\nsubject",
            "unknown source 'tre-2042'; did you mean 'tre-2024'?",
        ),
        ('title = "Posse"', 'titel = "Posse"', "[[statement]]\nsubject", "inline source: unknown key 'titel'; did you"),
        ('property = "population", value = 200', 'property = "population"', "founded", "qualifier: the key 'value' is"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(tmp_path: Path, old: str, new: str, at: str, message: str) -> None:
    assert old in FACTS
    content = FACTS.replace(old, new, 1)
    file = write(tmp_path, content)
    error = complaint(file)
    assert message in str(error)
    line = line_of('[[statement]]\nsubject = "recife"\nproperty = "founded"' if at == "founded" else at, content)
    assert (error.path, error.line) == (str(file), line)


@pytest.mark.parametrize(
    ("property_id", "written", "message"),
    [
        ("budget", "8600000000", "money such as"),
        ("budget", '"8.6e9"', "money such as"),
        ("budget", '"R$ 8,6 bilhões"', "money such as"),
        ("budget", '"8,6e9 BRL"', "not a decimal number: '8,6e9'"),
        ("budget", '"8.6e9 reais"', "a currency is an ISO 4217 code of three letters"),
        ("budget", '{ amount = "8.6e9", unit = "BRL" }', "money such as"),
        ("budget", '{ amount = "1e99999999", currency = "BRL" }', "the amount is out of range"),
        ("budget", '{ amount = 1, currency = "BRL", lower = 3, upper = 2 }', "the bounds are crossed"),
        ("budget", '{ amount = true, currency = "BRL" }', "a number such as 12"),
        ("area", '"12.25"', "quantity such as"),
        ("area", "12.25", "quantity such as"),
        ("area", '{ amount = "12.25", unit = 3 }', "a string is expected, not 3"),
        ("population", '"1.488.920"', "not a decimal number"),
        ("population", "nan", "number such as"),
        ("population", "true", "number such as"),
        ("founded", '"12/03/1537"', "EDTF"),
        ("founded", "1537-03-12T10:00:00", "an EDTF string such as"),
        ("founded", '{ start = "2024-06-03", precision = "fortnight" }', "a precision such as day or week"),
        ("founded", '{ start = "2024-06-03", until = "2024-06-10" }', "start, end, precision or one of"),
        ("motto", "3", "a string is expected, not 3"),
    ],
)
def test_a_value_that_does_not_fit_its_property_is_told_what_does(
    tmp_path: Path, property_id: str, written: str, message: str
) -> None:
    table = f'\n[[statement]]\nsubject = "recife"\nproperty = "{property_id}"\nvalue = {written}\n'
    file = write(tmp_path, FACTS + table)
    error = complaint(file)
    assert message in str(error)
    assert (error.path, error.line) == (str(file), FACTS.count("\n") + 2)


def test_one_statement_twice_is_told_where_it_stood_first(tmp_path: Path) -> None:
    table = '\n[[statement]]\nsubject = "recife"\nproperty = "motto"\nvalue = "x"\n'
    file = write(tmp_path, FACTS + table + table)
    error = complaint(file)
    assert error.line == FACTS.count("\n") + 2 + 5
    assert f"first at {file}:{FACTS.count(chr(10)) + 2}; give all its sources to one statement" in str(error)


def test_a_source_key_used_twice_is_told_where_it_stood_first(tmp_path: Path) -> None:
    write(tmp_path, '[[source]]\nkey = "a"\npublisher = "x"\ntitle = "y"\n', "1.toml")
    file = write(tmp_path, '\n[[source]]\nkey = "a"\npublisher = "x"\ntitle = "y"\n', "2.toml")
    error = complaint(tmp_path)
    assert (error.path, error.line) == (str(file), 2)
    assert f"the key 'a' is given twice, first at {tmp_path / '1.toml'}:1" in str(error)


def test_tables_written_on_one_line_are_told_the_line_of_their_key(tmp_path: Path) -> None:
    file = write(tmp_path, 'as_of = 2025-01-31\nentity = [{ id = "a" }, { id = "a" }]\n')
    assert complaint(file).line == 2


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b'[[entity]]\nid = "s\xe3o-paulo"\n', 2),
        (b"\xff\xfe[\x00", 1),
        ('as_of = 2025-01-31\nname = "[[', 2),
        (f"a = {'[' * 5000}", None),
        (f"a = {'9' * 5000}", None),
    ],
)
def test_a_file_that_is_not_toml_in_utf8_is_told_so(tmp_path: Path, content: str | bytes, line: int | None) -> None:
    file = write(tmp_path, content)
    error = complaint(file)
    assert (error.path, error.line) == (str(file), line)


def test_a_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    store = FolderStore(write(tmp_path, b"\xef\xbb\xbf" + FACTS.replace("\n", "\r\n").encode()))
    assert len(list(store.statements())) == 2


def test_lines_are_counted_right_with_windows_line_ends(tmp_path: Path) -> None:
    content = FACTS.replace('property = "mayor"', 'property = "maior"').replace("\n", "\r\n")
    assert complaint(write(tmp_path, content)).line == line_of("[[statement]]\r\nsubject", content)


def test_files_are_read_in_the_order_of_their_names_with_sub_folders(tmp_path: Path) -> None:
    for name in ("b.toml", "a/z.toml", "a/b/c.TOML", "c.jsonl", "a.toml"):
        content = f'[[entity]]\nid = "{name}"\n' if not name.endswith("l") or name.lower().endswith("toml") else ""
        write(tmp_path, content or '{"kind": "entity", "id": "c.jsonl"}\n', name)
    for name in ("README.md", ".hidden.toml", ".git/config.toml", "notes.txt"):
        write(tmp_path, "none of ours", name)
    ids = [entity.id for entity in FolderStore(tmp_path).entities()]
    assert ids == ["a/b/c.TOML", "a/z.toml", "a.toml", "b.toml", "c.jsonl"]


def test_statements_refer_to_sources_and_entities_of_any_file(tmp_path: Path) -> None:
    tables = FACTS.split("\n\n")
    for number, table in enumerate(reversed(tables)):
        write(tmp_path, table, f"{number}.toml")
    assert len(list(FolderStore(tmp_path).statements())) == 2


def test_a_folder_says_its_as_of_once(tmp_path: Path) -> None:
    write(tmp_path, "as_of = 2025-01-31\n", "a.toml")
    file = write(tmp_path, "# again\nas_of = 2025-01-31\n", "b.toml")
    error = complaint(tmp_path)
    assert (error.path, error.line) == (str(file), 2)


def test_a_folder_without_facts_files_is_a_complaint(tmp_path: Path) -> None:
    write(tmp_path, "nothing", "README.md")
    assert "a folder with .toml or .jsonl files is expected" in str(complaint(tmp_path))


def test_a_folder_that_holds_itself_is_a_complaint(tmp_path: Path) -> None:
    write(tmp_path, FACTS, "a/facts.toml")
    (tmp_path / "a" / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert "does not hold itself" in str(complaint(tmp_path))


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser reads every file")
def test_an_unreadable_file_is_a_complaint(tmp_path: Path) -> None:
    file = write(tmp_path, FACTS)
    file.chmod(0)
    assert "a file that can be read is expected" in str(complaint(file))


JSON_LINES = """\
{"kind": "store", "as_of": "2025-01-31"}
{"kind": "source", "key": "tre", "publisher": "TRE-PE", "title": "Ata", "published": "2024-10-07"}
{"kind": "entity", "id": "recife", "labels": {"mul": "Recife"}}

{"kind": "property", "id": "population", "value_type": "number", "inverse": null}
{"kind": "statement", "subject": "recife", "property": "population", "value": 1488920.5, "sources": ["tre"]}
"""


def test_json_lines_say_the_same_as_toml(tmp_path: Path) -> None:
    store = FolderStore(write(tmp_path, JSON_LINES, "facts.jsonl"))
    assert store.as_of == date(2025, 1, 31)
    (statement,) = store.statements()
    assert statement.value == Number("1488920.5")
    assert statement.sources == (Source("TRE-PE", "Ata", published=date(2024, 10, 7)),)


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ('{"kind": "entity",', '{"kind" "entity",', 3, "a JSON object a line is expected"),
        ('{"kind": "entity", "id": "recife",', '{"kind": "entity", "id": "a", "id": "b",', 3, "'id' is given twice"),
        ('"kind": "entity", ', "", 3, "the key 'kind' is missing"),
        ('"entity"', '"entitty"', 3, "unknown kind 'entitty'; did you mean 'entity'?"),
        ('"entity"', '["entity"]', 3, "unknown kind"),
        (
            '{"kind": "entity", "id": "recife", "labels": {"mul": "Recife"}}',
            "[1]",
            3,
            "a JSON object is expected, not [1]",
        ),
        ('"Recife"', '"Reci\\u0000fe"', 3, "control character"),
        ('"value_type": "number"', '"value_type": "int"', 5, "value_type: one of"),
        ("1488920.5", '"many"', 6, "not a decimal number"),
        ('"2024-10-07"', '"20241007"', 2, "a day such as 2025-01-31 is expected"),
        ("1488920.5", "[" * 100_000, 6, "a JSON object a line is expected"),
        ("1488920.5", "Infinity", 6, "number such as"),
    ],
)
def test_a_mistake_in_json_lines_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, line: int, message: str
) -> None:
    assert old in JSON_LINES
    error = complaint(write(tmp_path, JSON_LINES.replace(old, new, 1), "facts.jsonl"))
    assert message in str(error)
    assert error.line == line


def test_a_store_is_read_from_inside_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "package.zip", "w") as package:
        package.writestr("facts/a.toml", FACTS)
    with zipfile.ZipFile(tmp_path / "package.zip") as package:
        store = FolderStore(zipfile.Path(package, "facts/"))
    assert len(list(store.statements())) == 2


def test_a_written_folder_reads_as_people_write_it(tmp_path: Path) -> None:
    write_folder(FolderStore(write(tmp_path, FACTS)), tmp_path / "out")
    written = (tmp_path / "out" / "statements.toml").read_text(encoding="utf-8")
    assert written == (
        '[[statement]]\nsubject = "recife"\nproperty = "mayor"\nvalue = "joao-campos"\nvalid = "2021-01-01/.."\n'
        'as_of = 2025-01-22\nrank = "preferred"\nsources = [\n  "tre-pe-ata-da-eleicao-2024",\n'
        '  { source = "tre-pe-ata-da-eleicao-2024", quotation = "[[statement]]\\neleito no primeiro turno" },\n'
        '  "prefeitura-do-recife-posse",\n]\n\n'
        '[[statement]]\nsubject = "recife"\nproperty = "founded"\nvalue = "1537-03-12"\n'
        'qualifiers = [{ property = "population", value = "200" }]\n'
    )


def test_sources_that_would_share_a_key_get_keys_of_their_own(tmp_path: Path) -> None:
    facts = MemoryStore(
        entities=FolderStore(write(tmp_path, FACTS, "in/facts.toml")).entities(),
        properties=FolderStore(tmp_path / "in").properties(),
        statements=[
            Statement("recife", "motto", text, sources=[Source("IBGE", "Nota", url=f"https://{text}.br")])
            for text in ("a", "b", "c")
        ],
    )
    write_folder(facts, tmp_path / "out")
    assert list(FolderStore(tmp_path / "out").statements()) == list(facts.statements())


def test_a_folder_is_written_again_over_itself(tmp_path: Path) -> None:
    write(tmp_path, FACTS, "in/facts.toml")
    write_folder(open_store(tmp_path / "in"), tmp_path / "out")
    before = {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()}
    write_folder(open_store(tmp_path / "out"), tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == before


def test_a_folder_with_other_facts_files_is_not_written_into(tmp_path: Path) -> None:
    file = write(tmp_path, FACTS, "more/facts.toml")
    with pytest.raises(FactsError, match="a folder without other facts files is expected") as caught:
        write_folder(MemoryStore(), tmp_path)
    assert caught.value.path == str(file)
    assert [found.name for found in tmp_path.iterdir()] == ["more"]


def test_a_folder_cannot_be_written_where_a_file_is(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match="a folder that can be written is expected"):
        write_folder(MemoryStore(), write(tmp_path, FACTS))


def test_finding_lines_takes_time_in_proportion_to_the_file(tmp_path: Path) -> None:
    for hostile in ('"' * 300_001, "'" * 300_001, "#" * 300_000, "[" * 300_000, "\\" * 300_000, '"\\' * 150_000):
        file = write(tmp_path, f'name = "x"\n[[sorce]]\nkey = """\n{hostile}\n"""\n')
        begun = time.perf_counter()
        complaint(file)
        assert time.perf_counter() - begun < 5
