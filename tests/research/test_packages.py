"""Packages: what is built is what is read, everywhere the same, and nothing else is accepted."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import struct
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.signatures import SigningKey, holds
from journal_app.domain.packages import PackageContents, Withdrawal
from journal_app.domain.studies import DataItem
from journal_app.errors import BadFile, BugError, Problem, WorldError
from journal_app.research.package_faults import PackageFault
from journal_app.research.package_reading import SignedWithdrawal, read_package
from journal_app.research.package_tables import RATING_COLUMNS, TABLES, Table
from journal_app.research.package_writing import BuiltPackage, build_package
from journal_app.research.participants import participant_id
from journal_app.research.plain_zip import PADDED_TO, PADDING, padding_for, read_zip, write_zip
from journal_app.research.sealing import new_identity, seal, sealed_name, unseal
from journal_app.research.text_cleaning import cleaned
from journal_app.research.withdrawing import build_withdrawal
from journal_app.sentences import nights as words
from journal_app.sentences.problems import problem_of
from journal_app.services.research_rules import SealRefusal
from tests.research.parcels import KEY, OTHER_KEY, contents, ordinary

Files = dict[str, bytes]
TEAM = new_identity()


@pytest.fixture(scope="module")
def built() -> BuiltPackage:
    return build_package(ordinary(), KEY)


def fault(archive: bytes) -> PackageFault:
    with pytest.raises(BadFile) as refused:
        read_package(archive, file="a.age")
    assert refused.value.problem is Problem.SEALED_FILE
    assert refused.value.values["file"] == "a.age"
    return PackageFault(str(refused.value.values["why"]))


def resigned(files: Files, key: SigningKey = KEY, **manifest: Any) -> bytes:
    """Return an archive of changed members as somebody who holds the key would sign it."""
    fields = json.loads(files["manifest.json"])
    fields["members"] = [
        {"name": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for name, data in sorted(files.items())
        if not name.startswith("manifest.")
    ]
    fields |= manifest
    data = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    signed = {**files, "manifest.json": data + b"\n"}
    signed["manifest.sig"] = key.sign(signed["manifest.json"])
    return write_zip(list(signed.items()))


@given(contents())
def test_what_is_built_is_read_again(drawn: PackageContents) -> None:
    made = build_package(drawn, KEY)
    opened = unseal(seal(made.archive, str(TEAM.to_public())), TEAM)
    assert opened == made.archive
    assert read_package(opened, file="") == made.contents
    assert build_package(drawn, KEY).archive == made.archive
    assert made.sha256 == hashlib.sha256(made.archive).hexdigest()


@given(contents())
def test_nothing_is_there_that_was_not_agreed_to(drawn: PackageContents) -> None:
    made = build_package(drawn, KEY)
    yes = {item for item, agreed in drawn.consent.choices if agreed}
    names = {
        name
        for member, data in made.files
        if member.endswith(".jsonl")
        for line in data.splitlines()
        for name in json.loads(line)
    }
    heads = {
        name
        for member, data in made.files
        if member in ("nights.csv", "entries.csv")
        for name in data.decode().split("\n")[0].split(",")
    }
    [book] = [data.decode() for member, data in made.files if member == "codebook.csv"]
    described = {row["variable"] for row in csv.DictReader(io.StringIO(book))}
    for table, variables in TABLES.items():
        for each in variables:
            if each.item and each.item not in yes and each.name not in ("night", "day", "week"):
                assert each.name not in names | heads | described, table
    assert heads - {""} <= described
    manifest = json.loads(dict(made.files)["manifest.json"])
    assert ("totals" in manifest) == (DataItem.TOTALS in yes)


def test_the_archive_is_a_plain_zip_without_a_trace(built: BuiltPackage) -> None:
    with zipfile.ZipFile(io.BytesIO(built.archive)) as archive:
        infos = archive.infolist()
        assert [info.filename for info in infos] == sorted(info.filename for info in infos)
        inside = {info.filename: archive.read(info) for info in infos}
        assert not any(inside.pop("padding"))
        assert inside == dict(built.files)
        assert archive.testzip() is None
        assert archive.comment == b""
    for info in infos:
        assert info.date_time == (1980, 1, 1, 0, 0, 0)
        assert (info.create_system, info.external_attr >> 16) == (3, 0o100600)
        assert (info.extra, info.comment, info.compress_type, info.flag_bits) == (b"", b"", 0, 0)


def test_no_size_tells_a_package_from_a_withdrawal(built: BuiltPackage) -> None:
    short = ordinary(text="A.")
    notice = build_withdrawal(Withdrawal("a-study", short.participant), KEY)
    sizes = {
        len(each)
        for each in (
            built.archive,
            build_package(short, KEY).archive,
            build_package(ordinary(text="A word. " * 1_000), KEY).archive,
            notice.archive,
        )
    }
    assert sizes == {64 * 1024}
    assert len(build_package(ordinary(text="A word. " * 7_000), KEY).archive) == 2 * 64 * 1024


@given(size=st.integers(64_800, 66_000))
def test_every_size_is_filled_up_to_the_next(size: int) -> None:
    archive = write_zip([("a.txt", b"x" * size)])
    assert len(archive) in (64 * 1024, 128 * 1024)
    assert read_zip(archive) == {"a.txt": b"x" * size}


def test_padding_that_is_another_is_refused(built: BuiltPackage) -> None:
    """Neither longer nor shorter, nor with a word in it, nor left out."""
    files = dict(built.files)
    zeros = len(padding_for(built.files)[1]) + PADDED_TO
    for filling in (b"", bytes(zeros), b"x" + padding_for(built.files)[1][1:]):
        assert fault(as_zip({**files, PADDING: filling})) is PackageFault.NOT_ARCHIVE
    assert fault(as_zip(files)) is PackageFault.NOT_ARCHIVE
    right = dict([*files.items(), padding_for(built.files)])
    assert read_package(as_zip(right), file="") == built.contents
    with pytest.raises(ValueError, match="names"):
        write_zip([(PADDING, b"")])


def as_zip(files: Files) -> bytes:
    """Return members as ``write_zip`` lays them out, and nothing filled up."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.create_system, info.create_version, info.external_attr = 3, 20, 0o100600 << 16
            archive.writestr(info, data)
    return out.getvalue()


