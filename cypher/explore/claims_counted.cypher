// How many claims of each kind and outlet an entity has
// $id: entity
MATCH (n:Entity {id: $id})
MATCH (n)-[r]-(:Entity)
WITH DISTINCT r
RETURN r.negated AS negated, r.modality AS modality, r.attributed_to IS NOT NULL AS attributed_to, r.outlet AS outlet,
       count(r) AS claims
