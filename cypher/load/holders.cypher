// Who holds some profiles, all in one row; <kind> is what their blocks are looked up by; $rows: maps of block and end (of the profile in tally_profiles, behind its count)
UNWIND $rows AS r MATCH (e:Entity {tally_<kind>: r.block})
WITH e.id AS id, [profile IN e.tally_profiles WHERE profile ENDS WITH r.end] AS held
WHERE size(held) > 0
RETURN collect(id) AS ids, collect(held[0]) AS profiles
