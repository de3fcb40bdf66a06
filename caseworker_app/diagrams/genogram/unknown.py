"""Partners of whom nothing is known: a symbol with «?» for each, so that a drawing shows that there is somebody."""

from __future__ import annotations

import dataclasses

from caseworker_app.diagrams.genogram.family import Family, Member, Sex

OTHER: dict[Sex, Sex] = {"L": "P", "P": "L", "U": "U"}


def with_unknown_partners(family: Family) -> Family:
    """The family with a symbol for the second partner of each couple of which only one is on record.

    Who adopted or fosters a child alone has no partner. The other parent of a child born to somebody is of the other
    sex; of a partner without such a child not even that is known.
    """
    known = {member.key: member for member in family.members}
    members, couples = list(family.members), []
    for couple in family.couples:
        born = any(link.kind == "biologis" and link.key in known for link in couple.children)
        alone = known.get(couple.partners[0]) if len(couple.partners) == 1 else None
        if alone is None or not (born or couple.kind != "belum_diketahui"):
            couples.append(couple)
            continue
        sex = OTHER[alone.sex] if born or couple.kind == "menikah" else "U"
        partner = Member(f"{couple.key}/2", sex, unknown=True)
        members.append(partner)
        couples.append(dataclasses.replace(couple, partners=(alone.key, partner.key)))
    return dataclasses.replace(family, members=tuple(members), couples=tuple(couples))
