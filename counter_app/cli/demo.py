"""`counter-app demo`: the sample office with an embedded centre; with --headless one day with an outage in it."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

from counter_app.cli import print_notice, say_beside, say_no, say_nothing_else, speaks_english
from counter_app.domain.errors import EnvironmentProblem, in_one_line
from counter_app.domain.notice import Notice
from counter_app.settings.durable_file import write_durably

SLIPS, PICTURES, REPORT = "slips", "screenshots", "report.json"
READABLE = 0o644  # nobody in it is real


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("demo", help="văn phòng mẫu với hệ thống trung tâm nhúng sẵn")
    parser.add_argument("--headless", action="store_true", help="diễn một ngày có sự cố, không cần màn hình")
    parser.add_argument("--out", type=_folder, metavar="DIR", help="nơi để giấy tiếp nhận, ảnh màn hình và report.json")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="một số cho một ngày lặp lại được")
    parser.set_defaults(run=run)


def _folder(text: str) -> Path:
    """Nothing is no folder: it would mean wherever the command happens to be called."""
    if not text.strip():
        raise argparse.ArgumentTypeError("cần tên một thư mục, không được để trống")
    return Path(text)


def run(args: argparse.Namespace) -> int:
    return play_headless(args) if args.headless else _open_window(args)


def play_headless(args: argparse.Namespace) -> int:
    """Exit 1 unless nothing was lost and nothing doubled."""
    out = args.out or Path("out")
    for folder in (out, out / SLIPS, out / PICTURES):
        _make_folder(folder)
    _refuse_folder(out / REPORT)
    say_nothing_else()
    with tempfile.TemporaryDirectory(prefix="counter-demo-") as scratch:
        report = _play(Path(scratch), out, args.seed)
    write_durably(out / REPORT, (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode(), READABLE)
    clean = not (report["lost"] or report["doubled"] or report["codes_doubled"])
    vi, en = ("Đạt", "Passed") if clean else ("KHÔNG ĐẠT", "NOT PASSED")
    told = json.dumps(report, ensure_ascii=False)
    print_notice(Notice(f"{vi}: {told}", f"{en}: {told}"))
    return 0 if clean else say_no(_NOT_CLEAN)


_NOT_CLEAN = Notice("Không đạt: có mục bị mất hoặc bị trùng.", "Not passed: something was lost or doubled.")


def _play(scratch: Path, out: Path, seed: int) -> dict[str, object]:
    from counter_app.rehearsal.guide_pictures import take_pictures
    from counter_app.rehearsal.office_day import OfficeDay

    day = OfficeDay(scratch, seed, _say)
    try:
        report = day.play()
        _keep_slips(scratch / "slips", out / SLIPS)
        take_pictures(day, scratch, out / PICTURES)
    finally:
        day.close()
    return report.as_json()


def _open_window(args: argparse.Namespace) -> int:
    from counter_app.app import DeskParts, need_display, run_window
    from counter_app.rehearsal.demonstration import Demonstration
    from counter_app.settings.local_settings import LocalSettingsFile

    need_display()
    folder = args.out or Path(tempfile.gettempdir()) / "counter-app-demo"
    _make_folder(folder)
    demonstration = Demonstration(folder)
    _say(
        Notice(
            f"Văn phòng mẫu: {demonstration.centre.address}; giấy tiếp nhận nằm trong {demonstration.slips}",
            f"Sample office: {demonstration.centre.address}; slips lie in {demonstration.slips}",
        )
    )
    _say(
        Notice(
            f"Thông báo cho người nộp chỉ ghi ra tệp trong {demonstration.outbox}; không gửi gì ra ngoài máy này",
            f"Notices to citizens only become files in {demonstration.outbox}; nothing leaves this PC",
        )
    )
    try:
        demonstration.desk.start()
        place, session = demonstration.shown_place, demonstration.session
        local = LocalSettingsFile(folder / "local.json")
        parts = DeskParts.of(demonstration.desk, place, folder / "window.ini", session, demonstration.hint, local)
        return run_window(parts)
    finally:
        demonstration.close()


def _keep_slips(source: Path, target: Path) -> None:
    for slip in sorted(source.glob("*.pdf")):
        shutil.copyfile(slip, target / slip.name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
        (folder / ".writable").unlink()
    except OSError as error:
        raise _cannot_be_written(folder) from error


def _refuse_folder(file: Path) -> None:
    """Before the play, which takes minutes."""
    if file.is_dir():
        raise _cannot_be_written(file)


def _cannot_be_written(place: Path) -> EnvironmentProblem:
    return EnvironmentProblem(
        f"Không ghi được vào {place}; hãy chọn thư mục khác bằng --out.",
        f"{place} cannot be written; choose another folder with --out.",
    )


def _say(notice: Notice) -> None:
    say_beside(in_one_line(notice.en if speaks_english() else notice.vi))
