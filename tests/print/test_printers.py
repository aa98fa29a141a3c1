from __future__ import annotations

import os
import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.ipp import IppError, PrintService, _parse
from counter_app.print.printers import CupsPrinter, PrintState, list_printers
from counter_app.print.roll_printers import DevicePrinter, NetworkRollPrinter
from counter_app.print.slip_pdf import render_slip
from counter_app.print.slip_roll import roll_commands
from counter_app.print.slip_size import SlipSize
from tests.print.cups_server import CupsServer, Sink, cups_server, free_port, outcome_in_the_end
from tests.print.slip_samples import SLIPS

TITLE = "Giấy tiếp nhận H19.16-261120-0001"


@pytest.fixture(scope="module")
def cups() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


def instead_of(command: str, script: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / command).write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    (folder / command).chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:{os.environ['PATH']}")


def test_the_print_service_delivers_the_very_bytes_and_says_printed(cups: CupsServer) -> None:
    sink = Sink()
    cups.add_raw_queue("bytes", sink.port)
    printer = CupsPrinter("bytes", service=cups.service)
    pdf = render_slip(SLIPS["ordinary"])
    job = printer.send(pdf, TITLE)
    assert job.startswith("bytes-")
    assert outcome_in_the_end(printer, job).state is PrintState.PRINTED
    assert sink.received() == pdf


def test_a_raw_queue_takes_the_roll_s_commands_unchanged(cups: CupsServer) -> None:
    sink = Sink()
    cups.add_raw_queue("roll", sink.port)
    commands = roll_commands(render_slip(SLIPS["ordinary"], SlipSize.ROLL))
    CupsPrinter("roll", media="", service=cups.service).send(commands, TITLE)
    assert sink.received() == commands


def test_a_job_that_the_service_gives_up_is_failed_with_what_to_do(cups: CupsServer) -> None:
    cups.add_failing_queue("broken")
    printer = CupsPrinter("broken", service=cups.service)
    outcome = outcome_in_the_end(printer, printer.send(b"x", TITLE))
    assert outcome.state is PrintState.FAILED
    assert "in lại" in outcome.vi
    assert "print again" in outcome.en


def test_a_stopped_printer_takes_nothing_and_says_so(cups: CupsServer) -> None:
    cups.add_raw_queue("stopped", free_port())
    cups.run("cupsdisable", "-r", "het giay", "stopped")
    with pytest.raises(EnvironmentProblem, match="is stopped") as told:
        CupsPrinter("stopped", service=cups.service).send(b"x", TITLE)
    assert "đang dừng" in told.value.vi


def test_a_printer_that_rejects_jobs_is_told_apart(cups: CupsServer) -> None:
    cups.add_raw_queue("closed", free_port())
    cups.run("cupsreject", "closed")
    with pytest.raises(EnvironmentProblem, match="not accepting jobs"):
        CupsPrinter("closed", service=cups.service).send(b"x", TITLE)


def test_a_printer_that_does_not_answer_keeps_the_job_waiting_until_it_is_taken_back(cups: CupsServer) -> None:
    cups.add_raw_queue("away", free_port())
    printer = CupsPrinter("away", service=cups.service)
    job = printer.send(b"x", TITLE)
    assert printer.outcome(job).state is PrintState.WAITING
    cups.run("cancel", job)
    outcome = outcome_in_the_end(printer, job)
    assert outcome.state is PrintState.FAILED
    assert "cancelled" in outcome.en


def test_a_print_is_taken_back_by_its_mark_alone_wherever_it_waits(cups: CupsServer) -> None:
    """Whoever takes it back knows no job's number: the program that sent it has ended."""
    cups.add_raw_queue("first", free_port())
    cups.add_raw_queue("second", free_port())
    first, second = (CupsPrinter(name, service=cups.service) for name in ("first", "second"))
    job, neighbour = first.send(b"x", TITLE * 9, "#1a2b3c"), second.send(b"x", TITLE, "#4d5e6f")
    CupsPrinter("second", service=cups.service).take_back("#1a2b3c")
    assert first.outcome(job).state is PrintState.FAILED
    assert second.outcome(neighbour).state is PrintState.WAITING
    second.take_back("#of another print")
    assert second.outcome(neighbour).state is PrintState.WAITING
    second.take_back("#4d5e6f")


