"""A pack of prompts that nobody gives out: for pictures and for trying out."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACK: Final = """\
format = 2

[pack]
id = "northmoor-evenings"
title = "Northmoor evenings"
origin = "The reflection group of an invented medical school"
language = "en"
about = "Six questions from students, two nurses and a chaplain who meet on Tuesdays."

[[prompt]]
id = "first-warm-thing"
theme = "self-care"
sub_theme = "food"
text = "Which mug, tap or radiator warmed your hands today?"
load = "light"
minutes = 1
source = "The group: small things that helped"

[[prompt]]
id = "slower-stairs"
theme = "self-care"
sub_theme = "pauses"
text = "Where did you walk slower than you had to today?"
nudge = "A lift counts as well."
load = "light"
minutes = 2
source = "The group: pauses between rooms"

[[prompt]]
id = "from-the-pillow"
theme = "life-experiences"
sub_theme = "through-other-eyes"
text = "What could somebody on your ward see today without lifting their head?"
load = "medium"
minutes = 3
patient_related = true
source = "The group: a walk round the ward with the chaplain"

[[prompt]]
id = "hands-before"
theme = "life-experiences"
sub_theme = "unlike-oneself"
text = "What did somebody you met today do for a living, and what did it leave on them?"
load = "medium"
minutes = 4
patient_related = true
source = "The group: asking what people did for a living"

[[prompt]]
id = "kind-in-a-hurry"
theme = "role-models"
sub_theme = "with-patients"
text = "Who was in a hurry today and did not let it show?"
load = "light"
minutes = 2
source = "The group: what the nurses do at six o\u2019clock"

[[prompt]]
id = "said-well"
theme = "role-models"
sub_theme = "with-the-team"
text = "Which sentence of somebody else would you like to have ready next week?"
load = "light"
minutes = 2
ends_in_act = true
source = "The group: sentences worth keeping"
"""


def write_sample_pack(folder: Path) -> Path:
    """Write the pack into a folder; return where it lies."""
    path = folder / "northmoor-evenings.toml"
    path.write_text(_PACK, encoding="utf-8")
    return path
