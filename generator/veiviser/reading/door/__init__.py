"""The one door through which what authors write reaches HTML: what may pass, judged on the tree that browsers build."""

from veiviser.reading.door.drawings import Flaw, fault_of_drawing
from veiviser.reading.door.fragments import Fault, faults_of_fragment
from veiviser.reading.door.served import faults_of_page

__all__ = ["Fault", "Flaw", "fault_of_drawing", "faults_of_fragment", "faults_of_page"]
