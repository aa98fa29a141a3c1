"""`counter-app` without a command: open the desk's window on this PC's enrolled desk."""

from __future__ import annotations

import os

from counter_app.domain.errors import EnvironmentProblem


def open_window() -> int:
    """Raises EnvironmentProblem where there is no display, no desk yet, or the program runs already."""
    from counter_app.app import DeskParts, need_display, run_window
    from counter_app.desk import Desk, DeskFiles
    from counter_app.settings.data_folder import find_data_folder
    from counter_app.settings.machine_mark import ThisMachine
    from counter_app.settings.one_program import OneProgram
    from counter_app.settings.program_log import keep_log
    from counter_app.store.desk_keys import unlock
    from counter_app.store.keyring_port import choose_keyring

    need_display()
    folder = find_data_folder(None, os.environ)
    if not folder.desk_keys.exists():
        raise EnvironmentProblem(
            "Máy này chưa ghi danh quầy nào; hãy chạy “counter-app enrol”, hoặc “counter-app demo” để dùng thử.",
            "No desk is enrolled on this PC; run “counter-app enrol”, or “counter-app demo” to try the program.",
        )
    keep_log(folder.log)
    with OneProgram(folder.lock, mode=folder.file_mode):
        secrets = unlock(folder.desk_keys, choose_keyring(folder.key_file))
        files = DeskFiles(
            folder.database,
            secrets.database_key,
            secrets.signing_seed,
            ThisMachine(folder.machine_marker).read(),
            folder.marks / "desk.mark",
        )
        desk = Desk(files, os.environ.get("COUNTER_APP_CENTRE", ""))
        try:
            desk.start()
            office = desk.reference.office().heading.unit
            return run_window(DeskParts.of(desk, f"{desk.opened.desk.name} · {office}", folder.login / "window.ini"))
        finally:
            desk.close()
