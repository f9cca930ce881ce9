// Articles with their graphs as extracted; $ids: article ids
UNWIND $ids AS id MATCH (a:Article {id: id}) WHERE a.tally_unlinked IS NOT NULL
RETURN a.id AS id, a.title AS title, a.url AS url, a.outlet AS outlet, a.published AS published, a.text AS text,
       a.tally_unlinked AS unlinked, a.tally_place AS place, a.tally_content AS content, a.tally_extractor AS extractor
ORDER BY id
