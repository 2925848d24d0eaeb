"""/mobilising/: what counties, departments and associations did to tell enterprises of the award (10)."""
