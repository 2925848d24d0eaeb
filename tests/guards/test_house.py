"""The repository tests itself: settings explained, locks clean, migrations named, templates plain."""

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from award.law.citation import cite
from award.law.readings import CATALOGUE
from award.law.texts import number_of

READS = {"text", "flag", "number", "names", "folder"}
UNNAMED = re.compile(r"_(auto_\d|alter_|rename_.*_and_more|.*_and_more$)")


LINES_MOST = 300
# Longer than a module should be, each for its reason.
LONG = {
    "law/case.py": "a table of facts: one frozen dataclass a road",
    "process/draw/solver.py": "one class, one algorithm: its parts share every array",
}


def environment_names(settings: Path) -> set[str]:
    """The variables that settings.py reads: the first argument of each typed read."""
    calls = [
        node
        for node in ast.walk(ast.parse(settings.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    reads = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in READS]
    return {str(ast.literal_eval(call.args[0])) for call in reads}


def test_no_module_is_longer_than_a_reader_holds_in_the_head(repository: Path) -> None:
    """A module that grows past it holds two things: give the second one a name and a file of its own."""
    source = repository / "src/award"
    longer = {
        path.relative_to(source).as_posix()
        for path in source.rglob("*.py")
        if path.parent.name != "migrations"
        and len(path.read_text(encoding="utf-8").splitlines()) > LINES_MOST
    }
    assert longer == set(LONG)


def test_every_setting_is_documented_and_every_documented_setting_is_read(repository: Path) -> None:
    documented = re.findall(
        r"^\| `([A-Z_]+)` \|", (repository / "docs/settings.md").read_text(encoding="utf-8"), re.M
    )
    assert sorted(documented) == sorted(environment_names(repository / "src/award/settings.py"))


def test_nothing_but_the_environment_module_and_the_commands_reads_the_environment(repository: Path) -> None:
    readers = {
        path.relative_to(repository / "src/award").as_posix()
        for path in (repository / "src/award").rglob("*.py")
        if "os.environ" in path.read_text(encoding="utf-8") or "getenv" in path.read_text(encoding="utf-8")
    }
    assert {reader for reader in readers if not reader.startswith("cli/")} == {"environment.py", "wsgi.py"}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock", "requirements-uv.lock"])
def test_a_lock_names_releases_with_hashes_and_no_index_address(repository: Path, name: str) -> None:
    text = (repository / name).read_text(encoding="utf-8")
    releases = re.findall(r"^(\S+==\S+)", text, re.M)
    assert len(releases) == len(re.findall(r"^\S+==\S+.*\\\n    --hash=sha256:[0-9a-f]{64}", text, re.M)) > 0
    assert "://" not in text


def test_every_dependency_is_locked(repository: Path) -> None:
    project = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {re.match(r"[a-z0-9-]+", d)[0] for d in project["project"]["dependencies"]}  # type: ignore[index]
    locked = set(
        re.findall(r"^([a-z0-9-]+)==", (repository / "requirements.lock").read_text(encoding="utf-8"), re.M)
    )
    assert wanted - locked == set()


def test_every_migration_has_a_name_that_says_what_it_does(repository: Path) -> None:
    migrations = [path.stem for path in (repository / "src/award").rglob("migrations/0*.py")]
    assert [name for name in migrations if UNNAMED.search(name)] == []


@pytest.mark.django_db
def test_no_change_of_a_model_lacks_its_migration() -> None:
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_template_carries_a_script_or_a_style_of_its_own(repository: Path) -> None:
    inline = re.compile(
        r"<style|<script(?![^>]*\bsrc=)[^>]*>|<[a-z][^>]*\s(?:style|on[a-z]+)\s*=|javascript:", re.I
    )
    data = re.compile(r'<script[^>]*type="application/(?:ld\+)?json"[^>]*>', re.I)
    found = [
        f"{path.relative_to(repository)}: {match[0]}"
        for path in (repository / "src/award").rglob("*.html")
        for match in inline.finditer(path.read_text(encoding="utf-8"))
        if not data.fullmatch(match[0])
    ]
    assert found == []


def test_no_view_writes_over_what_the_frame_of_every_page_says(repository: Path) -> None:
    """The context processor gives these; a view's own key of that name would stand in the header."""
    frame = {"nav", "subnav", "who", "seats_url", "demo"}
    web = repository / "src/award/web"
    written = [
        f"{path.relative_to(web)}:{key.lineno} {key.value}"
        for path in web.rglob("*.py")
        if path.name != "context.py"
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Dict)
        for key in node.keys
        if isinstance(key, ast.Constant) and key.value in frame
    ]
    assert written == []


def test_no_module_is_left_unfinished(repository: Path) -> None:
    marks = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|raise NotImplementedError")
    source = [*(repository / "src").rglob("*.py"), *(repository / "src").rglob("*.html")]
    assert [str(path) for path in source if marks.search(path.read_text(encoding="utf-8"))] == []


def test_each_interpretation_quotes_the_articles_it_names_and_names_its_settings(repository: Path) -> None:
    files = sorted((repository / "docs/interpretations").glob("0*.md"))
    assert len({path.name[:4] for path in files}) == len(files)
    for path in files:
        text = path.read_text(encoding="utf-8")
        quotes = [(number_of(a), words) for a, words in re.findall(r"^> 第(.+?)条：“(.+)”$", text, re.M)]
        assert all(cite(article, words) for article, words in quotes), path.name
        articles = re.findall(r"^Articles: (.+)$", text, re.M)
        assert articles == [", ".join(map(str, sorted({article for article, _ in quotes})))], path.name
        keys = [r.key for r in CATALOGUE if r.interpretation == int(path.name[:4])]
        assert re.findall(r"^Setting: (.+)$", text, re.M) == [", ".join(keys) or "none"], path.name
        assert f"]({path.name})" in (path.parent / "index.md").read_text(encoding="utf-8")


def test_the_law_answers_without_loading_django() -> None:
    asked = "import sys, award.cli; award.cli.main(['law', 'article', '22']); print('django' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert answer.stdout.splitlines()[-1] == "False"


@pytest.mark.parametrize(
    "words", [[], ["nope"], ["serve", "--port", "x"], ["migrate", "--database", "mysql://x/y"]]
)
def test_a_mistake_on_the_command_line_is_one_line_and_exit_2(words: list[str]) -> None:
    answer = subprocess.run([sys.executable, "-m", "award.cli", *words], capture_output=True, text=True)
    assert (answer.returncode, answer.stdout, answer.stderr.count("\n")) == (2, "", 1)
