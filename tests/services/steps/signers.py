"""Who signs with a token."""

from __future__ import annotations

from collections.abc import Callable

from counter_app.print.token_signing import TokenSigner
from tests.print.soft_token import SoftToken


def signer_on(token: SoftToken) -> Callable[[], TokenSigner]:
    return lambda: TokenSigner(token.driver)
