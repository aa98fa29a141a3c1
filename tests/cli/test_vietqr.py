"""`vietqr make` and `parse`: names, exit codes and keys as written."""

from __future__ import annotations

import json

import pytest

from counter_app import cli

PAYLOAD = "00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52"


def test_make_prints_the_payload(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["vietqr", "make", "--bank", "970403", "--account", "9704031101234567", "--card"]
    assert cli.run(arguments) == 0
    assert capsys.readouterr().out.strip() == PAYLOAD
    assert cli.run([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"payload": PAYLOAD}


def test_parse_says_who_gets_what(capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        cli.run(["vietqr", "make", "--bank", "970436", "--account", "0071", "--amount", "50000", "--purpose", "H36"])
        == 0
    )
    payload = capsys.readouterr().out.strip()
    assert cli.run(["vietqr", "parse", payload, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "bank": "970436",
        "account": "0071",
        "card": False,
        "amount": 50_000,
        "purpose": "H36",
        "bill": "",
    }
    assert cli.run(["vietqr", "parse", payload]) == 0
    assert "50.000 đ" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [
        ["make", "--bank", "9704", "--account", "1"],
        ["make", "--bank", "970436", "--account", "1", "--purpose", "lệ phí"],
        ["make", "--bank", "970436", "--account", "1", "--purpose", "x" * 26],
        ["make", "--bank", "970436", "--account", "1", "--amount", "-1"],
        ["parse", "not a code"],
        ["parse", PAYLOAD[:-1] + "3"],
    ],
)
def test_bad_input_is_one_line_and_exit_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["vietqr", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1


@pytest.mark.parametrize("amount", ["1_000", "1.5", "1,000", "-1", "+1", "٥٠", "", "1" * 5_000, "1e3", "5 0"])
def test_an_amount_is_plain_digits_or_one_sentence(capsys: pytest.CaptureFixture[str], amount: str) -> None:
    assert cli.run(["vietqr", "make", "--bank", "970436", "--account", "1", f"--amount={amount}"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "Traceback" not in said.err


@pytest.mark.parametrize("text", ["", "-", "hello", "0" * 100_000, "0002\x00", "0002010102"])
def test_text_that_is_no_code_is_bad_input(capsys: pytest.CaptureFixture[str], text: str) -> None:
    assert cli.run(["vietqr", "parse", text]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
