// Labels and tallies of entities; $ids: entity ids
UNWIND $ids AS id MATCH (n:Entity {id: id})
RETURN n.id AS id, labels(n) AS labels, n.tally_names AS tally_names, n.tally_labels AS tally_labels,
       n.tally_forms AS tally_forms
