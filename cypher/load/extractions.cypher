// Articles with what copies are told by; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id})
RETURN a.id AS id, a.text AS text, a.outlet AS outlet, a.published AS published, a.tally_voice AS voice,
       a.tally_copy_of AS copy_of
