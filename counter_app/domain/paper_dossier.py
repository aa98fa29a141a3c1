"""What every paper about one dossier repeats: whose it is, where it was received, when it is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.slip import OfficeHeading


@dataclass(frozen=True, slots=True)
class PaperDossier:
    """`code` None: the number comes later, the identity stands for it. `person` is who filed, `owner` whose dossier
    it is where that is somebody else. `lookup` and times as on the slip. `sample` prints MẪU across the sheet."""

    office: OfficeHeading
    identity: str
    code: str | None
    person: str
    procedure: str
    received: datetime
    due: datetime | None = None
    owner: str = ""
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    request: str = ""
    qr_text: str = ""
    sample: bool = False

    @property
    def named(self) -> str:
        return self.code or self.identity
