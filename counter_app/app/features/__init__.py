"""One module a place: `build(parts, frame)` makes its screen and controller and adds the place to the window."""
