# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'import_preview.ui'
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
from PySide6.QtWidgets import (QApplication, QHeaderView, QLabel, QPlainTextEdit,
    QSizePolicy, QSpacerItem, QTableWidget, QTableWidgetItem,
    QVBoxLayout, QWidget)

class Ui_ImportPreview(object):
    def setupUi(self, ImportPreview):
        if not ImportPreview.objectName():
            ImportPreview.setObjectName(u"ImportPreview")
        self.whole = QVBoxLayout(ImportPreview)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(0, 0, 0, 0)
        self.summary = QLabel(ImportPreview)
        self.summary.setObjectName(u"summary")
        self.summary.setWordWrap(True)

        self.whole.addWidget(self.summary)

        self.problems_title = QLabel(ImportPreview)
        self.problems_title.setObjectName(u"problems_title")

        self.whole.addWidget(self.problems_title)

        self.problems = QTableWidget(ImportPreview)
        self.problems.setObjectName(u"problems")
        sizePolicy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy.setHorizontalStretch(0)
        sizePolicy.setVerticalStretch(3)
        sizePolicy.setHeightForWidth(self.problems.sizePolicy().hasHeightForWidth())
        self.problems.setSizePolicy(sizePolicy)

        self.whole.addWidget(self.problems)

        self.notes_title = QLabel(ImportPreview)
        self.notes_title.setObjectName(u"notes_title")

        self.whole.addWidget(self.notes_title)

        self.notes = QPlainTextEdit(ImportPreview)
        self.notes.setObjectName(u"notes")
        self.notes.setReadOnly(True)
        self.notes.setTabChangesFocus(True)
        sizePolicy1 = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        sizePolicy1.setHorizontalStretch(0)
        sizePolicy1.setVerticalStretch(1)
        sizePolicy1.setHeightForWidth(self.notes.sizePolicy().hasHeightForWidth())
        self.notes.setSizePolicy(sizePolicy1)

        self.whole.addWidget(self.notes)

        self.rest = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)

        self.whole.addItem(self.rest)


        self.retranslateUi(ImportPreview)

        QMetaObject.connectSlotsByName(ImportPreview)
    # setupUi

    def retranslateUi(self, ImportPreview):
        ImportPreview.setWindowTitle(QCoreApplication.translate("ImportPreview", u"\u8bd5\u8fd0\u884c", None))
        self.summary.setProperty(u"role", QCoreApplication.translate("ImportPreview", u"good", None))
        self.problems_title.setText(QCoreApplication.translate("ImportPreview", u"\u6bcf\u4e00\u5904\u95ee\u9898\uff08\u6539\u60a8\u7684\u8868\uff0c\u6216\u5148\u201c\u4fdd\u5b58\u7ed3\u679c\u8868\u201d\u7167\u7740\u6539\uff09", None))
        self.problems_title.setProperty(u"role", QCoreApplication.translate("ImportPreview", u"heading", None))
#if QT_CONFIG(tooltip)
        self.problems.setToolTip(QCoreApplication.translate("ImportPreview", u"\u884c\u53f7\u662f\u60a8\u90a3\u5f20\u8868\u91cc\u7684\u884c\u53f7", None))
#endif // QT_CONFIG(tooltip)
        self.notes_title.setText(QCoreApplication.translate("ImportPreview", u"\u8fd8\u8981\u8bf7\u60a8\u77e5\u9053", None))
        self.notes_title.setProperty(u"role", QCoreApplication.translate("ImportPreview", u"heading", None))
    # retranslateUi

