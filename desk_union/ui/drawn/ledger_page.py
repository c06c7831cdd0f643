# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'ledger_page.ui'
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
from PySide6.QtWidgets import (QApplication, QFrame, QHBoxLayout, QHeaderView,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QSplitter, QStackedWidget, QVBoxLayout, QWidget)

from desk_union.ui.form.formpanel import FormPanel
from desk_union.ui.kit.fitting import Elided
from desk_union.ui.list.filterbar import FilterBar
from desk_union.ui.list.rowtable import RowTable
class Ui_LedgerPage(object):
    def setupUi(self, LedgerPage):
        if not LedgerPage.objectName():
            LedgerPage.setObjectName(u"LedgerPage")
        self.whole = QVBoxLayout(LedgerPage)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.splitter = QSplitter(LedgerPage)
        self.splitter.setObjectName(u"splitter")
        self.splitter.setOrientation(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.left = QWidget(self.splitter)
        self.left.setObjectName(u"left")
        self.leftColumn = QVBoxLayout(self.left)
        self.leftColumn.setSpacing(0)
        self.leftColumn.setObjectName(u"leftColumn")
        self.leftColumn.setContentsMargins(0, 0, 0, 0)
        self.headColumn = QVBoxLayout()
        self.headColumn.setSpacing(8)
        self.headColumn.setObjectName(u"headColumn")
        self.headColumn.setContentsMargins(16, 8, 16, 8)
        self.titleRow = QHBoxLayout()
        self.titleRow.setSpacing(12)
        self.titleRow.setObjectName(u"titleRow")
        self.title = QLabel(self.left)
        self.title.setObjectName(u"title")

        self.titleRow.addWidget(self.title)

        self.purpose = Elided(self.left)
        self.purpose.setObjectName(u"purpose")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.purpose.sizePolicy().hasHeightForWidth())
        self.purpose.setSizePolicy(sizePolicy)

        self.titleRow.addWidget(self.purpose)


        self.headColumn.addLayout(self.titleRow)

        self.filters = FilterBar(self.left)
        self.filters.setObjectName(u"filters")

        self.headColumn.addWidget(self.filters)

        self.pastBand = QFrame(self.left)
        self.pastBand.setObjectName(u"pastBand")
        self.pastBand.setProperty(u"visible", False)
        self.pastRow = QHBoxLayout(self.pastBand)
        self.pastRow.setObjectName(u"pastRow")
        self.pastRow.setContentsMargins(12, 4, 8, 4)
        self.pastWords = QLabel(self.pastBand)
        self.pastWords.setObjectName(u"pastWords")

        self.pastRow.addWidget(self.pastWords)

        self.backToToday = QPushButton(self.pastBand)
        self.backToToday.setObjectName(u"backToToday")

        self.pastRow.addWidget(self.backToToday)

        self.pastSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.pastRow.addItem(self.pastSpace)


        self.headColumn.addWidget(self.pastBand)


        self.leftColumn.addLayout(self.headColumn)

        self.stack = QStackedWidget(self.left)
        self.stack.setObjectName(u"stack")
        self.table = RowTable()
        self.table.setObjectName(u"table")
        self.stack.addWidget(self.table)
        self.emptyPage = QWidget()
        self.emptyPage.setObjectName(u"emptyPage")
        self.emptyColumn = QVBoxLayout(self.emptyPage)
        self.emptyColumn.setSpacing(16)
        self.emptyColumn.setObjectName(u"emptyColumn")
        self.emptyTop = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.emptyColumn.addItem(self.emptyTop)

        self.emptyWords = QLabel(self.emptyPage)
        self.emptyWords.setObjectName(u"emptyWords")
        self.emptyWords.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.emptyWords.setWordWrap(True)

        self.emptyColumn.addWidget(self.emptyWords)

        self.emptyRow = QHBoxLayout()
        self.emptyRow.setSpacing(8)
        self.emptyRow.setObjectName(u"emptyRow")
        self.emptyLeft = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.emptyRow.addItem(self.emptyLeft)

        self.emptyAdd = QPushButton(self.emptyPage)
        self.emptyAdd.setObjectName(u"emptyAdd")

        self.emptyRow.addWidget(self.emptyAdd)

        self.emptyImport = QPushButton(self.emptyPage)
        self.emptyImport.setObjectName(u"emptyImport")

        self.emptyRow.addWidget(self.emptyImport)

        self.emptyClear = QPushButton(self.emptyPage)
        self.emptyClear.setObjectName(u"emptyClear")

        self.emptyRow.addWidget(self.emptyClear)

        self.emptyRight = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.emptyRow.addItem(self.emptyRight)


        self.emptyColumn.addLayout(self.emptyRow)

        self.emptyBottom = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.emptyColumn.addItem(self.emptyBottom)

        self.stack.addWidget(self.emptyPage)

        self.leftColumn.addWidget(self.stack)

        self.statusRow = QHBoxLayout()
        self.statusRow.setSpacing(12)
        self.statusRow.setObjectName(u"statusRow")
        self.statusRow.setContentsMargins(16, 4, 8, 4)
        self.status = Elided(self.left)
        self.status.setObjectName(u"status")
        sizePolicy.setHeightForWidth(self.status.sizePolicy().hasHeightForWidth())
        self.status.setSizePolicy(sizePolicy)

        self.statusRow.addWidget(self.status)

        self.columns = QPushButton(self.left)
        self.columns.setObjectName(u"columns")

        self.statusRow.addWidget(self.columns)


        self.leftColumn.addLayout(self.statusRow)

        self.splitter.addWidget(self.left)
        self.formPanel = FormPanel(self.splitter)
        self.formPanel.setObjectName(u"formPanel")
        self.splitter.addWidget(self.formPanel)

        self.whole.addWidget(self.splitter)


        self.retranslateUi(LedgerPage)

        QMetaObject.connectSlotsByName(LedgerPage)
    # setupUi

    def retranslateUi(self, LedgerPage):
        self.title.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"title", None))
        self.purpose.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"quiet", None))
        self.pastBand.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"band", None))
        self.backToToday.setText(QCoreApplication.translate("LedgerPage", u"\u56de\u5230\u4eca\u5929", None))
        self.emptyWords.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"empty", None))
        self.emptyAdd.setText(QCoreApplication.translate("LedgerPage", u"\u65b0\u589e", None))
        self.emptyAdd.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"primary", None))
        self.emptyImport.setText(QCoreApplication.translate("LedgerPage", u"\u4eceExcel\u5bfc\u5165", None))
        self.emptyClear.setText(QCoreApplication.translate("LedgerPage", u"\u6e05\u9664\u7b5b\u9009", None))
        self.columns.setText(QCoreApplication.translate("LedgerPage", u"\u9009\u62e9\u5217\u2026", None))
#if QT_CONFIG(tooltip)
        self.columns.setToolTip(QCoreApplication.translate("LedgerPage", u"\u663e\u793a\u54ea\u4e9b\u5217\u3001\u5148\u540e\u6b21\u5e8f\uff08Ctrl+L\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.columns.setProperty(u"role", QCoreApplication.translate("LedgerPage", u"flat", None))
        pass
    # retranslateUi

