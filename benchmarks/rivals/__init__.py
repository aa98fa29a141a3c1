"""The same slip by other libraries: equal words, equal symbols, equal sheet, each in that library's own idiom."""
