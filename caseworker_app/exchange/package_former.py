"""Packages of earlier versions: what stood elsewhere then, brought to where it stands today."""

from __future__ import annotations

from typing import Any


def renew(said: dict[str, Any]) -> None:
    """Bring a package, as plain JSON, to today's shape, in place; what is in today's shape already stays as it is.

    Until schema 0005 an activity had one text as its indicator, and a plan its targets as a list of words.
    """
    case = said.get("case")
    if not isinstance(case, dict):
        return
    activities = case.get("activities")
    for activity in activities if isinstance(activities, list) else ():
        if isinstance(activity, dict) and isinstance(activity.get("indicator"), str) and "indicators" not in activity:
            activity["indicators"] = [line.strip() for line in activity.pop("indicator").splitlines() if line.strip()]
    plan = case.get("plan")
    if isinstance(plan, dict) and isinstance(plan.get("targets"), list) and "targets" not in case:
        case["targets"] = [{"name": name} for name in plan.pop("targets")]
