from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from counter_app.domain.errors import EnvironmentProblem
from counter_app.print.ipp import IppError, PrintService, _parse
from counter_app.print.printers import (
    CupsPrinter,
    DevicePrinter,
    NetworkRollPrinter,
    PrintState,
    list_printers,
)
from counter_app.print.slip_pdf import SlipSize, render_slip
from counter_app.print.slip_roll import roll_commands
from tests.print.cups_server import CupsServer, Sink, cups_server, free_port, outcome_in_the_end
from tests.print.slip_samples import SLIPS

TITLE = "Giấy tiếp nhận H19.16-261120-0001"


@pytest.fixture(scope="module")
def cups() -> Iterator[CupsServer]:
    with cups_server() as server:
        yield server


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
    printer.cancel(job)
    outcome = outcome_in_the_end(printer, job)
    assert outcome.state is PrintState.FAILED
    assert "cancelled" in outcome.en


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
