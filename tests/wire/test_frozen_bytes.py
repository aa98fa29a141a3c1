"""Every kind of bytes that is hashed or signed, made once more by hand: a change here makes paper that is out invalid.

Built from the written idiom with the standard library and Ed25519 alone, and pinned by a digest: whoever changes the
program and its reader alike changes what lies on disks and in citizens' hands.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from counter_app.domain.times import OFFICE_ZONE
from counter_app.wire.batch import Stub, make_batch, pack
from counter_app.wire.entry import body_hash, entry_hash, genesis, identity_of, seal, write_body
from counter_app.wire.feed import Row, row_genesis, row_hash, write_row
from counter_app.wire.head import Head, sign_head, sign_session
from counter_app.wire.header import CentreClock, Fee, Header, Seen
from counter_app.wire.keys import SigningKey
from counter_app.wire.papers import Acknowledgement, Certificate, Grant, KeptThrough, KeyNotice, Paper, sign_paper
from counter_app.wire.recovery_code import RecoveryCode, recovery_qr_text
from counter_app.wire.slip_text import look_up_pin, make_slip_text

SEED = bytes(range(32))
KEY = SigningKey(SEED)
JOURNAL = bytes.fromhex("00112233445566778899aabbccddeeff")
HASH = hashlib.sha256(b"an entry").digest()
TIME = "2026-11-23T08:15:00+07:00"
HEADER = Header(
    type="DossierReceived", v=1, journal=JOURNAL.hex(), number=2**40, who="lan", desk="DESK", office="phuong-mau",
    entered=TIME, raw=TIME, dossier=None, code="H36.37.05-261123-0001", issues="H36.37.05-261123-0001",
    procedure="ab" * 32, profile="cd" * 32, offices=("xa-hai",), received=TIME, runs_from="receipt",
    centre=CentreClock(TIME, 1500), due="2026-11-26T08:15:00+07:00", fees=(Fee("le_phi", 8_000, "Lệ phí", paid=True),),
    seen=Seen("phuong-mau", 7, "00" * 8), facts={"slip": True},
)  # fmt: skip


def tag(kind: str) -> bytes:
    return b"counter-app/1/" + kind.encode() + b"\0"


def sha(kind: str, *parts: bytes) -> bytes:
    return hashlib.sha256(tag(kind) + b"".join(parts)).digest()


def signed(kind: str, *parts: bytes) -> bytes:
    return Ed25519PrivateKey.from_private_bytes(SEED).sign(tag(kind) + b"".join(parts))


def letters(data: bytes) -> str:
    return base64.b32encode(data).decode().rstrip("=")


def plain(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def pinned(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]


def test_chains_begin_and_go_on_as_written() -> None:
    assert genesis(JOURNAL) == sha("genesis", JOURNAL)
    assert entry_hash(HASH, b"{}") == sha("entry", HASH, b"{}")
    assert row_genesis("phường-mẫu") == sha("rowgenesis", "phường-mẫu".encode())
    assert row_hash(HASH, b"{}") == sha("row", HASH, b"{}")
    assert identity_of(HASH) == letters(HASH[:10])
    assert pinned(genesis(JOURNAL) + row_genesis("phuong-mau")) == "2399b3eff331db53"


def test_a_body_is_its_salt_and_its_json_and_the_header_holds_its_hash() -> None:
    details = {"applicant": {"name": "Nguyễn Thị Đẹp"}, "sets": 2}
    body = write_body(details, SEED)
    assert body == SEED + plain(details)
    assert body_hash(body) == sha("body", body)
    entry = seal(HEADER, body, HASH)
    assert json.loads(entry.header)["body"] == sha("body", body).hex()
    assert entry.hash == sha("entry", HASH, entry.header)
    assert pinned(entry.header) == "67b038f58d567292"


def test_a_header_has_its_fields_in_this_order() -> None:
    raw = json.loads(seal(HEADER, b"\0" * 32 + b"{}", HASH).header)
    assert (
        list(raw)
        == (
            "v type journal number code issues procedure profile who desk office offices received entered runs_from "
            "raw centre due fees seen facts body"
        ).split()
    )
    assert raw["centre"] == {"time": TIME, "ms": 1500}
    assert raw["seen"] == {"office": "phuong-mau", "position": 7, "row": "00" * 8}
    assert raw["fees"] == [{"kind": "le_phi", "amount": 8_000, "name": "Lệ phí", "paid": True}]


def test_a_head_is_signed_over_journal_number_and_hash() -> None:
    signature = sign_head(Head(JOURNAL, 2**40 + 3, HASH), KEY)
    assert signature == signed("head", JOURNAL, (2**40 + 3).to_bytes(8, "big"), HASH)
    assert pinned(signature) == "19a677cfb7c6bc10"


def test_a_session_is_signed_over_the_centres_id_and_nonce() -> None:
    centre, nonce = JOURNAL, HASH
    assert sign_session(centre, nonce, KEY) == signed("session", centre, nonce)


def test_papers_are_signed_under_their_own_tag_with_these_fields() -> None:
    said = {
        Certificate("D", "phuong-mau", "Quầy 1", 7, 8, "ab" * 32, TIME): (
            "certificate",
            {"desk": "D", "office": "phuong-mau", "name": "Quầy 1", "number": 7, "spare": 8, "public": "ab" * 32,
             "issued": TIME},
        ),
        Grant("D", 1, "H36.37.05", 1, 200): (
            "grant", {"desk": "D", "n": 1, "agency": "H36.37.05", "from": 1, "to": 200}
        ),
        Acknowledgement(JOURNAL.hex(), 9, HASH.hex(), TIME): (
            "ack", {"journal": JOURNAL.hex(), "number": 9, "hash": HASH.hex(), "time": TIME}
        ),
        KeptThrough(JOURNAL.hex(), 9, TIME): ("kept", {"journal": JOURNAL.hex(), "number": 9, "time": TIME}),
        KeyNotice("D", "ab" * 32, "desk", ""): (
            "key", {"owner": "D", "public": "ab" * 32, "role": "desk", "withdrawn": ""}
        ),
    }  # fmt: skip
    for content, (kind, fields) in said.items():
        paper = sign_paper(content, KEY)
        assert paper.content == plain(fields)
        assert paper.signature == signed(kind, paper.content)
        assert paper.key == letters(sha("key", KEY.public))[:8]
        assert json.loads(paper.stored()) == {
            "bytes": b64(paper.content),
            "key": paper.key,
            "signature": b64(paper.signature),
        }


def test_a_row_has_its_fields_in_this_order() -> None:
    row = Row("xa-hai", 3, HASH.hex(), "in_order", JOURNAL.hex(), 9, "A" * 16, {"status": "received"},
              Seen("phuong-mau", 7, "00" * 8))  # fmt: skip
    assert write_row(row) == plain(
        {
            "office": "xa-hai", "position": 3, "entry": HASH.hex(), "verdict": "in_order", "journal": JOURNAL.hex(),
            "number": 9, "dossier": "A" * 16, "state": {"status": "received"},
            "home": {"office": "phuong-mau", "position": 7, "row": "00" * 8},
        }
    )  # fmt: skip


def test_a_slips_text_its_signature_and_its_digits() -> None:
    received, due = (datetime(2026, 11, day, 8, 5, tzinfo=OFFICE_ZONE) for day in (23, 26))
    text = make_slip_text("tracuu.example.vn", "H36.37.05-261123-0001", "A" * 16, received, due, KEY)
    said = f"S1/H36.37.05-261123-0001/{'A' * 16}/2611230805/2611260805/{letters(sha('key', KEY.public))[:8]}/"
    signature = signed("slip", said.encode())
    assert text == f"HTTPS://TRACUU.EXAMPLE.VN/{said}{letters(signature)}"
    assert look_up_pin(signature) == f"{int.from_bytes(sha('pin', signature)[:8], 'big') % 1_000_000:06d}"
    assert pinned(text.encode()) == "101d4216b8236a76"
    bare = make_slip_text("t.vn", None, "A" * 16, received, None, KEY)
    assert bare.startswith(f"HTTPS://T.VN/S1/0/{'A' * 16}/2611230805/0/")


def test_a_batch_is_gzip_of_one_object() -> None:
    certificate = Paper(b"{}", "KEYNAME1", b"s" * 64)
    entry = seal(HEADER, b"\0" * 32 + b"{}", HASH)
    erased = seal(HEADER, None, entry.hash)
    stub = Stub(hashlib.sha256(b"gone").digest())
    head = Head(JOURNAL, 7, stub.hash)
    entries = [[b64(entry.header), b64(entry.body or b"")], [b64(erased.header), None], [None, b64(stub.hash)]]
    packed = pack(make_batch(certificate, 5, HASH, (entry, erased, stub), head, KEY))
    assert gzip.decompress(packed) == plain(
        {
            "v": 1,
            "certificate": {"bytes": b64(b"{}"), "key": "KEYNAME1", "signature": b64(b"s" * 64)},
            "journal": JOURNAL.hex(), "first": 5, "previous": b64(HASH),
            "entries": entries,
            "number": 7, "hash": b64(stub.hash), "key": KEY.name, "signature": b64(sign_head(head, KEY)),
        }
    )  # fmt: skip


def test_a_recovery_code_is_its_secret_and_four_bytes_against_slips() -> None:
    secret = bytes(range(16))
    check = hashlib.sha256(b"counter-app/1/recovery\0" + secret).digest()[:4]
    written = letters(secret + check)
    assert RecoveryCode(secret).text == "-".join(written[place : place + 4] for place in range(0, 32, 4))
    assert recovery_qr_text(RecoveryCode(secret)) == f"R1/{written}"


def test_another_signature_takes_a_slips_place_and_holds_as_well() -> None:
    anew = [KEY.sign_anew(bytes([one]) * 64, "slip", b"S1/") for one in range(8)]
    for signature in anew:
        Ed25519PublicKey.from_public_bytes(KEY.public).verify(signature, tag("slip") + b"S1/")
    assert len({*anew, KEY.sign("slip", b"S1/")}) == 9
    assert pinned(b"".join(anew)) == "c5f739800335df92"
