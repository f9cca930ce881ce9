// Entities that carry a second label since a load was ended between its two transactions
MATCH (n:Entity) WHERE size(labels(n)) > 2 RETURN n.id AS id
