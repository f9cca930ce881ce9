"""News articles in; a knowledge graph out that a person can check, query and take away."""
