"""The special projects (专项) as the rules of a voucher ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from desk_union.funds.account.rules import ProjectFacts
from desk_union.funds.tables import Project

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def read_projects(session: Session) -> dict[int, ProjectFacts]:
    """By id."""
    rows = session.execute(select(Project.id, Project.name, Project.started_on, Project.finished_on))
    return {row.id: ProjectFacts(row.name, row.started_on, row.finished_on) for row in rows}
