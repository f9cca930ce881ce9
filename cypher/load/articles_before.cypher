// What the store has of these articles; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, a.title AS title, a.hash AS hash, a.tally_graph AS graph, a.pairs AS pairs, a.claims AS claims,
       a.tally_extraction AS extraction, a.tally_copy_of AS copy_of, a.tally_voice AS voice,
       a.tally_marks AS marks