def test_every_member_is_hashed_and_the_manifest_signed(built: BuiltPackage) -> None:
    files = dict(built.files)
    manifest = json.loads(files["manifest.json"])
    for each in manifest["members"]:
        data = files[each["name"]]
        assert (len(data), hashlib.sha256(data).hexdigest()) == (each["bytes"], each["sha256"])
    assert {each["name"] for each in manifest["members"]} == set(files) - {
        "manifest.json", "manifest.sig",
    }  # fmt: skip
    assert holds(KEY.public, files["manifest.json"], files["manifest.sig"])
    assert manifest["participant"] == participant_id(bytes.fromhex(manifest["public_key"]))
    everything = b"".join(files.values()).lower()
    assert not any(word in everything for word in (b"2026", b"zone", b"program", b"utc", b'time"'))


def test_a_spreadsheet_sees_no_formula_and_json_the_very_text() -> None:
    for start in "=+-@\t＝":
        made = dict(build_package(ordinary(text=f"{start}cmd|x"), KEY).files)
        [row] = csv.DictReader(io.StringIO(made["entries.csv"].decode(), newline=""))
        assert row["text"] == f"'{start}cmd|x"
        assert json.loads(made["entries.jsonl"])["text"] == f"{start}cmd|x"


def test_the_codebook_says_what_the_strips_ask() -> None:
    described = {each.name: each for each in TABLES[Table.NIGHTS]}
    for name, scale in RATING_COLUMNS.items():
        low, middle, high = words.anchors(scale)
        assert described[name].values == f"0 to 10: 0 {low}; 5 {middle}; 10 {high}"
        assert described[name].meaning.startswith(words.question(scale))


@given(st.data())
def test_a_flipped_byte_is_noticed_wherever_it_is(built: BuiltPackage, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(built.archive) - 1))
    bit = 1 << data.draw(st.integers(0, 7))
    altered = bytearray(built.archive)
    altered[at] ^= bit
    assert fault(bytes(altered)) in PackageFault