def test_a_print_that_is_not_surely_taken_back_is_told(
    cups: CupsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cups.add_raw_queue("kept", free_port())
    printer = CupsPrinter("kept", service=cups.service)
    printer.send(b"x", TITLE, "#7a8b9c")
    with monkeypatch.context() as patched:
        instead_of("cancel", "exit 1", tmp_path, patched)  # as where the system lets nobody cancel
        with pytest.raises(EnvironmentProblem, match="two sheets"):
            printer.take_back("#7a8b9c")
    printer.take_back("#7a8b9c")
    with pytest.raises(EnvironmentProblem, match="two sheets"):
        CupsPrinter("kept", service=PrintService("127.0.0.1", free_port())).take_back("#7a8b9c")


def test_a_service_that_is_silent_while_it_takes_a_job_leaves_a_question(
    cups: CupsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may have taken the job all the same: that is never called not printed."""
    cups.add_raw_queue("slow", free_port())
    instead_of("lp", "exec sleep 60", tmp_path, monkeypatch)
    monkeypatch.setattr("counter_app.print.printers.PATIENCE_SECONDS", 0.2)
    printer = CupsPrinter("slow", service=cups.service)
    assert printer.outcome(printer.send(b"x", TITLE, "#5e5e5e")).state is PrintState.CANNOT_SAY


def test_an_unknown_printer_and_an_unknown_job_are_told(cups: CupsServer) -> None:
    printer = CupsPrinter("nowhere", service=cups.service)
    with pytest.raises(EnvironmentProblem, match="no printer nowhere"):
        printer.send(b"x", TITLE)
    assert printer.outcome("nowhere-99999").state is PrintState.CANNOT_SAY


def test_the_list_names_every_printer_with_its_state_and_the_default_first(cups: CupsServer) -> None:
    cups.add_raw_queue("a-stopped", free_port())
    cups.run("cupsdisable", "a-stopped")
    cups.add_raw_queue("z-usual", free_port())
    cups.run("lpadmin", "-d", "z-usual")
    cups.run("lpadmin", "-p", "z-usual", "-D", "Máy in quầy 1")
    printers = list_printers(cups.service)
    by_name = {printer.name: printer for printer in printers}
    assert printers[0].name == "z-usual"
    assert by_name["z-usual"].ready
    assert by_name["z-usual"].default
    assert [by_name[name].is_described for name in ("z-usual", "a-stopped")] == [True, False]
    assert not by_name["a-stopped"].ready
    assert "is stopped" in by_name["a-stopped"].en


def test_a_print_service_that_is_away_is_told_and_never_called_printed() -> None:
    nobody = PrintService("127.0.0.1", free_port())
    with pytest.raises(EnvironmentProblem, match="print service"):
        list_printers(nobody)
    printer = CupsPrinter("any", service=nobody)
    with pytest.raises(EnvironmentProblem, match="print service"):
        printer.send(b"x", TITLE)
    assert printer.outcome("any-1").state is PrintState.CANNOT_SAY


@pytest.mark.parametrize("name", ["", "-o", "a b", "a/b", "a#b", "x" * 200])
def test_what_is_no_queue_name_never_reaches_a_command(name: str) -> None:
    with pytest.raises(ValueError, match="print queue"):
        CupsPrinter(name)


def test_a_network_roll_printer_gets_the_bytes_and_cannot_say() -> None:
    sink = Sink()
    printer = NetworkRollPrinter("127.0.0.1", sink.port)
    commands = roll_commands(render_slip(SLIPS["short"], SlipSize.ROLL))
    job = printer.send(commands, TITLE)
    assert sink.received() == commands
    assert printer.outcome(job).state is PrintState.CANNOT_SAY


def test_a_refused_port_is_an_environment_problem_with_what_to_do() -> None:
    with pytest.raises(EnvironmentProblem, match="check power and cable"):
        NetworkRollPrinter("127.0.0.1", free_port()).send(b"x", TITLE)


def test_a_device_file_gets_the_bytes(tmp_path: Path) -> None:
    device = tmp_path / "lp0"
    device.touch()
    printer = DevicePrinter(device)
    printer.send(b"\x1b@slip", TITLE)
    assert device.read_bytes() == b"\x1b@slip"


def test_a_missing_device_is_told_and_no_file_appears(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match="cannot be written to"):
        DevicePrinter(tmp_path / "lp0").send(b"x", TITLE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("answer", [b"", b"\x01\x01", b"\x01\x01\x00\x00\x00\x00\x00\x01\x01\x47\xff\xff"])
def test_an_answer_that_is_cut_short_is_no_answer(answer: bytes) -> None:
    with pytest.raises((ValueError, struct.error)):
        _parse(answer)


def test_a_service_that_speaks_no_ipp_is_no_service() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html")

        thread = threading.Thread(target=answer)
        thread.start()
        with pytest.raises(IppError):
            PrintService("127.0.0.1", server.getsockname()[1]).ask(0x4002, 5)
        thread.join(10)
