"""Complaints of examiners: inquiry, strike-off, referral (Article 29)."""
