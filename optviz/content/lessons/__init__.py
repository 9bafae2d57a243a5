"""Lessons: questions with two settings each, in the order in which a course takes them."""

from optviz.content.lessons.batches import BATCHES
from optviz.content.lessons.coordinates import COORDINATES
from optviz.content.lessons.fitting import FITTING
from optviz.content.lessons.lesson import Claim, Group, Lesson, View
from optviz.content.lessons.networks import NETWORKS, OVERFITTING
from optviz.content.lessons.one_variable import ONE_VARIABLE
from optviz.content.lessons.places import PLACES
from optviz.content.lessons.valleys import VALLEYS

GROUPS = (
    *(ONE_VARIABLE, VALLEYS, COORDINATES, PLACES, FITTING),
    *(BATCHES, NETWORKS, OVERFITTING),
)
LESSONS: dict[str, Lesson] = {lesson.id: lesson for group in GROUPS for lesson in group.lessons}

__all__ = ["GROUPS", "LESSONS", "Claim", "Group", "Lesson", "View"]
