// The profiles of the entities in some blocks, all in one row; <kind> is what the blocks are looked up by; $blocks: their names
UNWIND $blocks AS block MATCH (e:Entity {tally_<kind>: block})
UNWIND e.tally_profiles AS profile
RETURN collect(e.id) AS ids, collect(profile) AS profiles
