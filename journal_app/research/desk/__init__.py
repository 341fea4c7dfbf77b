"""The study team's side: opens sealed packages and writes what the team works with."""
