"""What people do: acts that join forms and records, or reach outside. No request is known here."""
