"""Recipients of earlier cycles as they are taken in, and what became of the bodies that hold titles (3)."""
