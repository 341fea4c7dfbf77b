"""Where the prompts come from, what writing can and cannot promise, and how one is chosen.

The figures are those of docs/sources.md and of the works named at the end of the page; a number
in square brackets leads to one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from journal_app.domain.prompt_choice import FAVOURITE_RESTS
from journal_app.domain.prompt_rules import PRESSING
from journal_app.domain.prompts import BARRIERS, FACILITATORS, Theme
from journal_app.sentences import prompts as sentences
from journal_app.services.prompt_numbers import PromptNumbers
from journal_app.words import tr, trn


@dataclass(frozen=True, slots=True)
class Part:
    """A heading with what stands under it."""

    heading: str
    lines: tuple[str, ...]


def parts() -> tuple[Part, ...]:
    """Return the page but for its numbers and its references, in order."""
    return (
        Part(tr("Where the themes come from"), _themes()),
        Part(tr("What writing can do, and what it cannot"), _evidence()),
        Part(tr("What Heartbeat does about that"), _guards()),
        Part(tr("What it does not do"), _limits()),
        Part(tr("How a prompt is chosen"), _chooser()),
    )


def _themes() -> tuple[str, ...]:
    return (
        tr(
            "A study in medical education asked 29 people of one school what helps compassion and "
            "what stands in its way: 14 students, 11 advisors of small groups and 4 leaders of the "
            "curriculum, in focus groups by video from October 2021 to January 2022. [1]"
        ),
        tr(
            "To them compassion was more than empathy: it is being moved, and then acting. Nobody "
            "thought it fixed; it can grow. That is why many of the prompts end in one small act."
        ),
        tr(
            "What helped was put under three themes: self-care, life experiences and role models. "
            "What stood in the way: too little time, named by all; the culture of training, by "
            "students; burnout and futility, by advisors more than by students."
        ),
        tr(
            "29 people are few. They were of one school, and a convenience sample: those who could "
            "be asked. It is a place to start from, not a proof."
        ),
        tr("The wording of the prompts that come with Heartbeat is our own."),
    )


def _evidence() -> tuple[str, ...]:
    return (
        tr(
            "Many people find it useful to write about their days. Where it was measured, the "
            "benefit was small: over 31 randomised trials of expressive writing with 4,012 people "
            "it was g = −0.12 (95 % interval −0.21 to −0.04). Minus means less distress: by "
            "about an eighth of the usual spread between people. Some of it came late, and "
            "sessions one to three days apart did better. [2]"
        ),
        tr(
            "Older reviews count the other way round: plus means that those who wrote did better. "
            "One of 13 studies found a larger benefit, d = 0.47, about half that spread [3]; one "
            "of people who were ill found d = 0.19, about a fifth [4]."
        ),
        tr(
            "Studies without a group to compare with flatter. 228 clinicians wrote down three good "
            "things for 15 days and felt better one, six and twelve months later; how they would "
            "have felt without it, nobody knows. [5]"
        ),
        tr(
            "On a two-week clerkship, 26 students wrote a little every day. 85 % felt that it "
            "helped them learn. That is what they thought, not what was measured. [6]"
        ),
        tr(
            "Right after writing about something hard it may feel heavier. Most of that passes "
            "[3]. Reading one’s own records again can set the same thoughts going round [7]. "
            "Telling it as an onlooker would made it less sharp [8]."
        ),
        tr(
            "Well-meant programmes can do harm: of the residents who were asked about one at "
            "work, 43 % said it made their burnout worse. [9]"
        ),
    )


def _guards() -> tuple[str, ...]:
    return (
        tr(
            "On call, on a night shift, after a call, and after a time pressure of {pressing} or "
            "more, the prompt is a light one. Marked or rated after the prompt came, the night "
            "gets a light one in its place; a page with words keeps the one they answer. Two "
            "heavy ones never follow each other: if only heavy ones are left, the page stays free.",
            pressing=PRESSING,
        ),
        tr(
            "Between two prompts about what stands in the way lie at least three nights. None "
            "comes on a hard night or the night after, and each asks what helped as well."
        ),
        tr("No prompt of ours asks why something painful happened, or who a patient is."),
        tr(
            "Another prompt, none at all, or ratings alone: nothing is counted and nothing is "
            "made of it."
        ),
        tr("Old nights and earlier answers come up only when you ask for them."),
        tr(
            "After twenty minutes a quiet line says that the page can wait, and below a heavy page "
            "a small closing step is offered. Both can be turned off."
        ),
    )


def _limits() -> tuple[str, ...]:
    return (
        tr(
            "Nothing here measures compassion, treats anything or finds out what you have. No "
            "answer is scored, and nobody reads it."
        ),
        tr(
            "Whether Heartbeat itself is of use has not been studied. If a night is too much, "
            "Support is on every screen."
        ),
    )


def _chooser() -> tuple[str, ...]:
    return (
        tr(
            "The themes that are on take turns, one that you want often twice as often as usual. "
            "Of the theme whose turn it is comes the prompt that was never shown, or not for "
            "longest, of those that fit the night."
        ),
        tr(
            "What fits depends on the shift, the rotation’s specialty and phase, and the last time "
            "pressure you gave, tonight’s or one of the two nights before. A prompt made for a day "
            "like a first night or a first death comes only when you mark one; one for exams or "
            "for the night after a call, when there is one."
        ),
        tr(
            "A favourite may come back once {nights} nights have passed. A hidden prompt does not "
            "come. Under the prompt, “Why this one?” says which of these it was.",
            nights=FAVOURITE_RESTS,
        ),
        tr("It is worked out on this computer, and what you write plays no part in it."),
    )


def numbers(found: PromptNumbers) -> tuple[str, ...]:
    """Return how many prompts there are, a line each."""
    themes = found.themes
    lines = [
        tr(
            "{prompts} come with Heartbeat; {light} of them are light.",
            prompts=trn("{count} prompt", "{count} prompts", found.shipped),
            light=found.light,
        ),
        " · ".join(_counted(one, themes.get(one, 0)) for one in FACILITATORS),
        " · ".join(_counted(one, themes.get(one, 0)) for one in BARRIERS),
        tr(
            "{specialties} of them are for one specialty, {moments} for a day like no other.",
            specialties=found.specialties,
            moments=found.moments,
        ),
        trn(
            "Beside them stands {count} line of care.",
            "Beside them stand {count} lines of care, one a night.",
            found.care,
        ),
    ]
    if found.packs:
        lines.append(
            trn("Your packs add {count} prompt.", "Your packs add {count} prompts.", found.packs)
        )
    if found.own:
        lines.append(
            trn(
                "You have written {count} yourself.",
                "You have written {count} yourself.",
                found.own,
            )
        )
    return tuple(lines)


def _counted(theme: Theme, count: int) -> str:
    return tr("{theme} {count}", theme=sentences.theme(theme), count=count)


def how_read() -> str:
    """Return how the works below were read."""
    return tr(
        "The study of the themes [1] was read in full. Of all others we read abstracts or "
        "excerpts only, so take their figures with care."
    )


def references() -> tuple[str, ...]:
    """Return the works, numbered as the page names them.

    Only what was read stands here; what is known from memory alone does not.
    """
    read, part = tr("read in full"), tr("abstract or excerpt only")
    return tuple(
        tr("[{number}] {work} ({how})", number=number, work=work, how=read if number == 1 else part)
        for number, work in enumerate(_WORKS, start=1)
    )


_WORKS = (
    "A focus-group study of compassion in undergraduate medical education: 14 students, "
    "11 small-group advisors, 4 curriculum leaders; one school; October 2021 to January 2022; "
    "thematic analysis. Frontiers in Psychology.",
    "Expressive writing with follow-up in healthy and subclinical people: a meta-analysis of "
    "31 randomised trials, N = 4,012. 2023.",
    "Smyth, 1998. Expressive writing: 13 studies, d = 0.47; distress is higher right afterwards.",
    "Frisina, 2004. Expressive writing in clinical groups: d = 0.19 (physical 0.21, "
    "psychological 0.07, not significant).",
    "Sexton and Adair, 2019. Three good things, 15 days, n = 228, no control group: d = 0.16 to "
    "0.52 at 1, 6 and 12 months. BMJ Open.",
    "Larsen, 2016. Daily short written reflections on a two-week clerkship, n = 26. PMC5035279.",
    "Eikey, 2021. Personal records and negative cycles of thought. Personal and Ubiquitous "
    "Computing.",
    "Andersson and Conley, 2013. Self-distancing: the view of an onlooker.",
    "A survey of residents about a corporate wellness programme, 2019. Western Journal of "
    "Emergency Medicine.",
)
"""As far as each was read; the subject stands where the title was not."""
