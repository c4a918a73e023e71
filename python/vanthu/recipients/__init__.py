"""Recipients: whom a document gives a task to, whom its list of recipients reaches, and how that list should read."""

from .asking import Asked, asked_of, reach_from
from .reach import Reach, reach_of
from .tasks import Task, tasks_in

__all__ = ["Asked", "Reach", "Task", "asked_of", "reach_from", "reach_of", "tasks_in"]
