"""The page of the settings with the office's own age lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox

from desk_union.members.age_lines import AgeLines
from desk_union.screens.members.agelines import OLDEST, AgeLinesPage
from desk_union.ui.book.settingsparts import SettingsTab
from desk_union.ui.kit.dialogframe import words
from desk_union.ui.kit.numberbox import NumberBox

if TYPE_CHECKING:
    from desk_union.screens.desk import Desk

AGES = (("young", "青年：不超过几岁"), ("child", "六一儿童：不满几岁"), ("aged", "高龄老人：满几岁"))


class AgesTab(SettingsTab):
    title = "年龄"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.page = AgeLinesPage(desk)
        self.say("名册、统计、提醒里的“青年”“六一儿童”“高龄”按这里算。")
        form = self.form()
        lines = self.page.lines
        self.ages: dict[str, NumberBox] = {}
        for key, label in AGES:
            box = NumberBox(minimum=1, maximum=OLDEST - 1, value=getattr(lines, key))
            self.ages[key] = box
            form.addRow(label, box)
        self.within_year = QCheckBox("当年内到这个年龄就算")
        self.within_year.setChecked(lines.within_year)
        form.addRow("", self.within_year)
        form.addRow("", words("不勾选时，过了生日那天才算。", "hint"))
        self.body.addStretch(1)

    def keep(self) -> None:
        ages = {key: box.value() for key, box in self.ages.items()}
        self.page.keep(AgeLines(**ages, within_year=self.within_year.isChecked()))
