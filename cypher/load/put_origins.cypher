// Where articles are from, their graphs being as they are; $rows: maps of id and tally_place, tally_content, tally_extractor
UNWIND $rows AS r MATCH (a:Article {id: r.id}) SET a += r RETURN count(a) AS count
