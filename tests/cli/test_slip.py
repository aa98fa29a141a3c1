from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from counter_app.cli import run
from counter_app.cli.slip import SAMPLE_KEY_SEED
from counter_app.domain.slip_json import slip_to_json
from counter_app.print.picture import page_picture
from counter_app.wire.keys import SigningKey
from counter_app.wire.slip_text import parse_slip_text, slip_signature_holds
from tests.print.slip_samples import SLIPS

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COUNTER_APP_LANG", "en")


def example(capsys: Capture) -> dict[str, Any]:
    assert run(["slip", "--example"]) == 0
    value = json.loads(capsys.readouterr().out)
    assert isinstance(value, dict)
    return value


def written(folder: Path, value: object) -> str:
    path = folder / "slip.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    return str(path)


def extracted(path: Path) -> str:
    ran = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True, timeout=30)
    return " ".join(ran.stdout.decode().split())


def refused(capsys: Capture, folder: Path, value: object) -> str:
    out = folder / "slip.pdf"
    assert run(["slip", "--in", written(folder, value), "--out", str(out)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert not out.exists()
    return captured.err


@pytest.mark.parametrize("size", ["a4x2", "a5", "a4", "roll"])
def test_the_example_becomes_a_slip_marked_as_a_sample(capsys: Capture, tmp_path: Path, size: str) -> None:
    out = tmp_path / "slip.pdf"
    assert run(["slip", "--in", written(tmp_path, example(capsys)), "--out", str(out), "--size", size]) == 0
    text = extracted(out)
    assert "MẪU" in text.split()
    assert "H19.16-261120-0001" in text
    codes = {barcode.text for barcode in zxingcpp.read_barcodes(page_picture(out.read_bytes(), 0, 300))}
    slip = parse_slip_text(next(code for code in codes if code.startswith("HTTPS://")))
    assert slip_signature_holds(slip, SigningKey(SAMPLE_KEY_SEED).public)
    assert f"{slip.pin[:3]} {slip.pin[3:]}" in text


def test_standard_input_is_read_for_a_dash(capsys: Capture, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = json.dumps(example(capsys)).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    out = tmp_path / "slip.pdf"
    assert run(["slip", "--in", "-", "--out", str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")


def test_a_signed_slip_is_printed_as_given_and_is_no_sample(tmp_path: Path) -> None:
    slip = SLIPS["ordinary"]
    out = tmp_path / "slip.pdf"
    assert run(["slip", "--in", written(tmp_path, slip_to_json(slip)), "--out", str(out)]) == 0
    assert "MẪU" not in extracted(out).split()
    codes = [barcode.text for barcode in zxingcpp.read_barcodes(page_picture(out.read_bytes(), 0, 300))]
    assert codes.count(slip.qr_text) == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("code", "H19.16-261120-0002"), ("due", "2026-11-25T09:15"), ("identity", "A" * 16), ("pin", "000000")],
)
def test_a_qr_text_that_says_other_things_than_the_paper_is_refused(
    capsys: Capture, tmp_path: Path, field: str, value: str
) -> None:
    content = slip_to_json(SLIPS["ordinary"]) | {field: value}
    assert "disagrees" in refused(capsys, tmp_path, content)


def test_a_qr_text_of_another_kind_is_refused(capsys: Capture, tmp_path: Path) -> None:
    content = slip_to_json(SLIPS["ordinary"]) | {"qr_text": "HTTPS://EXAMPLE.VN/"}
    assert "not the text of a slip" in refused(capsys, tmp_path, content)


def test_ten_megabytes_are_refused_with_one_sentence(capsys: Capture, tmp_path: Path) -> None:
    value = example(capsys)
    value["applicant"]["name"] = "x" * 10_000_000
    assert "larger than 1 MiB" in refused(capsys, tmp_path, value)


def test_a_field_that_is_wrong_is_named(capsys: Capture, tmp_path: Path) -> None:
    value = example(capsys)
    value["applicant"]["name"] = "Lê\x00Ân"
    assert "applicant.name" in refused(capsys, tmp_path, value)


@pytest.mark.parametrize("data", [b"", b"{", b"\xff\xfe", b'{"a": 1, "a": 2}', b'{"a": NaN}', b"[" * 100_000])
def test_what_is_no_sound_json_is_refused(capsys: Capture, tmp_path: Path, data: bytes) -> None:
    source = tmp_path / "broken.json"
    source.write_bytes(data)
    assert run(["slip", "--in", str(source), "--out", str(tmp_path / "slip.pdf")]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_a_missing_input_and_a_missing_argument_are_bad_input(capsys: Capture, tmp_path: Path) -> None:
    assert run(["slip", "--in", str(tmp_path / "none.json"), "--out", str(tmp_path / "slip.pdf")]) == 2
    assert run(["slip"]) == 2
    assert capsys.readouterr().err.count("\n") == 2


def test_an_output_that_cannot_be_written_is_the_environment(capsys: Capture, tmp_path: Path) -> None:
    source = written(tmp_path, example(capsys))
    assert run(["slip", "--in", source, "--out", str(tmp_path / "none" / "slip.pdf")]) == 3
    assert capsys.readouterr().err.count("\n") == 1


@pytest.mark.parametrize("place", ["", ".", "/dev/null", "x" * 5_000])
def test_a_place_that_can_hold_no_file_is_told_and_stays(capsys: Capture, tmp_path: Path, place: str) -> None:
    source = written(tmp_path, example(capsys))
    assert run(["slip", "--in", source, "--out", place]) in (2, 3)
    assert capsys.readouterr().err.count("\n") == 1
    assert Path("/dev/null").is_char_device()
