"""From a case to what each diagram is drawn from: the diagrams are the data, nothing is typed a second time.

Unless full names are asked for, every person's name in any text becomes the person's initials, before anything is laid
out.

Each module ends with the diagrams that are read there (``DIAGRAMS``); ``diagrams/catalogue.py`` collects them.
"""

from caseworker_app.casework.ages import age_on, drawn_on
from caseworker_app.diagrams.from_case.around import ecomap_data, ecomap_pair_data
from caseworker_app.diagrams.from_case.client import bodymap_data, bpss_data, mindmap_data, quadrant_data, venn_data
from caseworker_app.diagrams.from_case.family import genogram, whole_family
from caseworker_app.diagrams.from_case.groups import last_sociogram, sociogram_data
from caseworker_app.diagrams.from_case.life import roadmap_data
from caseworker_app.diagrams.from_case.map_pairs import bodymap_pair_data, roadmap_pair_data, venn_pair_data
from caseworker_app.diagrams.from_case.numbers import scores_data, tokens_data
from caseworker_app.diagrams.from_case.over_time import (
    attainment_data,
    readings_data,
    scales_data,
    single_subjects_data,
)
from caseworker_app.diagrams.from_case.pairs import bpss_pair_data, quadrant_pair_data
from caseworker_app.diagrams.from_case.words import wording

__all__ = [
    "age_on",
    "attainment_data",
    "bodymap_data",
    "bodymap_pair_data",
    "bpss_data",
    "bpss_pair_data",
    "drawn_on",
    "ecomap_data",
    "ecomap_pair_data",
    "genogram",
    "last_sociogram",
    "mindmap_data",
    "quadrant_data",
    "quadrant_pair_data",
    "readings_data",
    "roadmap_data",
    "roadmap_pair_data",
    "scales_data",
    "scores_data",
    "single_subjects_data",
    "sociogram_data",
    "tokens_data",
    "venn_data",
    "venn_pair_data",
    "whole_family",
    "wording",
]
