"""Lets Python's garbage collector work only between two events of the window, never inside Qt or in a job's thread.

Python collects wherever something happens to be allocated, and a widget that only a ring of references keeps is
destroyed right there. Two places do not bear it:

- PySide6 makes a type when it is first needed. When the collector runs just then, the last events of the widget come to
  an event filter, which asks for the same type; 6.12.0 then takes it off its list twice (``incarnateType`` in
  ``sbkmodule.cpp``) and ends with a segmentation fault.
- The thread of a job, where no widget may be touched.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from PySide6.QtCore import QCoreApplication

PAUSE = 500  # milliseconds


class Collector(QTimer):
    """Looks now and then whether it is time, by Python's own measure, and collects in the window's thread."""

    def __init__(self, application: QCoreApplication) -> None:
        super().__init__(application)
        self.timeout.connect(self.look)
        self.start(PAUSE)

    def look(self) -> None:
        measures = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, limit) in enumerate(measures) if count > limit]
        if due:
            gc.collect(due[-1])


def collect_between_events(application: QCoreApplication) -> None:
    """From now on garbage waits for the event loop; further calls change nothing."""
    gc.disable()
    if application.findChild(Collector) is None:
        Collector(application)
