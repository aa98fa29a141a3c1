"""The way of one dossier, from the citizen to the citizen, once through the real accessibility tree: the program on a
virtual screen, AT-SPI over D-Bus.

Nothing here knows a widget: what is found is found by role and name, as a screen reader or a voice finds it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.accessible_tree import ACTIVE, CHECKED, FOCUSABLE, FOCUSED, Gone, Node, Program, open_program, waited
from tests.e2e.virtual_screen import graphical_environment, session_bus, virtual_screen
from tests.print.paper_reading import extracted

F2, RETURN = 0xFFBF, 0xFF0D  # X's numbers of the keys
NAME, CARD = "Nguyễn Thị Đẹp", "075190012345"
PROCEDURE = "Cấp Giấy xác nhận tình trạng hôn nhân"
UNIT = "Tư pháp - Hộ tịch"
PAPERS = ("Căn cước", "Giấy tờ chứng minh điều kiện")
# What AT-SPI calls an object of which the toolkit says nothing.
NO_ROLES = {"", "invalid", "unknown", "filler", "panel", "redundant object"}


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    with virtual_screen() as display:
        environment = graphical_environment(display, tmp_path / "home")
        with session_bus(environment) as bus:
            environment |= {"DBUS_SESSION_BUS_ADDRESS": bus, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
            command = [sys.executable, "-m", "counter_app", "demo", "--out", str(tmp_path / "office")]
            with (tmp_path / "said").open("wb") as said:
                running = subprocess.Popen(command, env=environment, stdout=said, stderr=said)
            try:
                with open_program(bus, "counter-app") as found:
                    yield found
            finally:
                running.terminate()
                running.wait(30)
            assert "Traceback" not in (tmp_path / "said").read_text("utf-8")


def test_a_dossier_is_received_printed_handed_over_and_its_result_returned_by_what_the_tree_alone_tells(
    program: Program, tmp_path: Path
) -> None:
    faults: list[str] = []
    window = program.wait_for("frame", "Một cửa")
    program.click_into()
    waited(lambda: ACTIVE in window.states, "the window has the keyboard")
    program.press(F2)
    identity = waited(lambda: focused(program), "a field with the focus")
    assert (identity.role, identity.name) == ("text", "Số định danh")
    faults += unclear(program)
    for field, value in (
        ("Số định danh", CARD),
        ("Họ và tên", NAME),
        ("Ngày sinh", "01/02/1990"),
        ("Địa chỉ", "Số 1, phố Thử Nghiệm"),
        ("Điện thoại", "0912345678"),
    ):
        program.wait_for("text", field).write(value)
        assert program.wait_for("text", field).text() == value
    picker = program.wait_for("text", "Thủ tục")
    picker.act("SetFocus")
    picker.write("tinh tr")
    program.wait_for("list item", PROCEDURE)
    faults += unclear(program)
    program.press(RETURN)
    waited(lambda: picker.text().startswith(PROCEDURE), "the procedure chosen")
    program.wait_for("push button", "Đủ giấy tờ").act("Press")
    papers = [program.wait_for("check box", paper) for paper in PAPERS]
    waited(lambda: all(CHECKED in paper.states for paper in papers), "every paper ticked")
    faults += unclear(program)
    program.wait_for("push button", "Lưu và in").act("Press")
    program.wait_for("push button", "Hồ sơ mới")
    faults += unclear(program)
    (slip,) = waited(lambda: sorted((tmp_path / "office" / "slips").glob("*.pdf")), "the slip")
    assert NAME in extracted(slip.read_bytes())
    assert program.find("label", slip.stem) is not None, "the code on the paper is said on the screen"
    faults += hand_over(program)
    faults += return_result(program, slip.stem)
    assert faults == []


def hand_over(program: Program) -> list[str]:
    program.wait_for("check box", "Bàn giao").act("Press")
    program.wait_for("push button", "Lấy mọi hồ sơ").act("Press")
    act = program.wait_for("push button", "Bàn giao 1 hồ sơ")
    program.wait_for("text", "Bộ phận nhận").write(UNIT)
    faults = unclear(program)
    act.act("Press")
    waited(lambda: called(program, "push button", "Bàn giao"), "the question").act("Press")
    program.wait_for("label", "Đã bàn giao 1 hồ sơ")
    return faults


def return_result(program: Program, code: str) -> list[str]:
    program.wait_for("check box", "Trả kết quả").act("Press")
    program.wait_for("check box", "Nhận kết quả về").act("Press")
    type_in(program, "Hồ sơ có kết quả về", code)
    program.wait_for("push button", "Ghi nhận 1 kết quả")
    faults = unclear(program)
    program.wait_for("push button", "Ghi nhận 1 kết quả").act("Press")
    program.wait_for("label", "Đã ghi nhận 1 kết quả")
    program.wait_for("check box", "Trả cho người nộp").act("Press")
    type_in(program, "Hồ sơ cần trả kết quả", code)
    act = program.wait_for("push button", "Trả kết quả")
    faults += unclear(program)
    act.act("Press")
    program.wait_for("label", "Đã trả kết quả")
    return faults


def type_in(program: Program, field: str, text: str) -> None:
    found = program.wait_for("text", field)
    found.act("SetFocus")
    found.write(text)
    program.press(RETURN)


def called(program: Program, role: str, name: str) -> Node | None:
    """By its whole name."""
    return next((node for node in program.root.below() if node.role == role and node.name == name), None)


def focused(program: Program) -> Node | None:
    return next((node for node in program.root.below() if FOCUSED in node.states), None)


def unclear(program: Program) -> list[str]:
    """Everything on the screen now that can have the focus and does not say what it is."""
    return [fault for node in program.root.below() for fault in unclear_of(node)]


def unclear_of(node: Node) -> Iterator[str]:
    try:
        if FOCUSABLE not in node.states:
            return
        name, role = node.name, node.role
        if not name or role in NO_ROLES:
            yield f"{role} {name!r} at {node.place[1]}"
        elif role == "combo box" and not node.labels():
            yield f"{role} {name!r}: the value is told, but not what it is the value of"
    except Gone:
        return
