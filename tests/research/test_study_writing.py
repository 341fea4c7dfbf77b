"""What is written is read back the same, and nothing that was there is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given

from journal_app.domain.studies import Study
from journal_app.errors import BadFile, Problem, WorldError
from journal_app.research.study_faults import StudyFault
from journal_app.research.study_file import read_draft, read_study_at, signature_path
from journal_app.research.study_writing import signed_study, study_toml, write_study
from tests.research.studies_drawn import studies
from tests.research.studies_made_up import OTHER_TEAM, TEAM, made_up_file, made_up_study


@given(studies())
def test_any_study_comes_back_from_its_file(study: Study) -> None:
    data = study_toml(study)
    assert read_draft(data) == (study, ())
    assert study_toml(study) == data


def test_signing_puts_the_key_in() -> None:
    file = signed_study(made_up_study(), OTHER_TEAM)
    assert file.study.signing_key == OTHER_TEAM.public.hex()


def test_a_study_nobody_could_join_is_not_signed() -> None:
    with pytest.raises(BadFile) as caught:
        signed_study(made_up_study(cooling_off_days=1), TEAM, file="x")
    assert caught.value.values["why"] == StudyFault.SHORT_COOLING_OFF


def test_a_file_that_is_there_stays_unless_it_may_go(tmp_path: Path) -> None:
    path = tmp_path / "a.study.toml"
    write_study(path, made_up_file())
    with pytest.raises(WorldError) as caught:
        write_study(path, made_up_file(version=2))
    assert caught.value.problem is Problem.FILE_EXISTS
    assert read_study_at(path).study.version == 1
    write_study(path, made_up_file(version=2), overwrite=True)
    assert read_study_at(path).study.version == 2
    path.unlink()
    with pytest.raises(WorldError):
        write_study(path, made_up_file())
    assert sorted(one.name for one in tmp_path.iterdir()) == [signature_path(path).name]
