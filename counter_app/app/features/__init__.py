"""One module a place: `build(parts, frame)` makes its screen and controller and furnishes the window with its view."""