@given(
    st.sampled_from(["consent.json", "entries.jsonl", "nights.jsonl", "questionnaires.jsonl"]),
    st.integers(0, 1 << 16),
    st.sampled_from(
        [b"", b'"', b"{", b"[", b"]", b"}", b",", b"null", b"-1", b"1e9", b"true", b"\\ud800",
         b"\n", b"\r", b"\0", b"\xff", b'{"a":1}', b"9" * 400, b"0.0", b"\\u0000", b"  "]
    ),
    st.integers(0, 12),
)  # fmt: skip
def test_whatever_a_participant_signs_is_read_or_refused(
    built: BuiltPackage, name: str, place: int, put: bytes, over: int
) -> None:
    """The key is theirs, the program that wrote it need not be ours."""
    files = dict(built.files)
    at = place % len(files[name])
    files[name] = files[name][:at] + put + files[name][at + over :]
    archive = resigned(files)
    try:
        found = read_package(archive, file="a.age")
    except BadFile:
        return
    assert isinstance(found, PackageContents)
    assert build_package(found, KEY).archive == archive


@given(st.integers(0, 5000))
def test_a_truncated_archive_is_noticed(built: BuiltPackage, length: int) -> None:
    cut = built.archive[: min(length, len(built.archive) - 1)]
    assert fault(cut) in (PackageFault.TRUNCATED, PackageFault.NOT_ARCHIVE, PackageFault.MEMBERS)


@given(st.binary(max_size=300))
def test_noise_is_refused(noise: bytes) -> None:
    fault(noise)
    fault(b"PK\x03\x04" + noise)


def test_what_follows_an_archive_is_refused(built: BuiltPackage) -> None:
    assert fault(built.archive + b"\0") is PackageFault.NOT_ARCHIVE


def test_a_compressed_archive_is_refused_before_it_is_opened(built: BuiltPackage) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("manifest.json", b"0" * 20_000_000)
        bomb.writestr("manifest.sig", b"0" * 64)
    assert fault(out.getvalue()) is PackageFault.COMPRESSED
    grown = bytearray(built.archive)
    struct.pack_into("<2I", grown, 18, 1 << 31, 1 << 31)
    assert fault(bytes(grown)) is PackageFault.TRUNCATED


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/passwd", "a/b", "..", "évil", "x" * 60])
def test_no_name_leads_anywhere(built: BuiltPackage, name: str) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for known, data in built.files:
            archive.writestr(zipfile.ZipInfo(known, (1980, 1, 1, 0, 0, 0)), data)
        archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), b"x")
    assert fault(out.getvalue()) in (PackageFault.MEMBERS, PackageFault.NOT_ARCHIVE)


def test_more_members_or_fewer_are_refused(built: BuiltPackage) -> None:
    files = dict(built.files)
    assert fault(resigned({**files, "notes.txt": b"more"})) is PackageFault.MEMBERS
    del files["codebook.csv"]
    assert fault(resigned(files)) is PackageFault.MEMBERS
    del files["manifest.json"]
    assert fault(write_zip(list(files.items()))) is PackageFault.MEMBERS


def test_somebody_else_cannot_speak_for_a_participant(built: BuiltPackage) -> None:
    files = dict(built.files)
    assert fault(resigned(files, OTHER_KEY)) is PackageFault.SIGNATURE
    other = {"public_key": OTHER_KEY.public.hex()}
    assert fault(resigned(files, OTHER_KEY, **other)) is PackageFault.PARTICIPANT
    other["participant"] = participant_id(OTHER_KEY.public)
    assert read_package(resigned(files, OTHER_KEY, **other), file="") != built.contents


def test_an_exchanged_member_is_noticed(built: BuiltPackage) -> None:
    files = dict(built.files)
    longer = files["entries.jsonl"].replace(b"quiet", b"loud!")
    assert fault(write_zip(list({**files, "entries.jsonl": longer}.items()))) is PackageFault.HASH


def test_a_twin_that_disagrees_is_refused_though_it_is_signed(built: BuiltPackage) -> None:
    files = dict(built.files)
    for name, old, new in [
        ("entries.csv", b"quiet", b"silent"),
        ("nights.csv", b",7,4,", b",8,4,"),
        ("codebook.csv", b"0 time to spare", b"0 no time to spare"),
    ]:
        assert old in files[name]
        changed = {**files, name: files[name].replace(old, new)}
        assert fault(resigned(changed)) is PackageFault.TWIN
    spaced = files["entries.jsonl"].replace(b'":', b'": ')
    assert fault(resigned({**files, "entries.jsonl": spaced})) is PackageFault.JSON
    twice = files["entries.jsonl"].replace(b'{"edited', b'{"text":"x","edited', 1)
    assert fault(resigned({**files, "entries.jsonl": twice})) is PackageFault.JSON


