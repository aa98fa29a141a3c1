"""Which of the two languages the screen speaks. Fixed texts go through Qt's translation files; problems and
explanations arrive with both languages and are chosen here."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QCoreApplication, QLocale, QTranslator

from counter_app.domain.errors import Problem, with_source
from counter_app.domain.step_rules import Objection
from counter_app.domain.times import OFFICE_ZONE, appointment_vi
from counter_app.settings.resources import resource_path

_ENGLISH, _VIETNAMESE = "counter_app_en", "qt_vi"
_KEPT: list[QTranslator] = []


def speak(english: bool) -> None:
    """Choose the language for every window opened from now on."""
    application = QCoreApplication.instance()
    if application is None:
        raise RuntimeError("the language is chosen after the application exists")
    for translator in _KEPT:
        application.removeTranslator(translator)
    _KEPT.clear()
    QLocale.setDefault(QLocale(QLocale.Language.English if english else QLocale.Language.Vietnamese))
    # Qt's own menus and file dialogs are in English and come without a Vietnamese translation.
    translator = QTranslator(application)
    translator.setObjectName(_ENGLISH if english else _VIETNAMESE)
    translator.load(str(resource_path("translations", f"{translator.objectName()}.qm")))
    application.installTranslator(translator)
    _KEPT.append(translator)


def speaks_english() -> bool:
    return any(translator.objectName() == _ENGLISH for translator in _KEPT)


def either(vi: str, en: str) -> str:
    """The text in the language of the screen."""
    return en if speaks_english() else vi


def appointment(moment: datetime) -> str:
    """With the weekday, in office time: Thứ Tư 25/11/2026 15:30, Wednesday 25/11/2026 15:30."""
    return either(appointment_vi(moment), f"{moment.astimezone(OFFICE_ZONE):%A %d/%m/%Y %H:%M}")


def told(problem: Problem) -> str:
    """The problem's sentence in the language of the screen; that of a rule says whose it is."""
    return either(*with_source(problem))


def objection_words(objection: Objection) -> str:
    """With its article, where it has one."""
    words = either(objection.vi, objection.en)
    return f"{words} ({objection.citation})" if objection.citation else words
