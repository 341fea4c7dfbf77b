"""The questions of ``heartbeat study new``, in plain words, each with an example."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from journal_app.domain.studies import DataItem
from journal_app.sentences import research
from journal_app.words import tr

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for one key.

    Attributes:
        ask: The question.
        example: An answer somebody might give; "" when none helps.
        usual: The answer that Enter gives; None when there is none.
    """

    ask: str
    example: str = ""
    usual: str | None = None


def question(place: Place) -> Question:
    """Return the question for a key."""
    return {**_about_the_study(), **_about_taking_part(), **_about_data(), **_about_rows()}[place]


def wants(item: DataItem) -> str:
    """Return whether a kind of data is wanted."""
    return tr(
        "Do you ask for: {item}? {meaning}",
        item=research.item(item).lower(),
        meaning=research.item_means(item),
    )


def rotation_for_weeks() -> str:
    """Return why the rotation is asked for where weeks are."""
    return tr("Weeks of the rotation need the rotation group, so it is asked for.")


def questionnaire() -> str:
    """Return the question for a questionnaire's file."""
    return tr(
        "The file of a questionnaire you ask for, exactly as students will get it. Answers to this "
        "file go, and to no other; its SHA-256 is put into the study file."
    )


def questionnaire_found(name: str, version: str, title: str) -> str:
    """Return which questionnaire was read."""
    return tr("“{title}”, {name}, version {version}.", title=title, name=name, version=version)


def one_more_questionnaire() -> str:
    """Return the question whether there is one more questionnaire."""
    return tr("Add a questionnaire?")


def why(item: DataItem) -> str:
    """Return the question for the reason."""
    return tr(
        "Why do you need them ({item})? Students read this beside the choice.",
        item=research.item(item).lower(),
    )


def contact(about: str) -> str:
    """Return the heading over the questions for a contact."""
    return {
        "questions": tr("A contact for questions about the study."),
        "rights": tr("A contact outside the team for questions about rights, or a complaint."),
        "harm": tr("A contact for somebody whom taking part upset or harmed."),
    }[about]


def split_at_commas(names: Sequence[str]) -> str:
    """Return that one line was taken for several rotations."""
    return tr("Taken as {number} rotations: {names}.", number=len(names), names="; ".join(names))


def introduction(count: int, draft: str) -> str:
    """Return what to know before the first question."""
    return tr(
        "About {count} questions follow. Have ready: the approval with its number and last day, "
        "the notice as the board saw it, the contacts, the first and last night, the address "
        "that sealed files go to, and how many students are in each rotation.\n"
        "Each answer is kept in “{draft}” as you give it. “<” goes back to the question before, "
        "Ctrl+C stops. At the end you see all answers, and nothing is signed before you say yes.",
        count=count,
        draft=draft,
    )


def position(number: int, count: int) -> str:
    """Return which question this is; how many come depends on the answers."""
    return tr("Question {number} of about {count}", number=number, count=count)


def no_question_before() -> str:
    """Return that one cannot go back further."""
    return tr("This is the first question.")


def look_over() -> str:
    """Return the heading over all answers."""
    return tr("All answers. Please look them over; once signed, a change needs a new version.")


def changed() -> str:
    """Return the heading over the answers that were just changed."""
    return tr("Changed; the other answers are as they were:")


def not_changed() -> str:
    """Return that all answers are as they were when they were shown."""
    return tr("All answers are as they were.")


def answered(number: int, ask: str, answer: str) -> str:
    """Return one answer in the list of all."""
    return tr(
        "{number}. {ask}\n    {answer}", number=number, ask=ask, answer=answer or tr("(empty)")
    )


def sign() -> str:
    """Return the question whether to sign."""
    return tr(
        "Sign this? Type “yes”, or the number of an answer to change it. “all” shows all answers "
        "again, “no” keeps them without a signature."
    )


def say_yes_or_number(count: int) -> str:
    """Return what to say when it was neither."""
    return tr("Please type yes, no, all, or a number from 1 to {count}.", count=count)


def no_such_month(month: int) -> str:
    """Return what is wrong with a date."""
    return tr("There is no month {month}. Please try again.", month=month)


