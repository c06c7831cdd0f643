# -*- coding: utf-8 -*-

################################################################################
## Form generated from reading UI file 'backup.ui'
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
from PySide6.QtWidgets import (QApplication, QDialog, QHBoxLayout, QHeaderView,
    QLabel, QPushButton, QSizePolicy, QSpacerItem,
    QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget)

class Ui_Backup(object):
    def setupUi(self, Backup):
        if not Backup.objectName():
            Backup.setObjectName(u"Backup")
        Backup.resize(940, 600)
        Backup.setSizeGripEnabled(True)
        self.whole = QVBoxLayout(Backup)
        self.whole.setSpacing(8)
        self.whole.setObjectName(u"whole")
        self.whole.setContentsMargins(24, 16, 24, 16)
        self.state = QLabel(Backup)
        self.state.setObjectName(u"state")
        self.state.setWordWrap(True)

        self.whole.addWidget(self.state)

        self.where = QLabel(Backup)
        self.where.setObjectName(u"where")
        self.where.setWordWrap(True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

        self.whole.addWidget(self.where)

        self.making = QHBoxLayout()
        self.making.setSpacing(8)
        self.making.setObjectName(u"making")
        self.back_up = QPushButton(Backup)
        self.back_up.setObjectName(u"back_up")

        self.making.addWidget(self.back_up)

        self.copy_to_stick = QPushButton(Backup)
        self.copy_to_stick.setObjectName(u"copy_to_stick")
        self.copy_to_stick.setAutoDefault(False)

        self.making.addWidget(self.copy_to_stick)

        self.open_folder = QPushButton(Backup)
        self.open_folder.setObjectName(u"open_folder")
        self.open_folder.setAutoDefault(False)

        self.making.addWidget(self.open_folder)

        self.daily = QPushButton(Backup)
        self.daily.setObjectName(u"daily")
        self.daily.setAutoDefault(False)

        self.making.addWidget(self.daily)

        self.making_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.making.addItem(self.making_space)


        self.whole.addLayout(self.making)

        self.list = QTableWidget(Backup)
        self.list.setObjectName(u"list")

        self.whole.addWidget(self.list)

        self.contents = QLabel(Backup)
        self.contents.setObjectName(u"contents")
        self.contents.setWordWrap(True)

        self.whole.addWidget(self.contents)

        self.note = QLabel(Backup)
        self.note.setObjectName(u"note")
        self.note.setWordWrap(True)

        self.whole.addWidget(self.note)

        self.restoring = QHBoxLayout()
        self.restoring.setSpacing(8)
        self.restoring.setObjectName(u"restoring")
        self.other_file = QPushButton(Backup)
        self.other_file.setObjectName(u"other_file")
        self.other_file.setAutoDefault(False)

        self.restoring.addWidget(self.other_file)

        self.restore = QPushButton(Backup)
        self.restore.setObjectName(u"restore")
        self.restore.setAutoDefault(False)

        self.restoring.addWidget(self.restore)

        self.restoring_space = QSpacerItem(0, 0, QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

        self.restoring.addItem(self.restoring_space)

        self.close_it = QPushButton(Backup)
        self.close_it.setObjectName(u"close_it")
        self.close_it.setAutoDefault(False)

        self.restoring.addWidget(self.close_it)


        self.whole.addLayout(self.restoring)


        self.retranslateUi(Backup)

        self.back_up.setDefault(True)


        QMetaObject.connectSlotsByName(Backup)
    # setupUi

    def retranslateUi(self, Backup):
        Backup.setWindowTitle(QCoreApplication.translate("Backup", u"\u5907\u4efd\u4e0e\u6062\u590d", None))
        self.state.setProperty(u"role", QCoreApplication.translate("Backup", u"heading", None))
        self.where.setProperty(u"role", QCoreApplication.translate("Backup", u"hint", None))
        self.back_up.setText(QCoreApplication.translate("Backup", u"\u7acb\u5373\u5907\u4efd(&B)", None))
#if QT_CONFIG(tooltip)
        self.back_up.setToolTip(QCoreApplication.translate("Backup", u"\u73b0\u5728\u5907\u4efd\u4e00\u6b21\uff08Alt+B\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.back_up.setProperty(u"role", QCoreApplication.translate("Backup", u"primary", None))
        self.copy_to_stick.setText(QCoreApplication.translate("Backup", u"\u590d\u5236\u5230U\u76d8(&U)\u2026", None))
#if QT_CONFIG(tooltip)
        self.copy_to_stick.setToolTip(QCoreApplication.translate("Backup", u"\u5907\u4efd\u4e00\u6b21\uff0c\u5e76\u5728U\u76d8\u4e0a\u4e5f\u653e\u4e00\u4efd\uff1b\u6240\u9009\u7684\u6587\u4ef6\u5939\u4f1a\u8bb0\u4f4f\uff08Alt+U\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.open_folder.setText(QCoreApplication.translate("Backup", u"\u6253\u5f00\u5907\u4efd\u6587\u4ef6\u5939(&F)", None))
#if QT_CONFIG(tooltip)
        self.open_folder.setToolTip(QCoreApplication.translate("Backup", u"\u5728\u6587\u4ef6\u7ba1\u7406\u5668\u91cc\u770b\u5907\u4efd\u6587\u4ef6\uff08Alt+F\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.daily.setText(QCoreApplication.translate("Backup", u"\u6bcf\u5929\u81ea\u52a8\u5907\u4efd(&D)\u2026", None))
#if QT_CONFIG(tooltip)
        self.daily.setToolTip(QCoreApplication.translate("Backup", u"\u8ba9Windows\u6bcf\u5929\u5230\u65f6\u5019\u5907\u4efd\u4e00\u6b21\uff0c\u4e0d\u7528\u6253\u5f00\u7a0b\u5e8f\uff08Alt+D\uff09", None))
#endif // QT_CONFIG(tooltip)
#if QT_CONFIG(tooltip)
        self.list.setToolTip(QCoreApplication.translate("Backup", u"\u9009\u4e2d\u4e00\u4e2a\u5907\u4efd\uff0c\u770b\u91cc\u9762\u6709\u4ec0\u4e48", None))
#endif // QT_CONFIG(tooltip)
        self.contents.setProperty(u"role", QCoreApplication.translate("Backup", u"hint", None))
        self.note.setProperty(u"role", QCoreApplication.translate("Backup", u"fault", None))
        self.other_file.setText(QCoreApplication.translate("Backup", u"\u9009\u62e9\u5907\u4efd\u6587\u4ef6(&O)\u2026", None))
#if QT_CONFIG(tooltip)
        self.other_file.setToolTip(QCoreApplication.translate("Backup", u"\u6062\u590d\u522b\u5904\u62ff\u6765\u7684\u5907\u4efd\uff08Alt+O\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.restore.setText(QCoreApplication.translate("Backup", u"\u6062\u590d\u9009\u4e2d\u7684\u5907\u4efd(&R)\u2026", None))
#if QT_CONFIG(tooltip)
        self.restore.setToolTip(QCoreApplication.translate("Backup", u"\u73b0\u5728\u7684\u8d26\u672c\u4f1a\u5148\u53e6\u5b58\u4e00\u4efd\uff08Alt+R\uff09", None))
#endif // QT_CONFIG(tooltip)
        self.close_it.setText(QCoreApplication.translate("Backup", u"\u5173\u95ed", None))
    # retranslateUi

