"""E-mail and web addresses, handles and telephone numbers, and what looks like them."""

from __future__ import annotations

import pytest

from journal_app.privacy.rules import contacts
from tests.privacy.marking import check

MARKED = [
    # addresses
    "write to ⟦k.oduya@stlukes-edu.org⟧ first",
    "mail ⟦Anna_B+rota@mail.example.co.uk⟧, she said",
    "⟦jo at example dot com⟧ she spelt out",
    "it is ⟦jo.bright (at) example (dot) org⟧ I think",
    "see ⟦https://rota.example.net/week?id=4⟧.",
    "on ⟦www.example.org/cases⟧, twice",
    "I blog at ⟦nightfloat.blog/entry7⟧ now",
    "found it on ⟦skinlesions.com⟧ again",
    "the rota is on ⟦rota.example.ac.in⟧ now",
    # handles
    "he follows ⟦@tired.medic⟧ too",
    "her insta: ⟦lena_runs⟧ is private",
    "snap is ⟦ravi2209⟧ apparently",
    "posted by ⟦u/scrubsandtea⟧ last night",
    "on discord ⟦mopbucket#4821⟧ at two",
    "telegram ⟦@ward_seven⟧, muted",
    # telephones of many countries
    "ring ⟦+44 7700 900123⟧ later",
    "at home ⟦020 7946 0018⟧ or not",
    "on ⟦07700 900 456⟧ she said",
    "the clinic: ⟦(0161) 496 0000⟧.",
    "in Leitrim ⟦071 964 1234⟧ still",
    "her son ⟦415-555-0132⟧ in the notes",
    "left ⟦(212) 555-0199⟧ on a napkin",
    "or ⟦1-800-555-0100 ext 22⟧ I guess",
    "⟦514.555.0177⟧ on the whiteboard",
    "clinic ⟦(02) 5550 1234⟧ shut",
    "⟦0491 570 156⟧ is the reg",
    "⟦021 555 012⟧ in Dunedin",
    "wrote ⟦98765 43210⟧ on my hand",
    "his mobile ⟦9876543210⟧ is off",
    "⟦+91 98765-43210⟧ again",
    "⟦0300-1234567⟧ in Lahore",
    "⟦01711-234567⟧ in Dhaka",
    "⟦077 123 4567⟧ in Kandy",
    "⟦0803 123 4567⟧ in Ibadan",
    "⟦+234 803 123 4567⟧ in Ibadan",
    "⟦0722 123 456⟧ in Nakuru",
    "⟦082 555 0123⟧ in Gqeberha",
    "⟦024 412 3456⟧ in Kumasi",
    "⟦0917 555 1234⟧ in Cebu",
    "⟦012-345 6789⟧ in Ipoh",
    "⟦0812-3456-7890⟧ in Medan",
    "⟦06 12 34 56 78⟧ in Lyon",
    "⟦030 12345678⟧ in Berlin",
    "⟦612 34 56 78⟧ in Cádiz",
    "⟦(11) 91234-5678⟧ in Santos",
    "⟦138 0013 8000⟧ in Wuhan",
    "⟦010-1234-5678⟧ in Busan",
    "⟦8765 4321⟧ in Bedok",
    "⟦050 123 4567⟧ in Ajman",
    "⟦0532 123 45 67⟧ in Izmir",
    # short numbers after a cue
    "bleep ⟦4471⟧ went all night",
    "the bleep was ⟦219⟧ again",
    "pager: ⟦88213⟧",
    "ask on ext. ⟦5520⟧ first",
    "call me on ⟦55512⟧ if it drops",
    "tel ⟦412233⟧",
    "fax ⟦0161 555 77⟧ works",
    "whatsapp ⟦55 512 331⟧",
    "⟦2231⟧ is my bleep",
    "I read it: ⟦oh seven seven double oh nine one two⟧ twice",
    "it was ⟦0 7 7 0 0 9 0 0 1 2 3⟧ I think",
]
UNMARKED = [
    "@ 1610 she woke",
    "met her @ the hospital",
    "see you @home or @work",
    "seen @1610 and @4pm",
    "my instagram is a mess",
    "snap decision at two",
    "so tired.so done",
    "we went home.in the end it rained",
    "BP 190/120 then 98/60",
    "called at 0412 again",
    "paged at 0230 and 0315",
    "bleep at 0300",
    "called 3 times",
    "rang twice at 11.30",
    "the phone has 4 bars",
    "called 1000 times",
    "from 2019-2023 I lived there",
    "in 2019 2020 it closed",
    "one two three four five six seven and breathe",
    "Na 138, K 4.1, Cr 88",
    "sats 92 hr 110 rr 24",
    "E. coli and S. aureus",
    "e.g. this, i.e. that",
    "500 mg tds for 7 days",
    "a 2.5 cm mass, 3.4 by 2.1",
    "it cost 4,500,000 naira",
    "reddit and tiktok all night",
    "at 04.30 and 05.15",
    "meet at the dot of nine",
]


@pytest.mark.parametrize("marked", MARKED)
def test_contacts_are_found_whole(marked: str) -> None:
    check(contacts.find, marked)


@pytest.mark.parametrize("text", UNMARKED)
def test_look_alikes_of_contacts_are_left(text: str) -> None:
    check(contacts.find, text)
