"""`counter-app demo`: the sample office with an embedded centre; with --headless one day with an outage in it."""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from pathlib import Path

from counter_app.cli import print_text, say_no
from counter_app.domain.errors import EnvironmentProblem, in_one_line
from counter_app.domain.notice import Notice


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
    _make_folder(out)
    with tempfile.TemporaryDirectory(prefix="counter-demo-") as scratch:
        report = _play(Path(scratch), out, args.seed)
    (out / "report.json").write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", "utf-8")
    clean = not (report["lost"] or report["doubled"] or report["codes_doubled"])
    print_text(f"{'Đạt' if clean else 'KHÔNG ĐẠT'}: {json.dumps(report, ensure_ascii=False)}")
    return 0 if clean else say_no(_NOT_CLEAN)


_NOT_CLEAN = Notice("Không đạt: có mục bị mất hoặc bị trùng.", "Not passed: something was lost or doubled.")


def _play(scratch: Path, out: Path, seed: int) -> dict[str, object]:
    from counter_app.rehearsal.guide_pictures import take_pictures
    from counter_app.rehearsal.office_day import OfficeDay

    day = OfficeDay(scratch, seed, _say)
    try:
        report = day.play()
        _keep_slips(scratch / "slips", out / "slips")
        take_pictures(day, scratch, out / "screenshots")
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
    _say(f"Văn phòng mẫu: {demonstration.centre.address}; giấy tiếp nhận nằm trong {demonstration.slips}")
    _say(f"Thông báo cho người nộp chỉ ghi ra tệp trong {demonstration.outbox}; không gửi gì ra ngoài máy này")
    try:
        demonstration.desk.start()
        place, session = demonstration.shown_place, demonstration.session
        local = LocalSettingsFile(folder / "local.json")
        parts = DeskParts.of(demonstration.desk, place, folder / "window.ini", session, demonstration.hint, local)
        return run_window(parts)
    finally:
        demonstration.close()


def _keep_slips(source: Path, target: Path) -> None:
    target.mkdir(parents=True, exist_ok=True)
    for slip in sorted(source.glob("*.pdf")):
        shutil.copyfile(slip, target / slip.name)


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ".writable").touch()
        (folder / ".writable").unlink()
    except OSError as error:
        raise EnvironmentProblem(
            f"Không ghi được vào thư mục {folder}; hãy chọn thư mục khác bằng --out.",
            f"The folder {folder} cannot be written; choose another with --out.",
        ) from error


def _say(text: str) -> None:
    print(in_one_line(text), file=sys.stderr, flush=True)
