"""Makes the pictures of docs/papers.md: `python docs/make_papers.py FOLDER`. Each paper as it leaves the printer.

The people, numbers and dates are the made-up ones of the tests, so that a picture changes only with the paper itself.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
from PIL import Image

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))  # run as a file, it stands outside the package

from counter_app.domain.form import Form  # noqa: E402
from counter_app.domain.form_names import FormKind, FormName, form_name  # noqa: E402
from counter_app.domain.slip import CopyMark, CopyReason  # noqa: E402
from counter_app.print.form_pdf import render_form  # noqa: E402
from counter_app.print.forms.apology import apology_form  # noqa: E402
from counter_app.print.forms.control_slip import control_form  # noqa: E402
from counter_app.print.picture import page_picture  # noqa: E402
from counter_app.print.recovery_sheet import render_recovery_sheet  # noqa: E402
from counter_app.print.slip_pdf import render_shared_slip, render_slip  # noqa: E402
from counter_app.print.slip_size import SlipSize  # noqa: E402
from counter_app.services.trial_prints import slip_to_try  # noqa: E402
from counter_app.settings.regulation_files import load_profile  # noqa: E402
from tests.print.form_samples import APOLOGY, CONTROL, FORMS, NINE  # noqa: E402
from tests.print.pad_samples import pad, render_pad  # noqa: E402
from tests.print.recovery_samples import SHEET  # noqa: E402
from tests.print.slip_samples import ORDINARY, SHORT, signed  # noqa: E402

DPI = 80
SHADES = 8  # black, white and enough between them for smooth letters
REGULATION_OF_2018 = "dak_nong_2019"


def papers() -> dict[str, Callable[[], bytes]]:
    """What a desk prints, by the name of its picture: the PDF whose first page is shown."""
    forms = {name: _drawn(form) for name, form in FORMS.items() if not name.endswith("_long")}
    return {
        "slip": lambda: render_slip(signed(ORDINARY), SlipSize.A4X2),
        "slip-roll": lambda: render_slip(signed(ORDINARY), SlipSize.ROLL),
        "slip-without-code": lambda: render_slip(signed(SHORT), SlipSize.A5),
        "slip-again": lambda: render_slip(signed(_AGAIN), SlipSize.A5),
        "slip-waiting": lambda: render_slip(signed(_WAITING), SlipSize.A5),
        "slip-shared": lambda: render_shared_slip((signed(ORDINARY), signed(_SECOND)), SlipSize.A5),
        **forms,
        "apology-2018": _drawn(apology_form(replace(APOLOGY, name=_name_of_2018(FormKind.APOLOGY)))),
        "control-2018": _drawn(control_form(replace(CONTROL, name=_name_of_2018(FormKind.CONTROL)))),
        "register-closing": lambda: _last_page(render_form(FORMS["register"])),
        "slip-trial": lambda: render_slip(slip_to_try(ORDINARY.office, NINE), SlipSize.A5),
        "pad": lambda: render_pad(pad(1)),
        "recovery": lambda: render_recovery_sheet(SHEET),
    }


def picture(pdf: bytes) -> Image.Image:
    """The first page, in few shades of grey."""
    return page_picture(pdf, dpi=DPI).quantize(SHADES, dither=Image.Dither.NONE)


_AGAIN = replace(ORDINARY, copy=CopyMark(2, CopyReason.LOST))
_WAITING = replace(ORDINARY, replaces="H19.16-261120-0001", code="H19.16-261120-0009", waiting_for_approval=True)
_SECOND = replace(
    ORDINARY,
    code="H19.16-261120-0002",
    identity="NBSWY3DPEB3W64TM",
    procedure="Đăng ký lại khai sinh",
    request="",
    components=ORDINARY.components[:2],
)


def _last_page(pdf: bytes) -> bytes:
    document, page, file = pypdfium2.PdfDocument(pdf), pypdfium2.PdfDocument.new(), io.BytesIO()
    page.import_pages(document, [len(document) - 1])
    page.save(file)
    return file.getvalue()


def _drawn(form: Form) -> Callable[[], bytes]:
    return lambda: render_form(form)


def _name_of_2018(kind: FormKind) -> FormName:
    return form_name(load_profile(REGULATION_OF_2018), kind)


def main(folder: Path) -> int:
    folder.mkdir(parents=True, exist_ok=True)
    for name, made in papers().items():
        file = io.BytesIO()
        picture(made()).save(file, "PNG", optimize=True)
        (folder / f"{name}.png").write_bytes(file.getvalue())
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
