"""Forms compiled from forms/screens/*.ui by pyside6-uic; never edited by hand."""
