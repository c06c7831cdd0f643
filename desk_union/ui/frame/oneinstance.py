"""One program at a time for one user: a second start hands its book to the first and ends."""

from __future__ import annotations

import ctypes
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from desk_union.screens import bookshelf

if TYPE_CHECKING:
    from collections.abc import Callable

KNOCK_MS, ANSWER_MS, LOOK_MS = 300, 3_000, 50
TAKEN, BUSY = b"taken\n", b"busy\n"
ANYONE = -1  # ASFW_ANY: without it Windows lets no other program bring its window to the front


def name() -> str:
    """Of this user's program: another profile is another program."""
    profile = str(bookshelf.shelf_file().absolute())
    return f"desk_union-{hashlib.sha256(profile.encode()).hexdigest()[:16]}"


def hand_over(path: Path | None) -> bool | None:
    """Ask a program that is open already to open ``path``, or to come forward.

    True: it did; False: it is open but waits for an answer of the clerk; None: there is none.
    """
    socket = QLocalSocket()
    socket.connectToServer(name())
    if not socket.waitForConnected(KNOCK_MS):
        return None
    if sys.platform == "win32":
        ctypes.windll.user32.AllowSetForegroundWindow(ANYONE)
    socket.write(f"{path.absolute() if path is not None else ''}\n".encode())
    if not socket.waitForBytesWritten(KNOCK_MS):
        return None
    for _ in range(ANSWER_MS // LOOK_MS):
        if socket.canReadLine() or socket.state() != QLocalSocket.LocalSocketState.ConnectedState:
            break
        socket.waitForReadyRead(LOOK_MS)
    if not socket.canReadLine():
        return None  # it hangs, or has just ended: this one opens, and the book's own lock decides
    return bytes(socket.readLine().data()) == TAKEN


class Doorkeeper(QObject):
    """Hears further starts; ``asked`` is told their book, and says whether it could be opened now."""

    def __init__(self, asked: Callable[[Path | None], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked = asked
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        if not self._server.listen(name()):
            QLocalServer.removeServer(name())  # left by a program that was killed: nobody answered at it
            self._server.listen(name())

    def close(self) -> None:
        self._server.close()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            _Guest(self._server.nextPendingConnection(), self._asked, self)


class _Guest(QObject):
    """One further start, as long as it is on the line.

    A slot that keeps its own socket would free it while Qt is still taking it down, and the program would end there.
    """

    def __init__(self, socket: QLocalSocket, asked: Callable[[Path | None], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._asked = asked
        self._socket = socket
        socket.setParent(self)
        socket.readyRead.connect(self._hear)
        socket.disconnected.connect(self.deleteLater)
        self._hear()

    def _hear(self) -> None:
        if not self._socket.canReadLine():
            return
        words = bytes(self._socket.readLine().data()).decode().rstrip("\n")
        path = Path(words) if words else None
        taken = self._asked(path)
        self._socket.write(TAKEN if taken else BUSY)
        self._socket.flush()
        self._socket.disconnectFromServer()
