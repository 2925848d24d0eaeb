"""Applications: dossiers, screening, consultation, attestations, outcomes."""
