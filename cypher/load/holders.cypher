// Who holds some profiles, all in one row; <kind> is what their blocks are looked up by; $rows: maps of block and ends (of profiles in tally_profiles, each behind its count)
UNWIND $rows AS r MATCH (e:Entity {tally_<kind>: r.block})
WITH e.id AS id, [profile IN e.tally_profiles WHERE any(end IN r.ends WHERE profile ENDS WITH end)] AS held
UNWIND held AS profile
RETURN collect(id) AS ids, collect(profile) AS profiles
