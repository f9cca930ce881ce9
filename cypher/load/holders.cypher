// Who holds some profiles, all in one row; <kind> is what their blocks are looked up by; $rows: maps of block and end (of the profile in tally_profiles, behind its count)
UNWIND $rows AS r MATCH (e:Entity {tally_<kind>: r.block})
UNWIND e.tally_profiles AS profile
WITH r, e, profile WHERE profile ENDS WITH r.end
RETURN collect(e.id) AS ids, collect(profile) AS profiles