def no_such_day(month: str, days: int, day: int) -> str:
    """Return what is wrong with a date."""
    if not days:
        return tr("There is no year 0. Please try again.")
    return tr(
        "There is no day {day} in {month}, which has {days}. Please try again.",
        day=day,
        month=month,
        days=days,
    )


def version_taken(following: int) -> str:
    """Return that a file of this version is there."""
    return tr(
        "A file of this version is there already and may be in students’ hands. The next free "
        "number is {following}.",
        following=following,
    )


def groups() -> str:
    """Return what rotation groups are for."""
    return tr(
        "Rotation groups: under which names may rotations leave, and how many students are in "
        "each? A group smaller than the number above leaves as “Other”."
    )


def one_more_group() -> str:
    """Return the question whether there is one more group."""
    return tr("Add a group?")


def several_lines() -> str:
    """Return how a text of several lines is typed."""
    return tr(
        "Several lines; end with a line that holds one full stop and nothing else. @FILE takes a "
        "text file."
    )


def one_a_line() -> str:
    """Return how a list is typed."""
    return tr("One to a line; end with an empty line.")


def one_a_line_or_commas() -> str:
    """Return how a list is typed whose items hold no commas."""
    return tr("One to a line, or with commas between them; end with an empty line.")


def yes_or_no() -> str:
    """Return how a yes or no is typed."""
    return tr("yes or no")


def say_yes_or_no() -> str:
    """Return what to say when it was neither."""
    return tr("Please answer yes or no.")


def as_it_was() -> str:
    """Return what Enter does where there is a longer answer already."""
    return tr("Enter keeps what is there")


def usual(answer: str) -> str:
    """Return what Enter answers."""
    if not answer:
        return tr("Enter: leave empty")
    return tr("Enter: {answer}", answer=answer)


def full_stop_empties() -> str:
    """Return how an answer that is there is taken out."""
    return tr("One full stop and nothing else leaves it empty.")


def example(answer: str) -> str:
    """Return an example's line."""
    return tr("Example: {answer}", answer=answer)


def file_amiss(name: str) -> str:
    """Return what to say when a text file cannot be used."""
    return tr("“{name}” cannot be read as plain text (UTF-8). Please try again.", name=name)


def file_not_found(name: str) -> str:
    """Return what to say when a text file is not there."""
    return tr("“{name}” was not found. Please try again.", name=name)


def _about_the_study() -> Mapping[Place, Question]:
    return {
        ("id",): Question(
            tr("A short id, the same in every version of this study."), "kind-nights-2027"
        ),
        ("version",): Question(tr("Which version of the study file is this?"), "1", "1"),
        ("title",): Question(tr("The study’s title."), tr("What helps on nights on call")),
        ("language",): Question(tr("The language of the notice."), "en", "en"),
        ("institution",): Question(tr("The institution that answers for the study.")),
        ("investigators",): Question(tr("The investigators, by name.")),
        ("assesses_participants",): Question(
            tr(
                "Does any investigator grade, assess or supervise anybody who may take part? With "
                "a yes, students could not freely say no, and the file is refused."
            )
        ),
        ("notice",): Question(
            tr(
                "The notice: what the study is for, what taking part means, how long it takes, "
                "risks and benefits, alternatives, that it is up to them and may be stopped. "
                "Students read all of it. That nobody reads this in time to help is always added."
            )
        ),
        ("ethics", "body"): Question(tr("The ethics board that approved the study.")),
        ("ethics", "number"): Question(tr("The approval’s number."), "2026-118"),
        ("ethics", "expires"): Question(
            tr("The last day on which the approval holds."), "2027-12-31"
        ),
    }


