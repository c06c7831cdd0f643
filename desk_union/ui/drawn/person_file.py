# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'person_file.ui'
##
## Created by: Qt User Interface Compiler version 6.12.0
##
## WARNING! All changes made in this file will be lost when recompiling UI file!
################################################################################

from PySide6.QtCore import (QCoreApplication, QDate, QDateTime, QLocale,
    QMetaObject, QObject, QPoint, QRect,
    QSize, QTime, QUrl, Qt)
from PySide6.QtGui import (QBrush, QColor, QConicalGradient, QCursor,
    QFont, QFontDatabase, QGradient, QIcon,
    QImage, QKeySequence, QLinearGradient, QPainter,
    QPalette, QPixmap, QRadialGradient, QTransform)
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QLabel,
    QListWidget, QListWidgetItem, QPushButton, QScrollArea,
    QSizePolicy, QSpacerItem, QStackedWidget, QVBoxLayout,
    QWidget)

from desk_union.ui.kit.fitting import Elided
class Ui_PersonFile(object):
    def setupUi(self, PersonFile):
        if not PersonFile.objectName():
            PersonFile.setObjectName(u"PersonFile")
        self.whole = QVBoxLayout(PersonFile)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.headRow = QHBoxLayout()
        self.headRow.setSpacing(8)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(8, 8, 16, 8)
        self.back = QPushButton(PersonFile)
        self.back.setObjectName(u"back")

        self.headRow.addWidget(self.back)

        self.name = QLabel(PersonFile)
        self.name.setObjectName(u"name")

        self.headRow.addWidget(self.name)

        self.nameSpace = QSpacerItem(4, 1, QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.nameSpace)

        self.glance = Elided(PersonFile)
        self.glance.setObjectName(u"glance")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.glance.sizePolicy().hasHeightForWidth())
        self.glance.setSizePolicy(sizePolicy)

        self.headRow.addWidget(self.glance)

        self.place = QLabel(PersonFile)
        self.place.setObjectName(u"place")

        self.headRow.addWidget(self.place)

        self.before = QPushButton(PersonFile)
        self.before.setObjectName(u"before")

        self.headRow.addWidget(self.before)

        self.after = QPushButton(PersonFile)
        self.after.setObjectName(u"after")

        self.headRow.addWidget(self.after)

        self.reveal = QPushButton(PersonFile)
        self.reveal.setObjectName(u"reveal")

        self.headRow.addWidget(self.reveal)

        self.record = QPushButton(PersonFile)
        self.record.setObjectName(u"record")

        self.headRow.addWidget(self.record)

        self.print = QPushButton(PersonFile)
        self.print.setObjectName(u"print")

        self.headRow.addWidget(self.print)

        self.edit = QPushButton(PersonFile)
        self.edit.setObjectName(u"edit")

        self.headRow.addWidget(self.edit)


        self.whole.addLayout(self.headRow)

        self.pastBand = QFrame(PersonFile)
        self.pastBand.setObjectName(u"pastBand")
        self.pastBand.setProperty(u"visible", False)
        self.pastRow = QHBoxLayout(self.pastBand)
        self.pastRow.setObjectName(u"pastRow")
        self.pastRow.setContentsMargins(16, 4, 16, 4)
        self.pastWords = QLabel(self.pastBand)
        self.pastWords.setObjectName(u"pastWords")

        self.pastRow.addWidget(self.pastWords)


        self.whole.addWidget(self.pastBand)

        self.line = QFrame(PersonFile)
        self.line.setObjectName(u"line")

        self.whole.addWidget(self.line)

        self.bodyRow = QHBoxLayout()
        self.bodyRow.setSpacing(0)
        self.bodyRow.setObjectName(u"bodyRow")
        self.aside = QScrollArea(PersonFile)
        self.aside.setObjectName(u"aside")
        self.aside.setWidgetResizable(True)
        self.aside.setFrameShape(QFrame.Shape.NoFrame)
        self.aside.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.aside.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.asideBody = QWidget()
        self.asideBody.setObjectName(u"asideBody")
        self.asideColumn = QVBoxLayout(self.asideBody)
        self.asideColumn.setSpacing(8)
        self.asideColumn.setObjectName(u"asideColumn")
        self.asideColumn.setContentsMargins(16, 16, 16, 16)
        self.photo = QLabel(self.asideBody)
        self.photo.setObjectName(u"photo")
        self.photo.setAlignment(Qt.AlignmentFlag.AlignCenter)

        self.asideColumn.addWidget(self.photo)

        self.dueHeading = QLabel(self.asideBody)
        self.dueHeading.setObjectName(u"dueHeading")

        self.asideColumn.addWidget(self.dueHeading)

        self.dueColumn = QVBoxLayout()
        self.dueColumn.setSpacing(8)
        self.dueColumn.setObjectName(u"dueColumn")

        self.asideColumn.addLayout(self.dueColumn)

        self.asideSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.asideColumn.addItem(self.asideSpace)

        self.aside.setWidget(self.asideBody)

        self.bodyRow.addWidget(self.aside)

        self.fileTabs = QListWidget(PersonFile)
        self.fileTabs.setObjectName(u"fileTabs")
        self.fileTabs.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.bodyRow.addWidget(self.fileTabs)

        self.content = QStackedWidget(PersonFile)
        self.content.setObjectName(u"content")

        self.bodyRow.addWidget(self.content)


        self.whole.addLayout(self.bodyRow)


        self.retranslateUi(PersonFile)

        QMetaObject.connectSlotsByName(PersonFile)
    # setupUi

    def retranslateUi(self, PersonFile):
        self.back.setText(QCoreApplication.translate("PersonFile", u"\u2190 \u8fd4\u56de\u540d\u5355", None))
        self.back.setProperty(u"role", QCoreApplication.translate("PersonFile", u"flat", None))
        self.name.setProperty(u"role", QCoreApplication.translate("PersonFile", u"title", None))
        self.glance.setProperty(u"role", QCoreApplication.translate("PersonFile", u"quiet", None))
        self.place.setProperty(u"role", QCoreApplication.translate("PersonFile", u"quiet", None))
        self.before.setProperty(u"role", QCoreApplication.translate("PersonFile", u"flat", None))
        self.after.setProperty(u"role", QCoreApplication.translate("PersonFile", u"flat", None))
        self.reveal.setText(QCoreApplication.translate("PersonFile", u"\u663e\u793a\u9690\u79c1", None))
        self.reveal.setProperty(u"role", QCoreApplication.translate("PersonFile", u"flat", None))
        self.record.setText(QCoreApplication.translate("PersonFile", u"\u767b\u8bb0", None))
        self.print.setText(QCoreApplication.translate("PersonFile", u"\u6253\u5370\u767b\u8bb0\u8868", None))
        self.edit.setText(QCoreApplication.translate("PersonFile", u"\u4fee\u6539", None))
        self.edit.setProperty(u"role", QCoreApplication.translate("PersonFile", u"primary", None))
        self.pastBand.setProperty(u"role", QCoreApplication.translate("PersonFile", u"band", None))
        self.line.setProperty(u"role", QCoreApplication.translate("PersonFile", u"line", None))
        self.photo.setProperty(u"role", QCoreApplication.translate("PersonFile", u"photo", None))
        self.dueHeading.setText(QCoreApplication.translate("PersonFile", u"\u8981\u529e\u7684\u4e8b", None))
        self.dueHeading.setProperty(u"role", QCoreApplication.translate("PersonFile", u"heading", None))
        pass
    # retranslateUi

