"""The library of methods and cases (Articles 9, 10, 11)."""
