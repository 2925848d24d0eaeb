"""Courses: sessions, who signed up, who came, papers, evaluations (Articles 9, 11, 12, 14)."""
