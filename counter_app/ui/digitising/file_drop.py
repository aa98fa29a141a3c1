"""Files that a hand brings: dropped, or pasted from the clipboard. Nothing of them is opened here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QImage
from PySide6.QtWidgets import QWidget

MOST_FILES = 50  # more at once is a slip of the hand
_QUALITY = 92


@dataclass(frozen=True)
class Brought:
    """One file: where it lies, or what it holds. `name` is what the person knows it by."""

    name: str
    path: Path | None = None
    data: bytes = b""


@dataclass(frozen=True)
class FilesBrought:
    files: tuple[Brought, ...]


class FileDrop(QObject):
    """Takes what is dropped anywhere on `widget`, as long as `widget` accepts drops."""

    dropped = Signal(object)  # FilesBrought

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            found = files_in(event.mimeData())
            if found:
                event.acceptProposedAction()
                self.dropped.emit(FilesBrought(found))
            return bool(found)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            if _has_files(event.mimeData()):
                event.acceptProposedAction()
            return True
        return super().eventFilter(watched, event)


def files_in(mime: QMimeData | None) -> tuple[Brought, ...]:
    """Files of this PC by their place; a picture without a file (from a scanner's program) as a JPEG.

    None is an empty clipboard, whatever Qt's types say.
    """
    if mime is None:
        return ()
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if paths:
        return tuple(Brought(path.name, path) for path in paths[:MOST_FILES])
    image = mime.imageData() if mime.hasImage() else None
    data = _jpeg(image) if isinstance(image, QImage) else b""
    return (Brought("", data=data),) if data else ()


def _has_files(mime: QMimeData) -> bool:
    return any(url.isLocalFile() for url in mime.urls()) or mime.hasImage()


def _jpeg(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if image.isNull() or not image.save(buffer, "JPEG", _QUALITY):  # type: ignore[call-overload]
        return b""
    return bytes(buffer.data().data())
