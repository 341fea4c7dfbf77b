"""Signatures hold for exactly the bytes they were made over, and for no other key."""

from __future__ import annotations

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from hypothesis import given
from hypothesis import strategies as st

from journal_app.crypto.keys import KeyRefused
from journal_app.crypto.signatures import SigningKey, holds

KEY = SigningKey(bytes(range(32)))


def test_the_first_vector_of_rfc_8032() -> None:
    seed = bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    key = SigningKey(seed)
    assert key.public.hex() == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    assert key.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555"
        "fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )


@given(st.binary(max_size=200), st.integers(min_value=0), st.integers(0, 7))
def test_one_changed_bit_anywhere_breaks_it(message: bytes, where: int, bit: int) -> None:
    signature = KEY.sign(message)
    assert holds(KEY.public, message, signature)
    for part, changed in enumerate((KEY.public, message, signature)):
        if changed:
            altered = bytearray(changed)
            altered[where % len(altered)] ^= 1 << bit
            three = [KEY.public, message, signature]
            three[part] = bytes(altered)
            assert not holds(*three)


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_keys_and_signatures_of_another_length_do_not_hold(length: int) -> None:
    assert not holds(bytes(length), b"x", KEY.sign(b"x"))
    assert not holds(KEY.public, b"x", bytes(length))


def test_two_random_keys_differ_and_show_nothing() -> None:
    one, two = SigningKey.random(), SigningKey.random()
    assert one != two
    assert not holds(two.public, b"x", one.sign(b"x"))
    assert repr(one) == "SigningKey()"
    with pytest.raises(ValueError, match="32 bytes"):
        SigningKey(b"short")


def test_a_key_survives_its_file() -> None:
    assert SigningKey.from_pem(KEY.pem()) == KEY
    assert KEY.pem().startswith(b"-----BEGIN PRIVATE KEY-----\n")


OTHER_KIND = X25519PrivateKey.generate().private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()
)
LOCKED = Ed25519PrivateKey.generate().private_bytes(
    Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(b"passphrase")
)


@pytest.mark.parametrize("data", [b"", b"not a key", KEY.pem()[:40], OTHER_KIND, LOCKED])
def test_what_is_no_private_key_is_refused(data: bytes) -> None:
    with pytest.raises(KeyRefused):
        SigningKey.from_pem(data)
