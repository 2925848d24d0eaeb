"""The register of official papers: what was made, its versions, the stamped scan; the house template."""
