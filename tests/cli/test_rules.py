"""`counter-app rules` as a person and a script see it."""

from __future__ import annotations

import argparse
import json

import pytest

from counter_app import cli
from counter_app.cli import rules
from counter_app.domain.errors import BadInput
from counter_app.settings.regulation_files import profile_names


def run(*argv: str) -> int:
    parser = argparse.ArgumentParser()
    rules.add(parser.add_subparsers())
    args = parser.parse_args(["rules", *argv])
    code: int = args.run(args)
    return code


def test_json_is_a_list_with_the_public_keys(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json", "--profile", "dak_nong_2019") == 0
    listed = json.loads(capsys.readouterr().out)
    assert all({"id", "value", "unit", "citation", "sentence", "status"} <= set(rule) for rule in listed)
    outage = next(rule for rule in listed if rule["id"] == "outage.enter_afterwards")
    assert outage["citation"] == "QĐ 04/2019/QĐ-UBND, điều 13.3.b"
    assert not any(rule["base_layer"] for rule in listed)


def test_default_is_the_national_law(capsys: pytest.CaptureFixture[str]) -> None:
    run("--json")
    assert "handover.cutoff" in {rule["id"] for rule in json.loads(capsys.readouterr().out)}


def test_base_layer_is_shown_on_request_and_marked(capsys: pytest.CaptureFixture[str]) -> None:
    run("--json", "--with-base", "--profile", "dak_nong_2019")
    cutoff = next(r for r in json.loads(capsys.readouterr().out) if r["id"] == "handover.cutoff")
    assert cutoff["base_layer"]
    assert cutoff["citation"].startswith("NĐ 61/2018/NĐ-CP")


def test_people_read_sentence_value_and_citation(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "vi")
    run("--profile", "national_2025")
    shown = capsys.readouterr().out
    assert "8 giờ làm việc — NĐ 118/2025/NĐ-CP, điều 17.2.c" in shown
    assert "CHƯA KIỂM CHỨNG" in shown


def test_english_on_request(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "en")
    run("--profile", "national_2025")
    shown = capsys.readouterr().out
    assert "8 working hours" in shown
    assert "UNVERIFIED" in shown


def test_unknown_profile_is_bad_input() -> None:
    with pytest.raises(BadInput):
        run("--profile", "atlantis_1900")


@pytest.mark.parametrize(
    "argv",
    [
        ["--profile", ""],
        ["--profile", "../../etc/passwd"],
        ["--profile", "a\nb\x1b[31m"],
        ["--profile", "x" * 100_000],
        ["--profile", "national_2025.json"],
        ["--profile"],
        ["--bogus"],
        ["more"],
    ],
)
def test_what_cannot_be_used_is_one_line_and_exit_2(capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    try:
        code = cli.run(["rules", *argv])
    except SystemExit as left:  # what the command line itself cannot be read as
        code = int(str(left.code))
    assert code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert len(said.err) < 400
    assert "\x1b" not in said.err


def test_every_profile_is_listed_with_and_without_its_law(capsys: pytest.CaptureFixture[str]) -> None:
    for name in profile_names():
        counts = []
        for more in ([], ["--with-base"]):
            assert cli.run(["rules", "--json", "--profile", name, *more]) == 0
            listed = json.loads(capsys.readouterr().out)
            assert all(rule["citation"] and rule["sentence"] and rule["status"] for rule in listed)
            counts.append(len(listed))
        assert counts[0] <= counts[1]
