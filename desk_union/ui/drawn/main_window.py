# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'main_window.ui'
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
    QListWidget, QListWidgetItem, QMainWindow, QPushButton,
    QSizePolicy, QSpacerItem, QStackedWidget, QTabBar,
    QToolBar, QToolButton, QVBoxLayout, QWidget)
class Ui_MainWindow(object):
    def setupUi(self, MainWindow):
        if not MainWindow.objectName():
            MainWindow.setObjectName(u"MainWindow")
        MainWindow.resize(1280, 720)
        self.centre = QWidget(MainWindow)
        self.centre.setObjectName(u"centre")
        self.whole = QVBoxLayout(self.centre)
        self.whole.setSpacing(0)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.head = QFrame(self.centre)
        self.head.setObjectName(u"head")
        self.headRow = QHBoxLayout(self.head)
        self.headRow.setSpacing(16)
        self.headRow.setObjectName(u"headRow")
        self.headRow.setContentsMargins(8, 0, 16, 0)
        self.tabs = QTabBar(self.head)
        self.tabs.setObjectName(u"tabs")

        self.headRow.addWidget(self.tabs)

        self.headSpace = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.headRow.addItem(self.headSpace)

        self.unionName = QLabel(self.head)
        self.unionName.setObjectName(u"unionName")

        self.headRow.addWidget(self.unionName)

        self.goTo = QToolButton(self.head)
        self.goTo.setObjectName(u"goTo")

        self.headRow.addWidget(self.goTo)


        self.whole.addWidget(self.head)

        self.noticeBand = QFrame(self.centre)
        self.noticeBand.setObjectName(u"noticeBand")
        self.noticeBand.setProperty(u"visible", False)
        self.noticeRow = QHBoxLayout(self.noticeBand)
        self.noticeRow.setObjectName(u"noticeRow")
        self.noticeRow.setContentsMargins(16, 4, 8, 4)
        self.notices = QLabel(self.noticeBand)
        self.notices.setObjectName(u"notices")
        self.notices.setWordWrap(True)
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        sizePolicy.setHorizontalStretch(1)
        sizePolicy.setVerticalStretch(0)
        sizePolicy.setHeightForWidth(self.notices.sizePolicy().hasHeightForWidth())
        self.notices.setSizePolicy(sizePolicy)

        self.noticeRow.addWidget(self.notices)

        self.noticeSeen = QPushButton(self.noticeBand)
        self.noticeSeen.setObjectName(u"noticeSeen")

        self.noticeRow.addWidget(self.noticeSeen)


        self.whole.addWidget(self.noticeBand)

        self.pages = QStackedWidget(self.centre)
        self.pages.setObjectName(u"pages")
        self.ledgersPage = QWidget()
        self.ledgersPage.setObjectName(u"ledgersPage")
        self.ledgersColumn = QVBoxLayout(self.ledgersPage)
        self.ledgersColumn.setSpacing(0)
        self.ledgersColumn.setObjectName(u"ledgersColumn")
        self.ledgersColumn.setContentsMargins(0, 0, 0, 0)
        self.tools = QToolBar(self.ledgersPage)
        self.tools.setObjectName(u"tools")

        self.ledgersColumn.addWidget(self.tools)

        self.ledgersRow = QHBoxLayout()
        self.ledgersRow.setSpacing(0)
        self.ledgersRow.setObjectName(u"ledgersRow")
        self.ledgers = QListWidget(self.ledgersPage)
        self.ledgers.setObjectName(u"ledgers")
        self.ledgers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

        self.ledgersRow.addWidget(self.ledgers)

        self.ledgerStack = QStackedWidget(self.ledgersPage)
        self.ledgerStack.setObjectName(u"ledgerStack")

        self.ledgersRow.addWidget(self.ledgerStack)


        self.ledgersColumn.addLayout(self.ledgersRow)

        self.pages.addWidget(self.ledgersPage)

        self.whole.addWidget(self.pages)

        self.undoBand = QFrame(self.centre)
        self.undoBand.setObjectName(u"undoBand")
        self.undoBand.setProperty(u"visible", False)
        self.undoRow = QHBoxLayout(self.undoBand)
        self.undoRow.setObjectName(u"undoRow")
        self.undoRow.setContentsMargins(16, 4, 8, 4)
        self.undoWords = QLabel(self.undoBand)
        self.undoWords.setObjectName(u"undoWords")
        self.undoWords.setWordWrap(True)
        sizePolicy.setHeightForWidth(self.undoWords.sizePolicy().hasHeightForWidth())
        self.undoWords.setSizePolicy(sizePolicy)

        self.undoRow.addWidget(self.undoWords)

        self.undoNow = QPushButton(self.undoBand)
        self.undoNow.setObjectName(u"undoNow")

        self.undoRow.addWidget(self.undoNow)

        self.undoLook = QPushButton(self.undoBand)
        self.undoLook.setObjectName(u"undoLook")

        self.undoRow.addWidget(self.undoLook)

        self.undoPrint = QPushButton(self.undoBand)
        self.undoPrint.setObjectName(u"undoPrint")

        self.undoRow.addWidget(self.undoPrint)

        self.undoSeen = QPushButton(self.undoBand)
        self.undoSeen.setObjectName(u"undoSeen")

        self.undoRow.addWidget(self.undoSeen)


        self.whole.addWidget(self.undoBand)

        MainWindow.setCentralWidget(self.centre)

        self.retranslateUi(MainWindow)

        QMetaObject.connectSlotsByName(MainWindow)
    # setupUi

    def retranslateUi(self, MainWindow):
        MainWindow.setWindowTitle(QCoreApplication.translate("MainWindow", u"\u5de5\u4f1a\u5de5\u4f5c\u53f0", None))
        self.noticeBand.setProperty(u"role", QCoreApplication.translate("MainWindow", u"band", None))
        self.noticeSeen.setText(QCoreApplication.translate("MainWindow", u"\u77e5\u9053\u4e86", None))
        self.undoBand.setProperty(u"role", QCoreApplication.translate("MainWindow", u"band", None))
        self.undoNow.setText(QCoreApplication.translate("MainWindow", u"\u64a4\u9500", None))
        self.undoLook.setText(QCoreApplication.translate("MainWindow", u"\u67e5\u770b", None))
        self.undoPrint.setText(QCoreApplication.translate("MainWindow", u"\u6253\u5370\u2026", None))
        self.undoSeen.setText(QCoreApplication.translate("MainWindow", u"\u5173\u95ed", None))
    # retranslateUi

