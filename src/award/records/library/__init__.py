"""The library of examiners: what is known of them across cycles, appointments, undertakings."""
