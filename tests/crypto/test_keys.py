"""Deriving, sealing and wrapping: what fits opens, anything else is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from journal_app.crypto import aead, kdf, slots
from journal_app.crypto.aead import Sealed
from journal_app.crypto.canonical import canonical
from journal_app.crypto.drafts import seal_draft, unseal_draft
from journal_app.crypto.kdf import KdfCost
from journal_app.crypto.keys import DataKey, KeyRefused, expand
from journal_app.crypto.recovery import new_code
from journal_app.errors import Problem, SecretRefused
from journal_app.services.passphrase import SHORTEST

CHEAP = KdfCost(m_kib=8 * 1024, t=1, p=1)
VAULT = "0123456789abcdef" * 2
KEYS = st.binary(min_size=32, max_size=32)


@given(key=KEYS, message=st.binary(max_size=200), context=st.binary(max_size=40))
def test_what_is_sealed_comes_back(key: bytes, message: bytes, context: bytes) -> None:
    sealed = aead.seal(key, message, context)
    assert aead.unseal(key, sealed, context) == message
    assert len(sealed.ciphertext) == len(message) + aead.TAG_BYTES


@given(key=KEYS, message=st.binary(min_size=1, max_size=60), data=st.data())
def test_any_flipped_bit_is_refused(key: bytes, message: bytes, data: st.DataObject) -> None:
    sealed = aead.seal(key, message, b"context")
    whole = bytearray(sealed.nonce + sealed.ciphertext)
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    changed = Sealed(nonce=bytes(whole[:12]), ciphertext=bytes(whole[12:]))
    with pytest.raises(KeyRefused):
        aead.unseal(key, changed, b"context")


@given(key=KEYS, other=KEYS)
def test_another_key_or_context_is_refused(key: bytes, other: bytes) -> None:
    sealed = aead.seal(key, b"message", b"context")
    with pytest.raises(KeyRefused):
        aead.unseal(key, sealed, b"another context")
    if other != key:
        with pytest.raises(KeyRefused):
            aead.unseal(other, sealed, b"context")


@pytest.mark.parametrize("length", [0, 1, 15])
def test_a_stump_of_a_ciphertext_is_refused(length: int) -> None:
    with pytest.raises(KeyRefused):
        aead.unseal(bytes(32), Sealed(nonce=bytes(12), ciphertext=bytes(length)), b"")
    with pytest.raises(KeyRefused):
        aead.unseal(bytes(32), Sealed(nonce=b"", ciphertext=bytes(40)), b"")


def test_purposes_and_salts_give_unrelated_keys() -> None:
    keys = {expand(bytes(32), "a"), expand(bytes(32), "b"), expand(bytes(32), "a", b"salt")}
    assert len(keys) == 3


def test_hkdf_gives_the_published_value() -> None:
    # RFC 5869, A.3: no salt, no info; its first 32 of 42 bytes.
    okm = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert expand(b"\x0b" * 22, "").hex() == okm


def test_hmac_gives_the_published_value_and_refuses_any_other() -> None:
    # RFC 4231, test case 2.
    mac = bytes.fromhex("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
    message = b"what do ya want for nothing?"
    assert aead.authenticate(b"Jefe", message) == mac
    assert aead.is_authentic(b"Jefe", message, mac)
    assert not aead.is_authentic(b"Jefe", message + b"!", mac)
    assert not aead.is_authentic(b"Jefe", message, mac[:-1])


def test_argon2id_gives_the_published_value() -> None:
    # phc-winner-argon2, src/test.c, Argon2id version 0x13: 64 MiB, two passes, one lane.
    key = kdf.derive("password", b"somesalt", KdfCost(m_kib=65536, t=2, p=1))
    assert key.hex() == "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"


@pytest.mark.parametrize(
    ("m_kib", "t", "p"),
    [
        (8 * 1024 - 1, 3, 4),
        (1024 * 1024 + 1, 3, 4),
        (4 * 1024**3, 3, 4),
        (65536, 0, 4),
        (65536, 11, 4),
        (65536, 3, 0),
        (65536, 3, 17),
        (-65536, 3, 4),
    ],
)
def test_a_cost_out_of_bounds_cannot_even_be_named(m_kib: int, t: int, p: int) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        KdfCost(m_kib=m_kib, t=t, p=p)


def test_the_cost_is_what_was_promised_and_only_ever_rises() -> None:
    assert KdfCost() == KdfCost(m_kib=64 * 1024, t=3, p=4)
    assert CHEAP.at_least(KdfCost()) == KdfCost()
    assert KdfCost(m_kib=131072, t=1, p=1).at_least(KdfCost()) == KdfCost(131072, 3, 4)


def test_one_passphrase_typed_on_two_keyboards_is_one_passphrase() -> None:
    composed, decomposed = "caf\u00e9 nuit \ufb01n", "cafe\u0301 nuit fin"
    salt = bytes(16)
    assert kdf.derive(composed, salt, CHEAP) == kdf.derive(decomposed, salt, CHEAP)
    assert kdf.derive("cafe nuit fin", salt, CHEAP) != kdf.derive(composed, salt, CHEAP)


@settings(max_examples=15)
@given(st.text(max_size=30))
def test_any_text_a_keyboard_gives_can_be_a_passphrase(passphrase: str) -> None:
    assert len(kdf.derive(passphrase + "\ud83d", bytes(16), CHEAP)) == 32


def test_short_passphrases_are_refused_by_the_length_the_screen_names() -> None:
    assert kdf.SHORTEST == SHORTEST
    kdf.check_length("eight ch")
    with pytest.raises(SecretRefused) as refused:
        kdf.check_length("seven c")
    assert refused.value.problem is Problem.PASSPHRASE_TOO_SHORT


class TestSlots:
    key = DataKey.random()

    def by_passphrase(self) -> slots.Slot:
        return slots.passphrase_slot(self.key, "correct horse", version=1, vault=VAULT, cost=CHEAP)

    def test_each_secret_gives_the_same_key(self) -> None:
        code = new_code()
        by_code = slots.recovery_slot(self.key, code, version=1, vault=VAULT)
        assert slots.unwrap(by_code, code.lower(), version=1, vault=VAULT) == self.key
        slot = self.by_passphrase()
        assert slots.unwrap(slot, "correct horse", version=1, vault=VAULT) == self.key

    def test_two_slots_of_one_secret_have_nothing_in_common(self) -> None:
        one, two = self.by_passphrase(), self.by_passphrase()
        assert one.salt != two.salt
        assert one.wrapped != two.wrapped

    @pytest.mark.parametrize(
        "change",
        [
            {"id": "f" * 32},
            {"salt": bytes(16)},
            {"cost": KdfCost(m_kib=8 * 1024, t=2, p=1)},
            {"cost": KdfCost(m_kib=9 * 1024, t=1, p=1)},
            {"type": slots.SlotType.RECOVERY},
        ],
    )
    def test_changed_parameters_are_refused_even_with_the_right_secret(
        self, change: dict[str, object]
    ) -> None:
        slot = replace(self.by_passphrase(), **change)  # type: ignore[arg-type] # one field each
        with pytest.raises(KeyRefused):
            slots.unwrap(slot, "correct horse", version=1, vault=VAULT)

    def test_a_weaker_cost_is_refused_although_the_wrapping_key_is_known(self) -> None:
        """Somebody who knows the passphrase cannot pass off a cheaper slot as Heartbeat's."""
        slot = self.by_passphrase()
        weaker = replace(slot, cost=KdfCost(m_kib=8 * 1024, t=1, p=2))
        context = canonical(
            {"v": 1, "vault": VAULT, "id": slot.id, "type": "passphrase", "kdf": weaker.kdf_json()}
        )
        wrapping = kdf.derive("correct horse", slot.salt, CHEAP)
        with pytest.raises(KeyRefused):
            aead.unseal(wrapping, slot.wrapped, context)

    def test_a_slot_does_not_fit_another_vault_or_version(self) -> None:
        slot = self.by_passphrase()
        for version, vault in ((2, VAULT), (1, "f" * 32)):
            with pytest.raises(KeyRefused):
                slots.unwrap(slot, "correct horse", version=version, vault=vault)

    def test_no_key_material_shows_in_a_repr(self) -> None:
        slot = self.by_passphrase()
        shown = repr(slot) + repr(slot.wrapped) + repr(self.key)
        for secret in (self.key.raw, slot.wrapped.ciphertext, slot.salt):
            assert repr(secret)[2:-1] not in shown
            assert secret.hex() not in shown


@given(message=st.text(max_size=3000), key=KEYS)
def test_a_draft_comes_back_and_its_length_stays_dim(message: str, key: bytes) -> None:
    raw = (message + "}").encode()
    blob = seal_draft(DataKey(key), raw, b"context")
    assert unseal_draft(DataKey(key), blob, b"context") == raw
    assert (len(blob) - 28) % 1024 == 0
    with pytest.raises(KeyRefused):
        unseal_draft(DataKey(key), blob, b"other")
    with pytest.raises(KeyRefused):
        unseal_draft(DataKey(key), blob[:20], b"context")


def test_a_data_key_has_32_bytes() -> None:
    assert DataKey.random() != DataKey.random()
    with pytest.raises(ValueError, match="32"):
        DataKey(b"short")
