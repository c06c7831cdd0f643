from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QPushButton

from desk_union.ui.kit import dialogs


def test_the_words_of_an_answer_are_never_cut(qtbot, monkeypatch) -> None:
    answers = ("不打印这些隐私栏目", "照实打印", "取消")
    whole: dict[str, bool] = {}

    def look(box: QMessageBox) -> None:
        box.show()
        qtbot.waitExposed(box)
        whole.update({b.text(): b.width() >= b.sizeHint().width() for b in box.findChildren(QPushButton)})
        box.close()

    monkeypatch.setattr(QMessageBox, "exec", look)
    assert dialogs.choose(None, "问？", "说明。", answers) == "取消"
    assert whole == dict.fromkeys(answers, True)
