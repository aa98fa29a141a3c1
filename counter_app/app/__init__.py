"""The window around a desk. A place of the window is built in one module of `features` and has one line in
`window.build_window`."""

from counter_app.app.desk_parts import DeskParts
from counter_app.app.window import build_window, grab_pictures, need_display, new_application, run_window

__all__ = ["DeskParts", "build_window", "grab_pictures", "need_display", "new_application", "run_window"]
