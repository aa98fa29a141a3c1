"""The desk's place on this PC: kept for one program, opened, closed. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from counter_app.app.desk_parts import DeskParts
from counter_app.desk import Desk, DeskFiles, Surroundings, system_printer
from counter_app.domain.slip import OfficeHeading
from counter_app.print.printers import PrinterState, list_printers
from counter_app.services.office_settings import SAMPLE_OFFICE
from counter_app.services.printing import Printing
from counter_app.services.recovery import Recovery
from counter_app.services.regulation_choices import RegulationChoices, regulation_choices
from counter_app.services.rule_book import RuleBook
from counter_app.services.trial_prints import TrialPrints
from counter_app.settings.data_folder import DataFolder
from counter_app.settings.local_settings import LocalSettingsFile
from counter_app.settings.machine_mark import ThisMachine
from counter_app.settings.one_program import OneProgram
from counter_app.settings.program_log import keep_log
from counter_app.settings.regulation_files import load_profile, profile_names
from counter_app.store.desk_keys import DeskSecrets
from counter_app.store.keyring_port import choose_keyring

if TYPE_CHECKING:
    from counter_app.sync.enrolling import Enrolling


@dataclass(frozen=True)
class OpenedDesk:
    """`parts` for the window. `close` ends what was started for it."""

    desk: Desk
    parts: DeskParts
    close: Callable[[], None]

    @property
    def name(self) -> str:
        return self.desk.opened.desk.name

    def heading(self) -> OfficeHeading:
        return self.desk.reference.office().heading

    def regulations(self) -> RegulationChoices:
        return RuleBook(self.desk.reference, self.desk.clock.now).choices()

    def was_worked_at(self) -> bool:
        return bool(self.parts.sign_in.recent())


def place_in_the_band(desk: Desk) -> str:
    """Where somebody sits: the desk, then the office."""
    return f"{desk.opened.desk.name} · {desk.reference.office().heading.unit}"


class Premises:
    """`centre` overrides the address at which the desk was enrolled. Everything slow: call it from a lane."""

    def __init__(
        self,
        folder: DataFolder,
        centre: str = "",
        around: Surroundings | None = None,
        printers: Callable[[], list[PrinterState]] = list_printers,
    ) -> None:
        self.folder = folder
        self.local = LocalSettingsFile(folder.local_settings)
        self._centre = centre
        self._around = replace(around or Surroundings(), regulation=self._chosen_regulation)
        self._printers = printers
        self._regulation: str | None = None
        self._lock: OneProgram | None = None
        self._open: OpenedDesk | None = None
        self._was_desk = self.is_desk()

    def is_desk(self) -> bool:
        """Whether a desk's data lie here, with or without their keys."""
        return self.folder.database.exists()

    def claim(self) -> None:
        """Make the folder and keep other programs out. Again it does nothing. Raises EnvironmentProblem."""
        if self._lock is None:
            self.folder.prepare()
            self._lock = OneProgram(self.folder.lock, mode=self.folder.file_mode)
            keep_log(self.folder.log)

    def enrolling(self) -> Enrolling:
        """Of a PC that is no desk yet: what asks the centre is read with it."""
        from counter_app.sync.enrolling import Enrolling

        return Enrolling(self.folder)

    def recovery(self) -> Recovery:
        return Recovery(self.folder.desk_keys, lambda: choose_keyring(self.folder.key_file))

    def regulations(self) -> RegulationChoices:
        """Those that came with the program, the national law chosen."""
        shipped = (load_profile(name) for name in profile_names())
        return regulation_choices(shipped, SAMPLE_OFFICE.profile, self._around.wall().date())

    def choose_regulation(self, name: str) -> None:
        """For this PC, until the centre names one for the whole office. Raises EnvironmentProblem, BadInput."""
        self.local.write(replace(self.local.read(), regulation=name), self.folder.file_mode)
        self._regulation = name

    def _chosen_regulation(self) -> str:
        """The file is read once: this is asked with every decision."""
        if self._regulation is None:
            self._regulation = self.local.read().regulation
        return self._regulation

    def trial_prints(self) -> TrialPrints:
        around = self._around
        return TrialPrints(self._printers, Printing(around.printer_for or system_printer, around.pause), around.wall)

    def open(self, secrets: DeskSecrets) -> OpenedDesk:
        """The one that is open already, where it is. Handing in begins by `DeskParts.begin`, when its window can be
        used. Raises EnvironmentProblem, BadInput."""
        if self._open is None:
            self._open = self._opened(secrets)
        return self._open

    def _opened(self, secrets: DeskSecrets) -> OpenedDesk:
        folder = self.folder
        mark = ThisMachine(folder.machine_marker).read()
        files = DeskFiles(
            folder.database,
            secrets.database_key,
            secrets.signing_seed,
            mark,
            high_water=folder.marks / "desk.mark",
            authority=folder.pinned_authority,
        )
        desk = Desk(files, self._centre, self._around)
        with ExitStack() as half_open:
            half_open.callback(desk.close)
            if not self._was_desk:
                desk.start()  # enrolled just now: the pages that follow say what the office has decided
            parts = DeskParts.of(
                desk, place_in_the_band(desk), folder.login / "window.ini", local=self.local, begin=desk.start
            )
            half_open.pop_all()
        return OpenedDesk(desk, parts, desk.close)

    def close(self) -> None:
        """Nothing is lost: what was not handed in is handed in at the next start."""
        if self._open is not None:
            self._open.close()
            self._open = None
        if self._lock is not None:
            self._lock.close()
            self._lock = None