@pytest.mark.parametrize(
    ("name", "old", "new", "expected"),
    [
        ("nights.jsonl", b'"burnout":4', b'"burnout":11', PackageFault.VALUE),
        ("nights.jsonl", b'"burnout":4', b'"burnout":true', PackageFault.VALUE),
        ("nights.jsonl", b'"burnout":4', b'"burnout":NaN', PackageFault.JSON),
        ("nights.jsonl", b'"burnout":4', b'"burnout":' + b"9" * 5000, PackageFault.TOO_BIG),
        ("nights.jsonl", b'"burnout":4', b'"burnout":' + b"9" * 1000, PackageFault.VALUE),
        ("nights.jsonl", b'"burnout":4', b'"burnout":' + b"[" * 1000, PackageFault.JSON),
        ("nights.jsonl", b'"burnout":4', b'"burnout":[[4]]', PackageFault.JSON),
        ("nights.jsonl", b'"shift":"on-call"', b'"shift":"party"', PackageFault.VALUE),
        ("nights.jsonl", b'"day":412', b'"day":412,"site":"A"', PackageFault.VALUE),
        ("nights.jsonl", b'"day":412', b'"day":0', PackageFault.VALUE),
        ("nights.jsonl", b'"group":"Other"', b'"group":"a\\u0000b"', PackageFault.VALUE),
        ("entries.jsonl", b'"use":"swapped"', b'"use":7', PackageFault.VALUE),
        ("entries.jsonl", b'"replaced":2', b'"replaced":-1', PackageFault.VALUE),
        ("entries.jsonl", b"quiet", b"\\ud800", PackageFault.VALUE),
        ("entries.jsonl", b"quiet", b"\xff\xfe", PackageFault.JSON),
        ("entries.jsonl", b'"night":"0000000000000001"', b'"night":"' + b"9" * 16 + b'"',
         PackageFault.LINKS),
        ("consent.json", b'"text":true', b'"text":false', PackageFault.NOT_CONSENTED),
        ("consent.json", b'"ratings":true', b'"ratings":false', PackageFault.NOT_CONSENTED),
        ("consent.json", b'"totals":true', b'"totals":false', PackageFault.NOT_CONSENTED),
        ("consent.json", b'"study_version":3', b'"study_version":4', PackageFault.LINKS),
        ("questionnaires.jsonl", b'"q1":3', b'"q1":3.5', PackageFault.VALUE),
        ("questionnaires.jsonl", b'"all":1.5', b'"all":1e999', PackageFault.VALUE),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_though_it_is_signed(
    built: BuiltPackage, name: str, old: bytes, new: bytes, expected: PackageFault
) -> None:
    files = dict(built.files)
    assert old in files[name]
    changed = {**files, name: files[name].replace(old, new)}
    assert fault(resigned(changed)) is expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"format": "other"}, PackageFault.FORMAT),
        ({"format_version": 2}, PackageFault.FORMAT),
        ({"kind": "poem"}, PackageFault.KIND),
        ({"kind": "withdrawal"}, PackageFault.MANIFEST),
        ({"created": "2026-11-21"}, PackageFault.MANIFEST),
        ({"sequence": 0}, PackageFault.MANIFEST),
        ({"participant": "AB" * 16}, PackageFault.MANIFEST),
        ({"counts": {"nights": 3, "entries": 1, "questionnaires": 1}}, PackageFault.LINKS),
    ],
)
def test_what_no_manifest_says_is_refused(
    built: BuiltPackage, change: dict[str, Any], expected: PackageFault
) -> None:
    assert fault(resigned(dict(built.files), **change)) is expected


def test_a_package_nobody_could_read_is_never_built() -> None:
    fine = ordinary()
    for broken in (
        replace(fine, participant="0" * 32),
        replace(fine, entries=(replace(fine.entries[0], night="9" * 16),)),
        ordinary(text="half a sign \ud83d"),
        ordinary(text="carriage\rreturn"),
        replace(fine, nights=(replace(fine.nights[0], week=2), fine.nights[1])),
    ):
        with pytest.raises(BugError):
            build_package(broken, KEY)
    assert (
        build_package(ordinary(text=cleaned("half \ud83d\r\nand\0")), KEY).contents.entries[0].text
        == "half �\nand�"
    )


