"""The shipped sample catalogue: labelled, one entry a code, no term that was not read somewhere."""

from __future__ import annotations

import pytest

from counter_app.domain.dossier_code import parse_dossier_code
from counter_app.domain.procedures import PARTS, Catalogue, Procedure, Stated, parse_procedure, procedure_bytes
from counter_app.settings.catalogue_file import load_sample_catalogue

CODES = """
2.000815 2.000884 2.000992 2.001008 2.001035 2.000913 2.001406 2.001019 2.000908 2.000942 1.001193 1.000689 1.004884
1.004772 2.000528 1.000894 2.000806 1.004746 1.000656 1.005461 1.004873 2.000635 1.004859 1.004837 1.004845 1.001022
1.000593 1.003583 1.000419 2.000986 2.000987 1.006714 2.002913 2.001263 1.001612 2.000720 1.001570 1.001266 2.000575
1.004222 1.004194 1.002755 1.010028 1.003197 1.003677 1.010038 2.001159 2.000200 3.000333 1.001456 3.000346 1.001699
1.001653 1.001776 1.011606 1.011607 1.011608 1.001731 1.014027 1.014028 1.010833 1.010803 2.002307 2.002308 1.013225
1.013226 1.013227 1.013228 1.013978 1.012753 1.012783 1.012784 1.012796 1.001613 1.002759 3.000182
""".split()
WITHOUT_TERM = """
2.000992 2.001008 1.004884 1.004772 2.000528 2.000806 1.004746 1.005461 1.000593 1.003583 1.000419 2.000986 2.000987
1.006714 2.002913 2.001263 3.000333 1.001456 3.000346 1.001699 1.001776 1.011606 1.001731 1.010833 2.002307 1.013225
1.013978 1.012783 1.012784 1.012796 1.001613 1.002759 3.000182 1.002755 2.001159
""".split()
COMPLETE = ("2.000815", "1.001193", "1.001612")


@pytest.fixture(name="sample")
def sample_catalogue() -> Catalogue:
    return load_sample_catalogue()


def entry(sample: Catalogue, code: str) -> Procedure:
    found = sample.latest(code)
    assert found is not None, code
    return found


def test_it_is_labelled_sample(sample: Catalogue) -> None:
    assert sample.sample
    assert "mẫu" in sample.title


def test_it_has_one_entry_for_each_known_code(sample: Catalogue) -> None:
    assert sorted(p.code for p in sample.procedures) == sorted(CODES)


def test_every_entry_survives_its_own_bytes(sample: Catalogue) -> None:
    for procedure in sample.procedures:
        assert parse_procedure(procedure_bytes(procedure)) == procedure


@pytest.mark.parametrize("code", WITHOUT_TERM)
def test_unread_terms_are_not_stated(sample: Catalogue, code: str) -> None:
    assert not entry(sample, code).term.is_known


@pytest.mark.parametrize("code", COMPLETE)
def test_complete_entries_state_every_part(sample: Catalogue, code: str) -> None:
    procedure = entry(sample, code)
    by_the_page = code == "2.000815"
    for part in PARTS:
        value: Stated[object] = getattr(procedure, part)
        if part == "page_fee" and not by_the_page:
            continue
        assert value.is_known, part


def test_confirmed_terms_are_as_read(sample: Catalogue) -> None:
    certified, residence = entry(sample, "2.000815").term, entry(sample, "1.004222").term
    assert certified.is_certain
    assert certified.value is not None
    assert (certified.value.unit, certified.value.cutoff) == ("same_day", "15:00")
    assert residence.is_certain
    assert residence.value is not None
    assert (residence.value.unit, residence.value.value) == ("working_days", 7)


def test_terms_from_memory_are_not_shown_as_certain(sample: Catalogue) -> None:
    for code in ("1.000689", "2.000720", "1.004194", "2.000200", "1.000656"):
        term = entry(sample, code).term
        assert term.is_known
        assert not term.is_certain


def test_competent_agencies_are_samples_and_make_codes(sample: Catalogue) -> None:
    for procedure in sample.procedures:
        agency = procedure.agency.value
        assert agency is not None
        assert "mẫu" in procedure.agency.note
        assert parse_dossier_code(f"{agency.id}-261123-0001").agency == agency.id


def test_own_agency_only_where_the_commune_decides(sample: Catalogue) -> None:
    assert entry(sample, "1.001193").own_agency.value is True
    assert entry(sample, "1.004222").own_agency.value is False
    assert entry(sample, "2.000200").own_agency.value is False


def test_linked_procedures_are_marked(sample: Catalogue) -> None:
    assert {p.code for p in sample.procedures if p.linked.value} == {"2.000986", "2.000987", "1.006714", "2.002913"}


def test_recoded_procedure_names_its_successor(sample: Catalogue) -> None:
    assert sample.successors("1.012796") == ("1.115446",)
