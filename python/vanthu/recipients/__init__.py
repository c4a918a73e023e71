"""Recipients: whom a document gives a task to, and whom its list reaches."""

from .reach import Reach, reach_of
from .tasks import Task, tasks_in

__all__ = ["Reach", "Task", "reach_of", "tasks_in"]