def test_a_withdrawal_is_read_and_a_forged_one_refused() -> None:
    withdrawal = Withdrawal("a-study", participant_id(KEY.public), ("c" * 32,))
    made = build_withdrawal(withdrawal, KEY)
    assert read_package(made.archive, file="") == SignedWithdrawal(withdrawal, KEY.public)
    assert build_withdrawal(withdrawal, KEY) == made
    with pytest.raises(BugError):
        build_withdrawal(withdrawal, OTHER_KEY)
    files = dict(made.files)
    manifest = files["manifest.json"].replace(b"c" * 32, b"d" * 32)
    assert fault(write_zip([("manifest.json", manifest), ("manifest.sig", files["manifest.sig"])])
                 ) is PackageFault.SIGNATURE  # fmt: skip
    assert fault(resigned_manifest(manifest, OTHER_KEY)) is PackageFault.SIGNATURE
    named = manifest.replace(KEY.public.hex().encode(), OTHER_KEY.public.hex().encode())
    assert fault(resigned_manifest(named, OTHER_KEY)) is PackageFault.PARTICIPANT


def resigned_manifest(manifest: bytes, key: SigningKey) -> bytes:
    return write_zip([("manifest.json", manifest), ("manifest.sig", key.sign(manifest))])


def test_what_was_built_is_what_is_unsealed(built: BuiltPackage) -> None:
    identity = new_identity()
    sealed = seal(built.archive, str(identity.to_public()))
    assert sealed.startswith(b"age-encryption.org/v1\n")
    assert unseal(sealed, identity) == unseal(sealed, str(identity)) == built.archive
    for altered in (sealed[:-1], sealed[:40], bytes([*sealed[:-1], sealed[-1] ^ 1]), b""):
        with pytest.raises(BadFile) as refused:
            unseal(altered, identity, file="a.age")
        assert refused.value.values["why"] == PackageFault.NOT_OPENED
    with pytest.raises(BadFile):
        unseal(sealed, new_identity())
    for wrong in ("age1nobody", ""):
        with pytest.raises(WorldError) as missing:
            seal(b"", wrong)
        assert missing.value.problem is Problem.STUDY_KEY


def test_sealed_names_say_nothing() -> None:
    names = {sealed_name() for _ in range(50)}
    assert len(names) == 50
    assert {len(name) for name in names} == {len("heartbeat-00000000.age")}


def test_a_line_too_long_and_too_many_are_refused_before_they_are_read(
    built: BuiltPackage,
) -> None:
    files = dict(built.files)
    deep = b'{"burnout":' + b"[1," * 3_000_000 + b"\n"
    assert fault(resigned({**files, "nights.jsonl": deep})) is PackageFault.TOO_BIG
    assert fault(resigned({**files, "nights.jsonl": b"{}\n" * 20_001})) is PackageFault.TOO_BIG
    large = ordinary(text="x" * 1_000_001)
    with pytest.raises(BugError):
        build_package(large, KEY)
    most = build_package(ordinary(text='"' * 1_000_000), KEY)
    assert read_package(most.archive, file="") == most.contents


def test_the_same_package_under_two_names_is_the_same_package(built: BuiltPackage) -> None:
    """Replayed, it has the same id; the desk keeps one."""
    to = str(TEAM.to_public())
    twice = [read_package(unseal(seal(built.archive, to), TEAM), file=name) for name in "ab"]
    assert twice[0] == twice[1] == built.contents


@pytest.mark.parametrize("why", SealRefusal)
def test_each_reason_not_to_seal_has_its_sentence(why: SealRefusal) -> None:
    said = problem_of(Problem.SEALING_REFUSED, why=why.value, least=3)
    assert said.endswith(".")
    assert "nothing was written" in said
    others = {problem_of(Problem.SEALING_REFUSED, why=each.value, least=3) for each in SealRefusal}
    assert len(others) == len(SealRefusal)


@pytest.mark.parametrize("why", PackageFault)
def test_each_refusal_has_its_sentence(why: PackageFault) -> None:
    said = problem_of(Problem.SEALED_FILE, file="a.age", why=why.value)
    assert "a.age" in said
    assert said.endswith(".")
    others = {problem_of(Problem.SEALED_FILE, file="a.age", why=each) for each in PackageFault}
    assert len(others) == len(PackageFault)