def _about_taking_part() -> Mapping[Place, Question]:
    return {
        ("minimum_age",): Question(tr("From which age may one take part?"), "18", "18"),
        ("payment",): Question(
            tr("Payment or other reward, or that there is none."), "", tr("There is no payment.")
        ),
        ("consent_record",): Question(
            tr("How is consent documented, or on what ground was a signature waived?"),
            tr("The board waived a signature; the program keeps a consent record."),
        ),
        ("compelled_disclosure",): Question(
            tr("Protection against being made to hand data over, if there is any."),
            tr("A certificate of confidentiality, number …"),
            "",
        ),
        ("site_permission",): Question(
            tr("Have the clinical sites given permission? Which, and when?")
        ),
        ("people_in_stories",): Question(
            tr("How are patients and named staff in stories handled, beyond their removal?")
        ),
        ("danger",): Question(
            tr("What happens if a text tells of danger or abuse, once somebody reads it?")
        ),
        ("retention",): Question(tr("How long are data kept, where, and what happens then?")),
        ("withdrawal", "terms"): Question(
            tr("What happens to data of somebody who withdraws, before and after the cut-off?")
        ),
        ("withdrawal", "until"): Question(
            tr("The last day on which data can still be taken out, not before the last night."),
            "2027-09-30",
        ),
        ("return", "how"): Question(
            tr(
                "How does a sealed file get to you? Give the whole address: students read this "
                "text in Heartbeat and on the printed sheet, and nowhere else."
            ),
            tr("Upload it at https://drop.example.org/nights; no name is asked for."),
        ),
        ("return", "hides_sender"): Question(
            tr("Does this way hide from you who sent a file? An e-mail does not.")
        ),
    }


def day_or_week() -> str:
    """Return what each way of keeping time tells of a student."""
    return tr(
        "“day” tells the order and distance of all nights, from a random day; “week” gives no day "
        "number, but tells where in the rotation a night lay."
    )


def _about_data() -> Mapping[Place, Question]:
    return {
        ("nights", "starts"): Question(tr("The first night you ask for."), "2027-01-11"),
        ("nights", "ends"): Question(tr("The last night you ask for."), "2027-06-30"),
        ("nights", "minimum"): Question(tr("The fewest nights that are of use in one file."), "10"),
        ("nights", "cooling_off_days"): Question(
            tr("How many days must a night be past before it is offered? From 7 to 60."), "7", "7"
        ),
        ("time", "kept"): Question(
            tr(
                "What do you need of time? {what} Days together with rotations or exam tags let "
                "the dates be found, with the clerkship calendar. “week” needs a reason.",
                what=day_or_week(),
            ),
            "day",
            "day",
        ),
        ("time", "reason"): Question(tr("Why are weeks of the rotation needed?")),
        ("order",): Question(
            tr("Do nights and entries stay in their order (kept), or not (shuffled)?"),
            "kept",
            "kept",
        ),
        ("replacement",): Question(
            tr("What stands for people in texts: “roles” in brackets, or “pseudonyms”?"),
            "roles",
            "roles",
        ),
        ("small_groups", "k"): Question(
            tr("How many students must a rotation group have to be named? At least 3."), "5", "5"
        ),
    }


def _about_rows() -> Mapping[Place, Question]:
    return {
        ("contact", "about"): Question(tr("What is it for?"), "questions"),
        ("contact", "name"): Question(tr("Name of the person or office.")),
        ("contact", "reach"): Question(tr("Telephone number, e-mail or address.")),
        ("group", "name"): Question(tr("The group’s name."), tr("Medicine")),
        ("group", "size"): Question(tr("How many students are in it at a time?"), "24"),
        ("group", "specialties"): Question(
            tr("Which rotations belong to it, as students may call them?"), "", ""
        ),
    }


PARTS: Final[tuple[tuple[Place, ...], ...]] = (
    (("id",), ("version",), ("title",), ("language",), ("institution",), ("investigators",)),
    (("assesses_participants",),),
    (("nights", "starts"), ("nights", "ends"), ("nights", "minimum")),
    (("ethics", "body"), ("ethics", "number"), ("ethics", "expires")),
    (("nights", "cooling_off_days"), ("time", "kept"), ("time", "reason"), ("order",)),
    (("replacement",), ("small_groups", "k")),
    (("notice",), ("minimum_age",), ("payment",), ("consent_record",)),
    (("compelled_disclosure",), ("site_permission",), ("people_in_stories",), ("danger",)),
    (("retention",), ("withdrawal", "terms"), ("withdrawal", "until")),
    (("return", "how"), ("return", "hides_sender")),
)
"""In which order the questions come."""
