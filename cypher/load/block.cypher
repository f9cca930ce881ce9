// The profiles of the entities in some blocks of the kind put in place of <kind>; $blocks: their names
UNWIND $blocks AS block MATCH (e:Entity {tally_<kind>: block})
RETURN e.id AS id, e.tally_profiles AS profiles
