"""What stands beside sheets and results: private notes, reasons item by item, countersignatures."""
