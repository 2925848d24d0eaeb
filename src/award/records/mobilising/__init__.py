"""What counties, departments and associations did to tell enterprises of the award (Article 10)."""
