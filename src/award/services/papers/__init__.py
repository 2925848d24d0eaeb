"""Papers made by Typst from the records: the certificate for verification, the receipt of a filing."""
