"""Study files, consent records, packages, sealing, and the study team's desk."""
